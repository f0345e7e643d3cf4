import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notice } from '../../domain/answer.ts';
import type { AppError } from '../../domain/errors.ts';
import { uniform } from '../../domain/samplers/uniform/uniform.ts';
import { type Seconds, seconds } from '../../domain/units.ts';
import type { DecodedFrame, OpenClip } from '../../pipeline/ports.ts';
import { media } from './media.ts';

const fixtures = new URL('/e2e/fixtures/pictures/', location.origin);

async function fixture(name: string): Promise<File> {
  const response = await fetch(new URL(name, fixtures));
  return new File([await response.blob()], name);
}

const never = new AbortController().signal;
const open = async (name: string) => media.open(await fixture(name), never);

/** The value of a frame's first colour at a place given in parts of its width and height. */
type Place = readonly [across: number, down: number];
const middle: Place = [0.5, 0.5];

async function valueAt(frame: DecodedFrame, [across, down]: Place): Promise<number> {
  const { data, planes, width, height, format } = await frame.pixels();
  expect(format).toMatch(/^(RGB|BGR)[AX]$/);
  const [{ offset, stride } = { offset: 0, stride: 0 }] = planes;
  return data[offset + Math.floor(down * height) * stride + 4 * Math.floor(across * width)] ?? Number.NaN;
}

type Seen = { readonly time: number; readonly value: number };

async function look(clip: OpenClip, times: readonly Seconds[], place = middle, notices: Notice[] = []) {
  const seen: Seen[] = [];
  for await (const frame of clip.frames(times, (notice) => notices.push(notice), never)) {
    using shown = frame;
    seen.push({ time: shown.time, value: await valueAt(shown, place) });
  }
  return seen;
}

const sampled = (clip: OpenClip, frames: number) => uniform.sample(clip.info, { frames });

/** VideoFrames that were decoded, drawn and copied. A closed one has no width any more. */
const made: VideoFrame[] = [];
const living = () => made.filter((frame) => frame.codedWidth > 0).length;
const Frame = VideoFrame;
const { clone } = VideoFrame.prototype;
const { decode } = ImageDecoder.prototype;

beforeEach(() => {
  made.length = 0;
  VideoFrame.prototype.clone = function (this: VideoFrame) {
    const copy = clone.call(this);
    made.push(copy);
    return copy;
  };
  ImageDecoder.prototype.decode = async function (this: ImageDecoder, options?: ImageDecodeOptions) {
    const result = await decode.call(this, options);
    made.push(result.image);
    return result;
  };
  globalThis.VideoFrame = new Proxy(Frame, {
    construct: (target, given: ConstructorParameters<typeof VideoFrame>) => {
      const frame = new target(...given);
      made.push(frame);
      return frame;
    },
  });
});

afterEach(() => {
  VideoFrame.prototype.clone = clone;
  ImageDecoder.prototype.decode = decode;
  globalThis.VideoFrame = Frame;
});

/** Of animated.*: delays of 50, 0, 300, 10, 20 and 1000 ms, of which browsers show 0 and 10 for 100. */
const starts = [0, 0.05, 0.15, 0.45, 0.55, 0.57];
const duration = 1.57;
const animations = ['animated.gif', 'animated.png', 'animated.webp'];

describe('an animated picture', () => {
  it.each([
    ['animated.gif', 'GIF', 'image/gif'],
    ['animated.png', 'APNG', 'image/png'],
    ['animated.webp', 'WebP', 'image/webp'],
  ])('%s is a clip of its frames at their own times, played once', async (name, container, codec) => {
    await using clip = await open(name);
    expect(clip.info).toMatchObject({ name, container, codec, width: 96, height: 64, rotation: 0, frameCount: 6 });
    expect(clip.info.duration).toBeCloseTo(duration, 6);
    expect(clip.info.frameTimes).toEqual(starts.map((start) => expect.closeTo(start, 6)));
    expect(await clip.keyTimes(never)).toEqual([0]);
  });

  it.each(animations)('%s shows at each time the frame that began last', async (name) => {
    await using clip = await open(name);
    const times = sampled(clip, 16);
    const expected = times.map((time) => starts.findLastIndex((start) => start <= time));
    expect(await look(clip, times)).toEqual(
      expected.map((index) => ({
        time: expect.closeTo(starts[index] ?? Number.NaN, 6),
        value: expect.closeTo(20 + 30 * index, -0.5),
      })),
    );
  });

  it.each(animations)('%s keeps what a frame leaves as it was', async (name) => {
    await using clip = await open(name);
    const seen = await look(clip, starts.map(seconds), [0.9, 0.5]);
    expect(seen.map(({ value }) => value)).toEqual(starts.map(() => 255));
  });

  it('is known by its first bytes, whatever it is called', async () => {
    const file = new File([await fixture('animated.gif')], 'holiday.mp4', { type: 'video/mp4' });
    await using clip = await media.open(file, never);
    expect(clip.info).toMatchObject({ name: 'holiday.mp4', container: 'GIF', frameCount: 6 });
  });
});

