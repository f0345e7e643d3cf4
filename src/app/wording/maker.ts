import type { KnownWorld } from '../../domain/maker/known.ts';
import { unknownIn } from '../../domain/maker/known.ts';
import { type Action, durationOf, frameTimesOf, type Scene, type Storyboard } from '../../domain/maker/storyboard.ts';
import { deeds, describeScene } from '../../domain/maker/truth.ts';
import { formatCount, formatCounted, formatTime } from '../format.ts';
import type { Work } from '../store/maker.ts';
import { wordError } from './errors.ts';
import { say } from './language.ts';
import { wordMadeOtherwise } from './notices.ts';

/** 'Moves left' */
export const wordAction = (action: Action): string => capitalised(deeds[action]);

export const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** 'Scene 2: a dog moves right' */
export const wordScene = (scene: Scene, index: number): string => `Scene ${index + 1}: ${describeScene(scene)}`;

/** '2 scenes · 0:04.8 · 120 frames' */
export function wordStoryboard(storyboard: Storyboard): string {
  const frames = frameTimesOf(storyboard).length;
  return [
    formatCounted(storyboard.scenes.length, 'scene'),
    formatTime(durationOf(storyboard)),
    formatCounted(frames, 'frame'),
  ].join(' · ');
}

/** What of a clip is new to the model; null where it knows all, or where that is not known. */
export function wordUnknown(storyboard: Storyboard, world: KnownWorld | null): string | null {
  const unknown = world === null ? [] : unknownIn(storyboard, world);
  if (unknown.length === 0) return null;
  return say('The model was not trained on: {things}. It answers in the words that it knows.', {
    things: unknown.join(', '),
  });
}

/** How far the file is, or what became of it. */
export function wordWork(work: Work): string {
  switch (work.status) {
    case 'idle':
      return '';
    case 'making':
      return work.total > 1
        ? say('Encoding frame {part} of {all}', { part: formatCount(work.done), all: formatCount(work.total) })
        : say('Getting ready to encode');
    case 'failed': {
      const { what, next } = wordError(work.failure);
      return `${what} ${next}`;
    }
    case 'saved':
      return [
        say('{name} is downloaded.', { name: work.name }),
        ...(work.missing.length > 0 ? [wordMadeOtherwise(work)] : []),
      ].join(' ');
  }
}
