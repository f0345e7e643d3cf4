import type { Mark, SelectionEdits } from '../../domain/selectionEdits.ts';
import { formatCount } from '../format.ts';

/** '3 pinned, 12 dropped'; nothing where there is none of either. */
const wordCounts = (counts: Readonly<Record<Mark, number>>): string =>
  (['pinned', 'dropped'] as const)
    .filter((mark) => counts[mark] > 0)
    .map((mark) => `${formatCount(counts[mark])} ${mark}`)
    .join(', ');

export const wordEdits = ({ pinned, dropped }: SelectionEdits): string =>
  wordCounts({ pinned: pinned.length, dropped: dropped.length });

export const wordMarks = (marks: readonly Mark[]): string => {
  const pinned = marks.filter((mark) => mark === 'pinned').length;
  return wordCounts({ pinned, dropped: marks.length - pinned });
};

/** Why pins and drops did not count. */
export const wordEditsUnused = (reason: 'compressor' | 'frames'): string =>
  reason === 'frames'
    ? 'What was pinned and dropped belonged to other frames, so it is gone.'
    : 'This compressor leaves no tokens out, so what is pinned and dropped does not count.';

/** What a click or Enter does on the frames. */
export const markings = {
  look: { label: 'Look', description: 'A click on a frame shows it in the player.' },
  pinned: { label: 'Pin', description: 'Click a part of a frame, and the answer will always rest on it.' },
  dropped: { label: 'Drop', description: 'Click a part of a frame, and the answer will never rest on it.' },
} as const;

const verbs: Readonly<Record<Mark, string>> = { pinned: 'Pin', dropped: 'Drop' };

/** 'Pin frame 3' */
export const wordMarkFrame = (mark: Mark, frame: string): string => `${verbs[mark]} ${frame}`;

/** 'Row 2, column 4, pinned' */
export const wordPatch = (row: number, column: number, mark: Mark | null): string =>
  `Row ${row}, column ${column}${mark === null ? '' : `, ${mark}`}`;

export const editsWords = {
  mode: 'A click on the frames',
  whole: 'frame',
  clear: 'Clear',
  again: 'Ask again',
  keys: 'Arrow keys move over the parts of a frame, Enter marks one.',
  patches: (frame: string) => `Parts of ${frame}`,
} as const;
