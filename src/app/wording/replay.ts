import { formatBytes, formatPercent } from '../format.ts';
import type { Recording, Replay, ReplayedColumn } from '../store/replay.ts';
import { nameOf } from './compare.ts';

/** 'dogs.mp4 (1.2 MB, SHA-256 3fa94c02…)' */
export const wordRecordedFile = ({ clip: { name, size, sha256 } }: Recording): string =>
  `${name} (${formatBytes(size)}, SHA-256 ${sha256.slice(0, 8)}…)`;

/** What a replay waits for, or that it can be run. */
export function wordReplay({ recording, clip }: Replay): string {
  switch (clip?.status) {
    case undefined:
      return `Open ${wordRecordedFile(recording)} to run it again.`;
    case 'checking':
      return `Comparing the open file with the recorded one, ${formatPercent(clip.part, 1)} …`;
    case 'same':
      return 'The open file is the recorded one.';
    case 'other':
      return `The open file is another one. Open ${wordRecordedFile(recording)} to run it again.`;
  }
}

/** How a column's answer came out, against the recording. */
export function wordReplayed({ number, column, recorded, isSameAnswer, isSameFrames }: ReplayedColumn): string {
  const frames = isSameFrames === null ? [] : [isSameFrames ? 'same frames' : 'other frames'];
  const answer = isSameAnswer ? 'same answer' : `another answer, then: “${recorded}”`;
  return `${number} · ${nameOf(column)}: ${[answer, ...frames].join(', ')}.`;
}
