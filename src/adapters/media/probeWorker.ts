import { openVideo } from './openVideo.ts';
import type { ProbeSign } from './probe.ts';

/* Opens the file that it is given, as the application is about to do; tells that it lives, and when it is through. */

/** Milliseconds between two signs of life. */
const pause = 250;

const never = new AbortController().signal;
const give = (sign: ProbeSign): void => self.postMessage(sign);

self.addEventListener('message', async ({ data: file }: MessageEvent<File>) => {
  give('alive');
  const beat = setInterval(() => give('alive'), pause);
  try {
    await using _ = await openVideo(file, never);
  } catch {
    // The application meets the same failure, and says it.
  }
  clearInterval(beat);
  give('through');
});
