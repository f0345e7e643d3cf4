import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notice } from '../../domain/answer.ts';
import type { AppError } from '../../domain/errors.ts';
import { type ColourGrid, colourGrid, gridDifference } from '../../domain/frameGrid.ts';
import { uniform } from '../../domain/samplers/uniform/uniform.ts';
import { type Seconds, seconds } from '../../domain/units.ts';
import type { DecodedFrame, OpenClip } from '../../pipeline/ports.ts';
import { media } from './media.ts';

const fixtures = new URL('/e2e/fixtures/media/', location.origin);

/** ffmpeg's own decoding: presentation time in seconds and mean luma of every frame (scripts/make-media-fixtures.sh). */
type Listed = readonly (readonly [time: number, luma: number])[];
const listed: Readonly<Record<string, Listed>> = await (await fetch(new URL('frames.json', fixtures))).json();

/** Its frames tell which way is up, so that the middle says nothing of the mean. */
const notPlain = 'rotated.mp4';

/** ffprobe's own list: presentation time in seconds of every key frame that is shown. */
const keys: Readonly<Record<string, readonly number[]>> = await (await fetch(new URL('keys.json', fixtures))).json();

async function fixture(name: string): Promise<File> {
  const response = await fetch(new URL(name, fixtures));
  return new File([await response.blob()], name);
}

const never = new AbortController().signal;
const open = async (name: string) => media.open(await fixture(name), never);

/** Time and luma of the middle of each frame, which is plain grey in the fixtures. */
type Seen = { readonly time: number; readonly luma: number };

async function look(clip: OpenClip, times: readonly Seconds[], notices: Notice[] = []): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for await (const frame of clip.frames(times, (notice) => notices.push(notice), never)) {
    using shown = frame;
    seen.push({ time: shown.time, luma: await lumaOf(shown) });
  }
  return seen;
}

async function lumaOf(frame: DecodedFrame): Promise<number> {
  const { data, planes, width, height } = await frame.pixels();
  const [luma] = planes;
  return data[(luma?.offset ?? 0) + (height >> 1) * (luma?.stride ?? 0) + (width >> 1)] ?? Number.NaN;
}

const sampled = (clip: OpenClip, frames: number) => uniform.sample(clip.info, { frames });

/** What ffmpeg shows at `time`. */
function expected(name: string, time: number): Seen {
  const frames = listed[name] ?? [];
  const [first] = frames;
  const [shown, luma] = frames.findLast(([from]) => from <= time + 1e-6) ?? first ?? [Number.NaN, Number.NaN];
  return { time: shown, luma };
}

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

describe('a good clip', () => {
  it.each(Object.keys(listed))('shows the frames of %s that ffmpeg shows at the same times', async (name) => {
    await using clip = await open(name);
    const times = sampled(clip, 16);
    const seen = await look(clip, times);
    expect(seen.map(({ time }) => time)).toEqual(times.map((time) => expect.closeTo(expected(name, time).time, 4)));
    if (name === notPlain) return;
    for (const [i, { luma }] of seen.entries()) {
      expect(Math.abs(luma - expected(name, times[i] ?? 0).luma)).toBeLessThan(2);
    }
  });

  it.each(Object.keys(listed))('lists the times of the frames of %s as ffmpeg does', async (name) => {
    await using clip = await open(name);
    expect(clip.info.frameTimes).toEqual(listed[name]?.map(([time]) => expect.closeTo(time, 4)));
    expect(clip.info.frameCount).toBe(listed[name]?.length);
  });

  it.each([
    ['bframes.mp4', { container: 'MP4', frameCount: 50, start: 0, duration: 2, width: 96, height: 64, rotation: 0 }],
    ['bframes.mov', { container: 'MOV', frameCount: 50, start: 0, duration: 2 }],
    ['bframes.mkv', { container: 'Matroska', frameCount: 50, start: 0, duration: 2 }],
    ['vp9.webm', { container: 'WebM', frameCount: 50, start: 0, duration: 2, width: 96, height: 64 }],
    ['variable-rate.mp4', { frameCount: 22 }],
    ['one-frame.mp4', { frameCount: 1, start: 0, duration: 0.04 }],
    ['odd-size.mp4', { width: 127, height: 95 }],
    ['anamorphic.mp4', { width: 192, height: 64 }],
    ['rotated.mp4', { width: 64, height: 96, rotation: 90 }],
    ['negative-start.mp4', { start: 0, duration: 0.68 }],
    ['fragmented.mp4', { frameCount: 50, start: 0.08, duration: 2 }],
  ])('tells what %s is', async (name, info) => {
    await using clip = await open(name);
    expect(clip.info).toMatchObject({ ...info, name, size: (await fixture(name)).size });
  });

  it('names the codec as the file does', async () => {
    await using clip = await open('bframes.mp4');
    expect(clip.info.codec).toMatch(/^avc1\.[0-9a-f]{6}$/);
  });

  it('shows the first frame before the first, the last after the last', async () => {
    await using clip = await open('fragmented.mp4');
    const seen = await look(clip, [seconds(0), seconds(99)]);
    expect(seen.map(({ time }) => time)).toEqual([expect.closeTo(0.08, 4), expect.closeTo(2.04, 4)]);
  });

  it('shows a frame again for each time it is shown at', async () => {
    await using clip = await open('one-frame.mp4');
    const seen = await look(clip, sampled(clip, 5));
    expect(seen).toEqual(Array.from({ length: 5 }, () => ({ time: 0, luma: 20 })));
  });
});

