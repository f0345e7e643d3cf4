import { describe, expect, it } from 'vitest';
import type { Notice } from '../../domain/answer.ts';
import { type ColourGrid, colourGrid, gridDifference } from '../../domain/frameGrid.ts';
import { seconds } from '../../domain/units.ts';
import type { OpenClip } from '../../pipeline/ports.ts';
import { expected, fixture, keys, listed, look, never, open, sampled } from './mediaFixtures.ts';

/** Its frames tell which way is up, so that the middle says nothing of the mean. */
const notPlain = 'rotated.mp4';

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
    ['longer-sound.webm', { frameCount: 50, duration: expect.closeTo(2, 4) }],
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

  it('has the colours that a player shows where the file does not say how they are coded', async () => {
    await using clip = await open('untagged-red.mp4');
    using frame = await first(clip);
    const picture = await createImageBitmap(new Blob([await frame.thumbnail(64)], { type: 'image/jpeg' }));
    const context = new OffscreenCanvas(96, 64).getContext('2d');
    context?.drawImage(picture, 0, 0);
    const [red = 0, green = 255, blue = 255] = context?.getImageData(48, 32, 1, 1).data ?? [];
    expect(red).toBeGreaterThan(245);
    expect([green, blue].every((value) => value < 10)).toBe(true);
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

  it('is read from the track that plays, where a poster before it is switched off', async () => {
    await using clip = await open('poster-first.mp4');
    expect(clip.info).toMatchObject({ frameCount: 50 });
    const notices: Notice[] = [];
    const [seen] = await look(clip, sampled(clip, 1), notices);
    expect(seen?.luma).toBeCloseTo(expected('bframes.mp4', seen?.time ?? 0).luma, -1);
    expect(notices).toEqual([{ code: 'one-of-tracks', number: 2, total: 2 }]);
  });

  it('is whole where only a subtitle comes after its picture', async () => {
    await using clip = await open('late-subtitle.mkv');
    const notices: Notice[] = [];
    await look(clip, sampled(clip, 4), notices);
    expect(notices).toEqual([]);
    expect(clip.info.duration).toBeCloseTo(2, 1);
  });

  it('decodes where it has an alpha plane', async () => {
    await using clip = await open('alpha.webm');
    expect(await look(clip, sampled(clip, 4))).toHaveLength(4);
  });
});
