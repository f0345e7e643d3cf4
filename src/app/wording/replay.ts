import { formatBytes, formatPercent } from '../format.ts';
import type { Setup } from '../store/compare.ts';
import type { Recording, Replay, ReplayedColumn } from '../store/replay.ts';
import { nameOf } from './compare.ts';
import { say } from './language.ts';

/** 'dogs.mp4 (1.2 MB, SHA-256 3fa94c02…)' */
export const wordRecordedFile = ({ clip: { name, size, sha256 } }: Recording): string =>
  `${name} (${formatBytes(size)}, SHA-256 ${sha256.slice(0, 8)}…)`;

/** What a replay waits for, or that it can be run. */
export function wordReplay({ recording, clip }: Replay): string {
  switch (clip?.status) {
    case undefined:
      return say('Open {file} to run it again.', { file: wordRecordedFile(recording) });
    case 'checking':
      return say('Comparing the open file with the recorded one, {part} …', { part: formatPercent(clip.part, 1) });
    case 'same':
      return say('The open file is the recorded one.');
    case 'other':
      return say('The open file is another one. Open {file} to run it again.', { file: wordRecordedFile(recording) });
  }
}

type Outcome = Omit<ReplayedColumn, 'column'> & { readonly column: Omit<Setup, 'key'> };

/** How a column's answer came out, against the recording. */
export function wordReplayed({ number, column, recorded, isSameAnswer, isSameFrames }: Outcome): string {
  const frames = isSameFrames === null ? [] : [say(isSameFrames ? 'same frames' : 'other frames')];
  const answer = isSameAnswer ? say('same answer') : say('another answer, then: “{recorded}”', { recorded });
  return say('{number} · {name}: {outcome}.', {
    number,
    name: nameOf(column),
    outcome: [answer, ...frames].join(say(', ')),
  });
}
