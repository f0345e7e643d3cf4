import type { PictureLayout } from '../../../domain/composers/composer.ts';
import { say } from '../../wording/language.ts';

/** 'frame 3', 'frames 1 to 4' */
export const tellFrames = ({ frames }: PictureLayout): string =>
  frames.length === 1
    ? say('frame {number}', { number: (frames[0] ?? 0) + 1 })
    : say('frames {first} to {last}', { first: Math.min(...frames) + 1, last: Math.max(...frames) + 1 });
