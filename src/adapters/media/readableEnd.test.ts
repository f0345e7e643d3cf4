import { BlobSource, Input, WEBM } from 'mediabunny';
import { expect, it } from 'vitest';
import longerSound from '../../../e2e/fixtures/media/longer-sound.webm?inline';
import truncated from '../../../e2e/fixtures/media/truncated.webm?inline';
import whole from '../../../e2e/fixtures/media/vp9.webm?inline';
import { readableEnd } from './readableEnd.ts';

const fileAt = async (address: string): Promise<Blob> => (await fetch(address)).blob();

/** Where the picture of a file breaks off. */
async function endOf(file: Blob): Promise<number | null> {
  using input = new Input({ formats: [WEBM], source: new BlobSource(file) });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('The fixtures have video tracks.');
  return await readableEnd(track);
}

it('a whole file is whole, also where its sound outlasts its picture', async () => {
  expect(await endOf(await fileAt(whole))).toBeNull();
  expect(await endOf(await fileAt(longerSound))).toBeNull();
});

it('a file breaks off where no track of it reaches the end that it promises', async () => {
  expect(await endOf(await fileAt(truncated))).toBeLessThan(1.6);
  const sounding = await fileAt(longerSound);
  expect(await endOf(sounding.slice(0, 0.6 * sounding.size))).toBeLessThan(2.1);
});