describe('key frames', () => {
  it.each(Object.entries(keys))('of %s are those that ffprobe lists, at the same times', async (name, expectedKeys) => {
    await using clip = await open(name);
    const times = await clip.keyTimes(never);
    expect(times).toEqual(expectedKeys.map((time) => expect.closeTo(time, 4)));
  });

  it.each(Object.keys(keys))('of %s are found again at their own times', async (name) => {
    await using clip = await open(name);
    const times = await clip.keyTimes(never);
    expect((await look(clip, times)).map(({ time }) => time)).toEqual(times.map((time) => expect.closeTo(time, 9)));
  });

  it.each(['truncated.mp4', 'truncated.webm'])('of %s end where it breaks off', async (name) => {
    await using clip = await open(name);
    const whole = keys[name === 'truncated.mp4' ? 'bframes.mp4' : 'vp9.webm'] ?? [];
    const readable = whole.filter((time) => time < clip.info.start + clip.info.duration);
    expect(readable.length).toBeLessThan(whole.length);
    expect(await clip.keyTimes(never)).toEqual(readable.map((time) => expect.closeTo(time, 3)));
  });

  it('are not listed once aborted, which throws the reason', async () => {
    await using clip = await open('bframes.mp4');
    await expect(clip.keyTimes(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a frame', () => {
  const first = async (clip: OpenClip) => {
    for await (const frame of clip.frames([clip.info.start], () => {}, never)) return frame;
    throw new Error('no frame');
  };

  it('has the pixels as decoded, before rotation', async () => {
    await using clip = await open('rotated.mp4');
    using frame = await first(clip);
    expect(await frame.pixels()).toMatchObject({
      width: 96,
      height: 64,
      rotation: 90,
      matrix: 'bt601',
      fullRange: false,
    });
  });

  it('has every pixel of an odd size', async () => {
    await using clip = await open('odd-size.mp4');
    using frame = await first(clip);
    const { data, planes, format } = await frame.pixels();
    expect(format).toBe('I444');
    expect(planes).toHaveLength(3);
    expect(data.byteLength).toBeGreaterThanOrEqual(3 * 127 * 95);
  });

  it.each(['rotated.mp4', 'anamorphic.mp4'])('has an upright picture of %s at display aspect', async (name) => {
    await using clip = await open(name);
    using frame = await first(clip);
    const picture = await createImageBitmap(new Blob([await frame.thumbnail(32)], { type: 'image/jpeg' }));
    expect([picture.width, picture.height]).toEqual([Math.round((32 * clip.info.width) / clip.info.height), 32]);
  });

  it('has its white left half on top where the file says a quarter turn clockwise', async () => {
    await using clip = await open('rotated.mp4');
    using frame = await first(clip);
    const picture = await createImageBitmap(new Blob([await frame.thumbnail(96)], { type: 'image/jpeg' }));
    const context = new OffscreenCanvas(64, 96).getContext('2d');
    context?.drawImage(picture, 0, 0);
    expect(context?.getImageData(32, 10, 1, 1).data[0]).toBeGreaterThan(240);
    expect(context?.getImageData(32, 86, 1, 1).data[0]).toBeLessThan(15);
  });

  it('is mapped to eight bits RGB by the browser where it has ten', async () => {
    await using clip = await open('hdr10.webm');
    using frame = await first(clip);
    expect(await frame.pixels()).toMatchObject({ format: 'RGBA', matrix: 'rgb', fullRange: true });
  });

  it.each(['bframes.mp4', 'vp9.webm', 'odd-size.mp4'])(
    'of %s differs from the next by as much as it is lighter',
    async (name) => {
      await using clip = await open(name);
      const grids: ColourGrid[] = [];
      for await (const frame of clip.frames([seconds(0.02), seconds(0.22)], () => {}, never)) {
        using shown = frame;
        grids.push(colourGrid(await shown.pixels()));
      }
      const [one = new Float32Array(), other = new Float32Array()] = grids;
      // Five frames further, four codes of 219 each.
      expect(gridDifference(one, other)).toBeCloseTo(20 / 219, 2);
    },
  );

  it('is read from the first of its video tracks that can be decoded, and says so', async () => {
    await using clip = await open('two-codecs.mp4');
    expect(clip.info).toMatchObject({ frameCount: 50, codec: expect.stringMatching(/^avc1/) });
    const notices: Notice[] = [];
    const [seen] = await look(clip, sampled(clip, 1), notices);
    expect(seen?.luma).toBeCloseTo(expected('bframes.mp4', seen?.time ?? 0).luma, -1);
    expect(notices).toEqual([{ code: 'one-of-tracks', number: 2, total: 2 }]);
  });

  it('decodes where it has an alpha plane', async () => {
    await using clip = await open('alpha.webm');
    expect(await look(clip, sampled(clip, 4))).toHaveLength(4);
  });
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
