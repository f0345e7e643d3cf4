import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFrameBatch } from './frameBatch.ts';

let frames: FrameRequestCallback[] = [];

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback));
  vi.stubGlobal('cancelAnimationFrame', (id: number) => delete frames[id - 1]);
});
afterEach(() => vi.unstubAllGlobals());

function paint(): void {
  for (const callback of frames.splice(0)) callback?.(0);
}

it('hands on once a frame all that came since the last, in its order', () => {
  const given: string[] = [];
  const batch = createFrameBatch((text: string) => given.push(text));
  batch.add('A ');
  batch.add('red ');
  expect(given).toEqual([]);
  paint();
  expect(given).toEqual(['A ', 'red ']);
  batch.add('dog');
  paint();
  expect(given).toEqual(['A ', 'red ', 'dog']);
});

it('hands on the rest when it is flushed, and not again with the frame', () => {
  const given: string[] = [];
  const batch = createFrameBatch((text: string) => given.push(text));
  batch.add('rest');
  batch.flush();
  paint();
  batch.flush();
  expect(given).toEqual(['rest']);
});
