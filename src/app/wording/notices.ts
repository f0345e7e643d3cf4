import type { Notice } from '../../domain/answer.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { formatCounted, formatTime } from '../format.ts';
import type { PageNotice } from '../store/store.ts';
import { wordEditsUnused } from './edits.ts';
import { wordError } from './errors.ts';

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ');

/** A condition of the clip or the answer, in plain words. */
export function wordNotice(notice: Notice): string {
  switch (notice.code) {
    case 'clip-truncated':
      return `The file ends early: the answer rests on what there is, up to ${formatTime(notice.until)}.`;
    case 'frames-undecodable':
      return `${formatCounted(notice.count, 'frame')} could not be decoded and ${notice.count === 1 ? 'was' : 'were'} replaced by the nearest readable one.`;
    case 'preprocess-on-cpu':
      return `Frames are prepared on the processor, which is slower: ${notice.reason}`;
    case 'shots-by-rule':
      return `Shots are told apart by sudden changes alone, so dissolves and fades may be missed: ${wordDetectorFault(notice.reason)}.`;
    case 'tokens-read-back':
      return 'This compressor runs on the processor: the visual tokens were copied there from the graphics processor.';
    case 'edits-unused':
      return wordEditsUnused(notice.reason);
    case 'words-unknown':
      return `The model does not know ${quoted(notice.words)}, and reads ${notice.words.length === 1 ? 'it' : 'each'} as an unknown word.`;
    case 'history-shortened':
      return `The conversation is longer than the model can read, so its first ${formatCounted(notice.dropped, 'question')} ${notice.dropped === 1 ? 'is' : 'are'} left out.`;
  }
}

/** A made clip's codec is another one than was wanted. */
export const wordMadeOtherwise = ({
  codec,
  missing,
}: {
  readonly codec: string;
  readonly missing: readonly string[];
}) => `This browser does not encode ${missing.join(' or ')}, so the clip is ${codec} instead.`;

/** Why the shot detector does not run. */
function wordDetectorFault(reason: ErrorCode): string {
  if (reason === 'backend-wrong-numbers') return 'the shot detector gave wrong numbers on this machine';
  if (reason === 'bundle-missing-file') return 'the shot detector could not be fetched';
  return reason.startsWith('bundle-') ? 'the file of the shot detector is damaged' : 'the shot detector could not run';
}

/** A condition of the page, in plain words. */
export function wordPageNotice(notice: PageNotice): string {
  switch (notice.code) {
    case 'recipe-unknown':
      return `The link asks for “${notice.name}”, which this version does not know. The usual recipe is used.`;
    case 'one-of-files':
      return `${notice.count} files came; “${notice.name}” is open. One video is open at a time.`;
    case 'samples-missing':
      return 'The sample clips could not be fetched. Open a video of your own.';
    case 'replay-refused':
      return Object.values(wordError(notice.failure)).join(' ');
    case 'maker-missing':
      return 'The clip maker could not be fetched. Check the connection, and try again.';
    case 'storyboard-unreadable':
      return 'The link holds a clip that this version cannot read. The clip maker shows your own.';
    case 'made-otherwise':
      return wordMadeOtherwise(notice);
    case 'history-full':
      return 'There is no room left in this browser for the history, so the last answer was not kept. Delete older entries.';
    case 'history-unwritten':
      return `The history could not be written in this browser (${notice.message}). The page goes on without it.`;
  }
}
