import type { Mark, SelectionEdits } from '../../domain/selectionEdits.ts';
import { formatCount } from '../format.ts';
import { say } from './language.ts';

/** '3 pinned, 12 dropped'; nothing where there is none of either. */
const wordCounts = ({ pinned, dropped }: Readonly<Record<Mark, number>>): string =>
  [
    pinned > 0 ? say('{count} pinned', { count: formatCount(pinned) }) : '',
    dropped > 0 ? say('{count} dropped', { count: formatCount(dropped) }) : '',
  ]
    .filter(Boolean)
    .join(say(', '));

export const wordEdits = ({ pinned, dropped }: SelectionEdits): string =>
  wordCounts({ pinned: pinned.length, dropped: dropped.length });

export const wordMarks = (marks: readonly Mark[]): string => {
  const pinned = marks.filter((mark) => mark === 'pinned').length;
  return wordCounts({ pinned, dropped: marks.length - pinned });
};

/** Why pins and drops did not count. */
export const wordEditsUnused = (reason: 'compressor' | 'frames'): string =>
  reason === 'frames'
    ? say('What was pinned and dropped belonged to other frames, so it does not count here.')
    : say('This compressor leaves no tokens out, so what is pinned and dropped does not count.');

/** What a click or Enter does on the frames. */
export const markings = {
  look: { label: 'Look', description: 'A click on a frame shows it in the player.' },
  pinned: { label: 'Pin', description: 'Click a part of a frame, and the answer will always rest on it.' },
  dropped: { label: 'Drop', description: 'Click a part of a frame, and the answer will never rest on it.' },
} as const;

/** 'Pin frame 3' */
export const wordMarkFrame = (mark: Mark, frame: string): string =>
  mark === 'pinned' ? say('Pin {frame}', { frame }) : say('Drop {frame}', { frame });

/** 'Row 2, column 4, pinned' */
export const wordPatch = (row: number, column: number, mark: Mark | null): string =>
  [say('Row {row}, column {column}', { row, column }), ...(mark === null ? [] : [say(mark)])].join(say(', '));

/** Of the controls around the strip. */
export const editsWords = {
  mode: () => say('A click on the frames'),
  whole: () => say('frame'),
  clear: () => say('Clear'),
  again: () => say('Ask again'),
  keys: () => say('Arrow keys move over the parts of a frame, Enter marks one.'),
  patches: (frame: string) => say('Parts of {frame}', { frame }),
} as const;
