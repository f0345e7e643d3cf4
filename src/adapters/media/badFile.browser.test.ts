import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notice } from '../../domain/answer.ts';
import type { AppError } from '../../domain/errors.ts';
import { seconds } from '../../domain/units.ts';
import { media } from './media.ts';
import { expected, fixture, look, never, open, sampled } from './mediaFixtures.ts';

/** VideoFrames that decoders and copies made. A closed or transferred one has no width any more. */
const made: VideoFrame[] = [];
const living = () => made.filter((frame) => frame.codedWidth > 0).length;
const { clone } = VideoFrame.prototype;
const Decoder = VideoDecoder;

const watched = (frame: VideoFrame) => {
  made.push(frame);
  return frame;
};

beforeEach(() => {
  made.length = 0;
  VideoFrame.prototype.clone = function (this: VideoFrame) {
    return watched(clone.call(this));
  };
  globalThis.VideoDecoder = class extends Decoder {
    constructor(init: VideoDecoderInit) {
      super({ ...init, output: (frame) => init.output(watched(frame)) });
    }
  };
});

afterEach(() => {
  VideoFrame.prototype.clone = clone;
  globalThis.VideoDecoder = Decoder;
});

describe('a bad file', () => {
  it.each([
    ['empty.mp4', 'file-empty', {}],
    ['text.mp4', 'file-not-video', {}],
    ['old.avi', 'file-not-video', {}],
    ['no-moov.mp4', 'file-truncated', {}],
    ['endless.mp4', 'file-damaged', {}],
    ['encrypted.mp4', 'file-protected', {}],
    ['audio-only.mp4', 'no-video-track', {}],
    ['hevc.mp4', 'codec-unsupported', { codec: 'HEVC (H.265)', parameter: expect.stringMatching(/^(hvc1|hev1)\./) }],
    ['mpeg4-visual.mp4', 'codec-unsupported', { codec: 'MPEG-4 Visual', browsers: 'none' }],
    ['mjpeg.mov', 'codec-unsupported', { codec: 'Motion JPEG', browsers: 'none' }],
    ['prores.mov', 'codec-unsupported', { codec: 'ProRes', parameter: expect.stringMatching(/^ap/) }],
  ])('%s is refused as %s', async (name, code, detail) => {
    const failure: AppError = await open(name).then(
      () => expect.unreachable(),
      (reason: AppError) => reason,
    );
    expect(failure).toMatchObject({ name: 'AppError', code, detail });
  });

  it('that would be read without end is let go of when the user cancels', async () => {
    const cancel = new AbortController();
    const opening = media.open(await fixture('endless.mp4'), cancel.signal);
    setTimeout(() => cancel.abort(new Error('cancelled')), 500);
    await expect(opening).rejects.toThrow('cancelled');
  });

  it.each(['truncated.mp4', 'truncated.webm'])('%s is sampled up to where it breaks off, and says so', async (name) => {
    await using clip = await open(name);
    const whole = name === 'truncated.mp4' ? 'bframes.mp4' : 'vp9.webm';
    expect(clip.info.duration).toBeGreaterThan(0.3);
    expect(clip.info.duration).toBeLessThan(1.6);
    const notices: Notice[] = [];
    const times = sampled(clip, 8);
    const seen = await look(clip, times, notices);
    expect(notices).toEqual([{ code: 'clip-truncated', until: clip.info.duration }]);
    expect(seen.map(({ time }) => time)).toEqual(times.map((time) => expect.closeTo(expected(whole, time).time, 3)));
  });

  it.each(['truncated.mp4', 'truncated.webm', 'fragmented.mp4', 'bframes.mp4'])(
    '%s gives frames or a typed error wherever it is cut',
    async (name) => {
      const whole = await fixture(name);
      const cuts = Array.from({ length: 32 }, (_, i) => Math.floor((whole.size * (i + 1)) / 33));
      for (const cut of cuts) {
        const outcome = await media
          .open(new File([whole.slice(0, cut)], name), never)
          .then(async (opened) => {
            await using clip = opened;
            return (await look(clip, sampled(clip, 4))).length;
          })
          .catch((failure: AppError) => failure.code);
        expect([1, 2, 3, 4, 'file-not-video', 'file-truncated', 'decode-failed']).toContain(outcome);
      }
      expect(living()).toBe(0);
    },
  );

  it('loses no frame outside the damaged group of pictures, and counts those inside', async () => {
    await using clip = await open('damaged.mp4');
    const times = sampled(clip, 50);
    const notices: Notice[] = [];
    const seen = await look(clip, times, notices);
    // The damage is in the third group of twelve frames.
    const intact = times.filter((_, i) => i < 24 || i >= 36).map((time) => expected('bframes.mp4', time));
    for (const { time, luma } of intact) {
      expect(seen).toContainEqual({ time: expect.closeTo(time, 4), luma: expect.closeTo(luma, -1) });
    }
    expect(notices).toEqual([{ code: 'frames-undecodable', count: times.length - seen.length }]);
  });

  it('throws decode-failed when not one wanted frame can be decoded', async () => {
    await using clip = await open('damaged.mp4');
    await expect(look(clip, [seconds(1.3), seconds(1.35)])).rejects.toMatchObject({ code: 'decode-failed' });
  });
});

describe('VideoFrames', () => {
  it.each(['bframes.mp4', 'one-frame.mp4', 'damaged.mp4', 'alpha.webm'])(
    'of %s are all closed at the end',
    async (name) => {
      await using clip = await open(name);
      await look(clip, sampled(clip, 12));
      expect(made.length).toBeGreaterThan(0);
      expect(living()).toBe(0);
    },
  );

  it('are closed when the receiver leaves early', async () => {
    await using clip = await open('bframes.mp4');
    for await (const frame of clip.frames(sampled(clip, 50), () => {}, never)) {
      using shown = frame;
      if (shown.time > 0.3) break;
    }
    await expect.poll(living).toBe(0);
  });

  it('are closed when the work is aborted, which throws the reason', async () => {
    await using clip = await open('bframes.mp4');
    const controller = new AbortController();
    const work = async () => {
      for await (const frame of clip.frames(sampled(clip, 50), () => {}, controller.signal)) {
        using shown = frame;
        if (shown.time > 0.3) controller.abort();
      }
    };
    await expect(work()).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(living).toBe(0);
  });
});

it('opens nothing once aborted', async () => {
  await expect(media.open(await fixture('bframes.mp4'), AbortSignal.abort())).rejects.toMatchObject({
    name: 'AbortError',
  });
});
