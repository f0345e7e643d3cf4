import type { CurveKind, Curves } from '../store/curves.ts';
import type { Engine } from '../store/engine.ts';
import { wordError } from './errors.ts';
import { type Plain, say } from './language.ts';
import { wordProgress } from './stages.ts';

type CurveWords = { readonly label: Plain; readonly description: Plain };

export const curveWords: Readonly<Record<CurveKind, CurveWords>> = {
  change: { label: 'Change', description: 'How far each frame is from the one before, 0 to 1.' },
  shots: { label: 'Shots', description: 'Where a new shot begins.' },
  similarity: {
    label: 'Similarity',
    description:
      'How much a moment has to do with the question: the mean cosine of its words and the nearest visual tokens.',
  },
  significance: { label: 'Significance', description: 'Mean significance of each frame of the column on show.' },
};

/** What is being found, what went wrong, or what is missing; empty where all is there. */
export function wordCurves({ change, similarity, question }: Curves, engine: Engine['status']): string {
  for (const finding of [change, similarity]) {
    if (finding.status === 'failed') return wordError(finding.failure).what;
    if (finding.status === 'finding')
      return finding.progress ? wordProgress(finding.progress) : say('Waiting for its turn');
  }
  if (similarity.status === 'found') return '';
  if (question === null) return say('Ask a question to see where the video is similar to it.');
  return engine === 'ready' ? '' : say('Similarity needs the model.');
}