describe('a still picture', () => {
  it.each([
    ['still.gif', 'GIF'],
    ['still.webp', 'WebP'],
    ['still.avif', 'AVIF'],
  ])('%s is a clip of one frame and no duration', async (name, container) => {
    await using clip = await open(name);
    expect(clip.info).toMatchObject({ container, width: 96, height: 64, start: 0, duration: 0, frameCount: 1 });
    const seen = await look(clip, sampled(clip, 3));
    expect(seen.map(({ time }) => time)).toEqual([0, 0, 0]);
    for (const { value } of seen) expect(Math.abs(value - 200)).toBeLessThan(4);
  });

  it('is on black where it is transparent', async () => {
    await using clip = await open('transparent.png');
    expect(clip.info).toMatchObject({ container: 'PNG', frameCount: 1 });
    expect(await look(clip, [seconds(0)], [0.25, 0.5])).toEqual([{ time: 0, value: 0 }]);
    expect(await look(clip, [seconds(0)], [0.75, 0.5])).toEqual([{ time: 0, value: 200 }]);
  });

  it('stands upright where its EXIF data says how it was held', async () => {
    await using clip = await open('turned.jpg');
    expect(clip.info).toMatchObject({ container: 'JPEG', width: 64, height: 96, rotation: 0 });
    const [above] = await look(clip, [seconds(0)], [0.5, 0.1]);
    const [below] = await look(clip, [seconds(0)], [0.5, 0.9]);
    expect(above?.value).toBeGreaterThan(240);
    expect(below?.value).toBeLessThan(15);
    for await (const frame of clip.frames([seconds(0)], () => {}, never)) {
      using shown = frame;
      const picture = await createImageBitmap(new Blob([await shown.thumbnail(48)], { type: 'image/jpeg' }));
      expect([picture.width, picture.height]).toEqual([32, 48]);
    }
  });

  it('of twenty million pixels is read with fewer, and says its own size', async () => {
    await using clip = await open('large.png');
    expect(clip.info).toMatchObject({ width: 5000, height: 4000 });
    for await (const frame of clip.frames([seconds(0)], () => {}, never)) {
      using shown = frame;
      const { width, height } = await shown.pixels();
      expect(width * height).toBeLessThanOrEqual(2 ** 24);
      expect(width / height).toBeCloseTo(1.25, 2);
    }
    expect(living()).toBe(0);
  });
});

describe('a bad picture', () => {
  const cut = async (name: string, share: number) => {
    const whole = await fixture(name);
    return new File([whole.slice(0, Math.floor(whole.size * share))], name);
  };
  const failureOf = (file: File): Promise<AppError> =>
    media.open(file, never).then(
      () => expect.unreachable(),
      (reason: AppError) => reason,
    );

  it.each(['transparent.png', 'still.webp', 'still.avif'])(
    '%s cut off is refused as damaged, and names its kind',
    async (name) => {
      expect(await failureOf(await cut(name, 0.6))).toMatchObject({
        name: 'AppError',
        code: 'picture-damaged',
        detail: { format: expect.stringMatching(/PNG|WebP|AVIF/) },
      });
    },
  );

  it('that this browser has no decoder for is refused as unsupported, and names its kind', async () => {
    const file = new File(['\0\0\0\x18ftypheic\0\0\0\0mif1heic'], 'photo.heic');
    expect(await failureOf(file)).toMatchObject({ code: 'picture-unsupported', detail: { format: 'HEIC' } });
  });

  it('is refused as unsupported in a browser without an ImageDecoder', async () => {
    const Decoder = ImageDecoder;
    Reflect.deleteProperty(globalThis, 'ImageDecoder');
    try {
      expect(await failureOf(await fixture('animated.gif'))).toMatchObject({
        code: 'picture-unsupported',
        detail: { format: 'GIF' },
      });
    } finally {
      globalThis.ImageDecoder = Decoder;
    }
  });

  it('that breaks off is played up to there, and says so', async () => {
    await using clip = await media.open(await cut('animated.png', 0.6), never);
    const notices: Notice[] = [];
    const seen = await look(clip, sampled(clip, 4), middle, notices);
    expect(seen).toHaveLength(4);
    expect(clip.info.frameCount).toBeLessThan(6);
    expect(clip.info.duration).toBeLessThan(duration);
    expect(notices.every(({ code }) => code === 'clip-truncated')).toBe(true);
  });

  it.each([...animations, 'transparent.png', 'turned.jpg', 'still.webp'])(
    '%s gives frames or a typed error wherever it is cut',
    async (name) => {
      for (const share of Array.from({ length: 16 }, (_, i) => (i + 1) / 17)) {
        const outcome = await media
          .open(await cut(name, share), never)
          .then(async (opened) => {
            await using clip = opened;
            return (await look(clip, sampled(clip, 4))).length;
          })
          .catch((failure: AppError) => failure.code);
        expect([4, 'picture-damaged', 'file-not-video']).toContain(outcome);
      }
      expect(living()).toBe(0);
    },
  );
});

describe('VideoFrames', () => {
  it.each([...animations, 'transparent.png'])('of %s are all closed at the end', async (name) => {
    await using clip = await open(name);
    await look(clip, sampled(clip, 12));
    expect(made.length).toBeGreaterThan(0);
    expect(living()).toBe(0);
  });

  it('are closed when the receiver leaves early', async () => {
    await using clip = await open('animated.gif');
    for await (const frame of clip.frames(sampled(clip, 12), () => {}, never)) {
      using shown = frame;
      if (shown.time > 0.3) break;
    }
    expect(living()).toBe(0);
  });

  it('are closed when the work is aborted, which throws the reason', async () => {
    await using clip = await open('animated.gif');
    const controller = new AbortController();
    const work = async () => {
      for await (const frame of clip.frames(sampled(clip, 12), () => {}, controller.signal)) {
        using shown = frame;
        if (shown.time > 0.1) controller.abort();
      }
    };
    await expect(work()).rejects.toMatchObject({ name: 'AbortError' });
    expect(living()).toBe(0);
  });
});

it('opens nothing once aborted', async () => {
  await expect(media.open(await fixture('animated.gif'), AbortSignal.abort())).rejects.toMatchObject({
    name: 'AbortError',
  });
});
