import type { Notice } from '../../domain/answer.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { formatCounted, formatTime } from '../format.ts';
import type { PageNotice, PartName } from '../store/store.ts';
import { wordEditsUnused } from './edits.ts';
import { wordError } from './errors.ts';
import { type Plain, say } from './language.ts';

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(say(', '));

/** A condition of the clip or the answer, in plain words. */
export function wordNotice(notice: Notice): string {
  switch (notice.code) {
    case 'clip-truncated':
      return say('The file ends early: the answer rests on what there is, up to {until}.', {
        until: formatTime(notice.until),
      });
    case 'frames-undecodable':
      return say(
        notice.count === 1
          ? '{frames} could not be decoded and was replaced by the nearest readable one.'
          : '{frames} could not be decoded and were replaced by the nearest readable one.',
        { frames: formatCounted(notice.count, 'frame') },
      );
    case 'one-of-tracks':
      return say(
        notice.number === 1
          ? 'The file holds {total} video tracks: the first is read.'
          : 'The file holds {total} video tracks: number {number} is read.',
        { total: String(notice.total), number: String(notice.number) },
      );
    case 'frames-repeated':
      return say(
        notice.distinct === 1
          ? 'All {total} sampled are the same picture: the clip has no other at these times.'
          : 'Of {total} sampled only {distinct} differ: the clip has no others at these times.',
        { total: formatCounted(notice.total, 'frame'), distinct: String(notice.distinct) },
      );
    case 'preprocess-on-cpu':
      return say('Frames are prepared on the processor, which is slower: {reason}', { reason: notice.reason });
    case 'shots-by-rule':
      return say('Shots are told apart by sudden changes alone, so dissolves and fades may be missed: {fault}.', {
        fault: say(detectorFault(notice.reason)),
      });
    case 'tokens-read-back':
      return say(
        'This compressor runs on the processor: the visual tokens were copied there from the graphics processor.',
      );
    case 'edits-unused':
      return wordEditsUnused(notice.reason);
    case 'times-unused':
      return say('This compressor mixes frames, so the frames’ times do not stand between its tokens.');
    case 'linvt-untrained':
      return say('This model has no LinVT of its own: LinVT without training took its place.');
    case 'answered-from-file':
      return say('This is read off the file. The model was not asked.');
    case 'words-unknown':
      return say(
        notice.words.length === 1
          ? 'The model does not know {words}, and reads it as an unknown word.'
          : 'The model does not know {words}, and reads each as an unknown word.',
        { words: quoted(notice.words) },
      );
    case 'history-shortened':
      return say(
        notice.dropped === 1
          ? 'The conversation is longer than the model can read, so its first {questions} is left out.'
          : 'The conversation is longer than the model can read, so its first {questions} are left out.',
        { questions: formatCounted(notice.dropped, 'question') },
      );
  }
}

/** A made clip's codec is another one than was wanted. */
export const wordMadeOtherwise = ({
  codec,
  missing,
}: {
  readonly codec: string;
  readonly missing: readonly string[];
}) =>
  say('This browser does not encode {missing}, so the clip is {codec} instead.', {
    missing: missing.join(say(' or ')),
    codec,
  });

/** Why the shot detector does not run. */
function detectorFault(reason: ErrorCode): Plain {
  if (reason === 'backend-wrong-numbers') return 'the shot detector gave wrong numbers on this machine';
  if (reason === 'bundle-missing-file') return 'the shot detector could not be fetched';
  return reason.startsWith('bundle-') ? 'the file of the shot detector is damaged' : 'the shot detector could not run';
}

const missing: Readonly<Record<PartName, Plain>> = {
  maker: 'The clip maker could not be fetched. Check the connection, then try again or reload the page.',
  history: 'The history could not be fetched. Check the connection, then try again or reload the page.',
  shortcuts: 'The list of shortcuts could not be fetched. Check the connection, then try again or reload the page.',
  curves: 'The curves could not be fetched. Check the connection, then try again or reload the page.',
  marking: 'Pinning and dropping could not be fetched. Check the connection, then try again or reload the page.',
  chinese: 'The Chinese texts could not be fetched. Check the connection, then try again or reload the page.',
};

/** A condition of the page, in plain words. */
export function wordPageNotice(notice: PageNotice): string {
  switch (notice.code) {
    case 'recipe-unknown':
      return say('The link asks for “{name}”, which this version does not know. The usual recipe is used.', {
        name: notice.name,
      });
    case 'one-of-files':
      return say('{count} files came; “{name}” is open. One video is open at a time.', {
        count: notice.count,
        name: notice.name,
      });
    case 'samples-missing':
      return say('The sample clips could not be fetched. Open a video of your own.');
    case 'replay-refused':
    case 'report-refused':
      return Object.values(wordError(notice.failure)).join(' ');
    case 'part-missing':
      return say(missing[notice.part]);
    case 'storyboard-unreadable':
      return say('The link holds a clip that this version cannot read. The clip maker shows your own.');
    case 'made-otherwise':
      return wordMadeOtherwise(notice);
    case 'history-full':
      return say(
        'There is no room left in this browser for the history, so the last answer was not kept. Delete older entries.',
      );
    case 'history-unwritten':
      return say('The history could not be written in this browser ({message}). The page goes on without it.', {
        message: notice.message,
      });
  }
}
