import { describe, expect, it } from 'vitest';
import type { WatchEvent } from '../domain/answer.ts';
import { AppError } from '../domain/errors.ts';
import type { ComparedFrames, SignalName } from '../domain/signals.ts';
import { milliseconds, seconds } from '../domain/units.ts';
import { type GreyClip, greyClip } from './clipForTests.ts';
import type { ShotPort } from './ports.ts';
import { type Source, survey } from './survey.ts';

const sourceOf = (clip: GreyClip): Source => ({ id: 'clip', clip, findings: {} });

/** A clock that goes on by a millisecond whenever it is read. */
function ticking(): () => ReturnType<typeof milliseconds> {
  let time = 0;
  return () => milliseconds(time++);
}

const never = new AbortController().signal;

async function surveyed<Name extends SignalName>(source: Source, names: readonly Name[], signal = never) {
  const events: WatchEvent[] = [];
  const work = survey(source, names, ticking(), signal);
  let step = await work.next();
  for (; !step.done; step = await work.next()) events.push(step.value);
  return { ...step.value, events };
}

describe('a survey', () => {
  it('of nothing decodes nothing and is no stage', async () => {
    const clip = greyClip([0, 0, 0]);
    expect(await surveyed(sourceOf(clip), [])).toEqual({ signals: {}, stages: [], events: [] });
    expect(clip.decoded).toEqual([]);
  });

  it('finds how far each frame is from the one before, by its own time', async () => {
    const { signals } = await surveyed(sourceOf(greyClip([0, 0, 255, 204])), ['difference']);
    expect(signals.difference.times).toEqual([0, 0.1, 0.2, 0.3]);
    expect(signals.difference.values).toEqual([0, 0, expect.closeTo(1, 5), expect.closeTo(0.2, 5)]);
  });

  it('takes a frame that two moments meet for one', async () => {
    const clip = greyClip([0, 255]);
    const source = sourceOf({ ...clip, info: { ...clip.info, frameCount: 6, frameTimes: null } });
    const { signals } = await surveyed(source, ['difference']);
    expect(signals.difference.times).toEqual([0, 0.1]);
  });

  it('tells how far it is', async () => {
    const { events } = await surveyed(sourceOf(greyClip([0, 1])), ['difference']);
    const stage = { type: 'stage', stage: 'survey', total: 2 };
    expect(events).toEqual([0, 1, 2].map((done) => ({ ...stage, done })));
  });

  it('lists key frames without decoding any', async () => {
    const clip = greyClip(Array.from({ length: 12 }, () => 0));
    const { signals } = await surveyed(sourceOf(clip), ['keyTimes']);
    expect(signals.keyTimes).toEqual([0, 0.5, 1]);
    expect(clip.decoded).toEqual([]);
  });

  it('compares the frames once for all signals that rest on them', async () => {
    const clip = greyClip([0, 9, 9]);
    const source = sourceOf(clip);
    await surveyed(source, ['difference']);
    const decoded = clip.decoded.length;
    await surveyed(source, ['shots']);
    expect(clip.decoded).toHaveLength(decoded);
  });

  it('has shots found by the detector, which sees the frames that were compared', async () => {
    const boundaries = [{ begin: seconds(0.1), end: seconds(0.2) }];
    const seen: ComparedFrames[] = [];
    const shots: ShotPort = {
      detect: async (frames) => {
        seen.push(frames);
        return boundaries;
      },
    };
    const { signals, events } = await surveyed({ ...sourceOf(greyClip([0, 0, 255])), shots }, ['shots']);
    expect(signals.shots).toEqual({ boundaries, fallback: null });
    expect(seen.map(({ times, grids }) => [times, grids.length])).toEqual([[[0, 0.1, 0.2], 3]]);
    expect(events.filter(({ type }) => type === 'notice')).toEqual([]);
  });

  it('has shots found by the rule where the detector fails, and says so whenever they are used', async () => {
    const detect = async () => {
      throw new AppError('backend-wrong-numbers');
    };
    const black = Array.from({ length: 12 }, () => 0);
    const source: Source = { ...sourceOf(greyClip([...black, ...black.map(() => 255)])), shots: { detect } };
    const notice = { type: 'notice', notice: { code: 'shots-by-rule', reason: 'backend-wrong-numbers' } };
    for (const _ of ['found', 'known']) {
      const { signals, events } = await surveyed(source, ['shots']);
      expect(signals.shots).toEqual({ boundaries: [{ begin: 1.2, end: 1.2 }], fallback: 'backend-wrong-numbers' });
      expect(events.filter(({ type }) => type === 'notice')).toEqual([notice]);
    }
  });

  it('is made once a clip: later it comes from the cache, with the time it took', async () => {
    const clip = greyClip([0, 9, 9]);
    const source = sourceOf(clip);
    const first = await surveyed(source, ['difference']);
    const decoded = clip.decoded.length;
    const second = await surveyed(source, ['difference']);
    expect(clip.decoded).toHaveLength(decoded);
    expect(second.signals).toEqual(first.signals);
    expect(second.events).toEqual([]);
    expect([first.stages, second.stages]).toEqual([
      [{ stage: 'survey', time: 1, cached: false }],
      [{ stage: 'survey', time: 1, cached: true }],
    ]);
  });

  it('is not kept when it is aborted half-way, and leaves no frame undisposed', async () => {
    const clip = greyClip([0, 1, 2, 3, 4]);
    const source = sourceOf(clip);
    const controller = new AbortController();
    const work = survey(source, ['difference'], ticking(), controller.signal);
    await work.next();
    await work.next();
    controller.abort();
    await expect(work.next()).rejects.toThrow('abort');
    expect(source.findings).toEqual({});
    expect(clip.living()).toBe(0);
  });

  it('that is left half-way leaves no frame undisposed', async () => {
    const clip = greyClip([0, 1, 2, 3, 4]);
    for await (const event of survey(sourceOf(clip), ['difference'], ticking(), never)) {
      if (event.type === 'stage' && event.done === 2) break;
    }
    expect(clip.living()).toBe(0);
  });
});

it('a survey meets every frame of a short clip, however unevenly they are shown', async () => {
  const clip = greyClip([0, 51, 102, 153, ...Array.from({ length: 36 }, () => 204)]);
  const frameTimes = [0, 0.1, 0.2, 0.3, 0.4].map(seconds);
  const source = sourceOf({ ...clip, info: { ...clip.info, frameCount: 5, frameTimes } });
  const { signals } = await surveyed(source, ['difference']);
  expect(signals.difference.values).toEqual([0, ...Array.from({ length: 4 }, () => expect.closeTo(0.2, 5))]);
});
