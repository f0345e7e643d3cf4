import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

async function drain<T>(stream: AsyncGenerator<unknown, T, undefined>): Promise<T> {
  for (;;) {
    const { done, value } = await stream.next();
    if (done) return value;
  }
}

const never = new AbortController().signal;

describe('taking turns', () => {
  it('starts work only when the work before it has ended', async () => {
    const turns = new Turns();
    const log: string[] = [];
    const work = (name: string) =>
      async function* () {
        log.push(`${name} starts`);
        yield;
        await Promise.resolve();
        log.push(`${name} ends`);
        return name;
      };
    const both = await Promise.all([drain(turns.inTurn(work('a'), never)), drain(turns.inTurn(work('b'), never))]);
    expect(both).toEqual(['a', 'b']);
    expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends']);
  });

  it('goes on after work that failed, and after work that was left half-way', async () => {
    const turns = new Turns();
    const failing = async function* (): AsyncGenerator<undefined, undefined, undefined> {
      yield;
      throw new Error('no');
    };
    const endless = async function* (): AsyncGenerator<number, undefined, undefined> {
      for (let i = 0; ; i++) yield i;
    };
    const fine = async function* () {
      yield;
      return 'fine';
    };
    await expect(drain(turns.inTurn(failing, never))).rejects.toThrow('no');
    for await (const i of turns.inTurn(endless, never)) if (i === 3) break;
    expect(await drain(turns.inTurn(fine, never))).toBe('fine');
  });

  it('skips work that was cancelled while it waited', async () => {
    const turns = new Turns();
    const controller = new AbortController();
    let started = false;
    const work = async function* () {
      yield;
      started = true;
    };
    controller.abort();
    await expect(drain(turns.inTurn(work, controller.signal))).rejects.toThrow('abort');
    expect(started).toBe(false);
  });
});
