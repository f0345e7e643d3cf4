import type { Stage } from '../../domain/answer.ts';
import { formatCount } from '../format.ts';
import type { StageProgress } from '../store/clip.ts';

type StageWords = {
  /** In a table: 'Encode frames'. */
  readonly label: string;
  /** One line for someone who has never read a paper. */
  readonly description: string;
  readonly progress: (done: number, total: number) => string;
};

const of = (done: number, total: number): string => `${formatCount(done)} of ${formatCount(total)}`;

export const stages: Readonly<Record<Stage, StageWords>> = {
  survey: {
    label: 'Survey',
    description:
      'Looking the whole clip through in small pictures, to choose the frames by what it shows. Once a clip.',
    progress: (done, total) => (total > 1 ? `Surveying the video, ${of(done, total)}` : 'Surveying the video'),
  },
  decode: {
    label: 'Decode',
    description: 'Reading the sampled frames out of the video file.',
    progress: (done, total) => `Decoding frames ${of(done, total)}`,
  },
  encode: {
    label: 'Encode',
    description: 'The vision encoder turns each frame into visual tokens.',
    progress: (done, total) => `Encoding frames ${of(done, total)}`,
  },
  score: {
    label: 'Score',
    description: 'LinVT rates how significant each visual token is for the whole clip.',
    progress: () => 'Scoring visual tokens',
  },
  select: {
    label: 'Select',
    description:
      'The compressor chooses or groups visual tokens. LinVT keeps the k most significant and pools them at several scales.',
    progress: () => 'Selecting visual tokens',
  },
  aggregate: {
    label: 'Aggregate',
    description:
      'The kept tokens are blended into the video tokens that the language model reads; LinVT’s are guided by the question.',
    progress: () => 'Condensing to video tokens',
  },
  prefill: {
    label: 'Read',
    description: 'The language model reads the video tokens and the question.',
    progress: () => 'Reading the question',
  },
  generate: {
    label: 'Write',
    description: 'The language model writes the answer, token by token.',
    progress: (done) => `Writing, token ${formatCount(done)}`,
  },
};

/** 'Encoding frames 6 of 8' */
export const wordProgress = ({ stage, done, total }: StageProgress): string => stages[stage].progress(done, total);
