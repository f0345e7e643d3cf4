import type { Stage } from '../../domain/answer.ts';
import { needsQuestion, type Recipe } from '../../domain/recipe.ts';
import { formatCount, formatCounted } from '../format.ts';
import type { StageProgress } from '../store/clip.ts';
import { type Plain, say } from './language.ts';

type StageWords = {
  /** In a table: 'Encode frames'. */
  readonly label: Plain;
  /** One line for someone who has never read a paper. */
  readonly description: Plain;
  readonly progress: (done: number, total: number) => string;
};

const of = (done: number, total: number): string =>
  say('{part} of {all}', { part: formatCount(done), all: formatCount(total) });

export const stages: Readonly<Record<Stage, StageWords>> = {
  survey: {
    label: 'Survey',
    description:
      'Looking the whole clip through in small pictures, to choose the frames by what it shows. Once a clip.',
    progress: (done, total) =>
      total > 1 ? say('Surveying the video, {part}', { part: of(done, total) }) : say('Surveying the video'),
  },
  search: {
    label: 'Search',
    description: 'Looking through the video for frames that have to do with the question.',
    progress: (done, total) => say('Searching the video, {part}', { part: of(done, total) }),
  },
  decode: {
    label: 'Decode',
    description: 'Reading the sampled frames out of the video file.',
    progress: (done, total) => say('Decoding frames {part}', { part: of(done, total) }),
  },
  encode: {
    label: 'Encode',
    description: 'The vision encoder turns each frame into visual tokens.',
    progress: (done, total) => say('Encoding frames {part}', { part: of(done, total) }),
  },
  score: {
    label: 'Score',
    description: 'LinVT rates how significant each visual token is for the whole clip.',
    progress: () => say('Scoring visual tokens'),
  },
  select: {
    label: 'Select',
    description:
      'The compressor chooses or groups visual tokens. LinVT keeps the k most significant and pools them at several scales.',
    progress: () => say('Selecting visual tokens'),
  },
  aggregate: {
    label: 'Aggregate',
    description:
      'The kept tokens are blended into the video tokens that the language model reads; LinVT’s are guided by the question.',
    progress: () => say('Condensing to video tokens'),
  },
  prefill: {
    label: 'Read',
    description: 'The language model reads the video tokens and the question.',
    progress: () => say('Reading the question'),
  },
  generate: {
    label: 'Write',
    description: 'The language model writes the answer, token by token.',
    progress: (done) => say('Writing, token {number}', { number: formatCount(done) }),
  },
};

/** '8 frames sampled', or why there are none yet. */
export const wordSampled = (recipe: Recipe, frames: number): string =>
  frames === 0 && needsQuestion(recipe)
    ? say('Looked through; the frames are chosen when you ask')
    : say('{frames} sampled', { frames: formatCounted(frames, 'frame') });

/** 'Encoding frames 6 of 8' */
export const wordProgress = ({ stage, done, total }: StageProgress): string => stages[stage].progress(done, total);
