import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { AppError } from '../../domain/errors.ts';
import { uniform } from '../../domain/samplers/uniform/uniform.ts';
import type { OpenClip } from '../../pipeline/ports.ts';
import { media } from './media.ts';

const never = new AbortController().signal;

/** Opens the file and decodes two frames. Resolves where that fails as the user can be told, too. */
async function read(file: File): Promise<void> {
  const opened = await media.open(file, never).catch((failure) => failure);
  if (opened instanceof AppError) return;
  await using clip: OpenClip = opened;
  try {
    for await (const frame of clip.frames(uniform.sample(clip.info, { frames: 2 }), () => {}, never))
      frame[Symbol.dispose]();
  } catch (failure) {
    expect(failure).toBeInstanceOf(AppError);
  }
}

/** Side by side, since what is read without end is waited for. Of an MP4 and a MOV, the index: their frames are most of the rest. */
it.concurrent.each([
  ['bframes.mp4', 'moov'],
  ['bframes.mov', 'moov'],
  ['fragmented.mp4', ''],
  ['bframes.mkv', ''],
  ['vp9.webm', ''],
])('%s gives frames or a typed error, whichever bytes of it are changed', { timeout: 300_000 }, async (name, from) => {
  // The library tells the console of what it does not understand.
  for (const kind of ['warn', 'error'] as const) vi.spyOn(console, kind).mockImplementation(() => {});
  const whole = new Uint8Array(
    await (await fetch(new URL(`/e2e/fixtures/media/${name}`, location.origin))).arrayBuffer(),
  );
  const place = fc.integer({ min: new TextDecoder('latin1').decode(whole).indexOf(from), max: whole.length - 1 });
  const changes = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 });
  const property = fc.asyncProperty(changes, (changed) => {
    const bytes = whole.slice();
    for (const [at, byte] of changed) bytes[at] = byte;
    return read(new File([bytes], name));
  });
  await fc.assert(property, { numRuns: 200, seed: 3, endOnFailure: true });
});
