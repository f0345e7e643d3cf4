import { meanOf } from '../../blend.ts';
import { editedScores, keptCount, noEdits } from '../../selectionEdits.ts';
import { type Digester, visualTokenCount } from '../compressor.ts';
import { highest } from '../highest.ts';
import type { linvtSelection } from './linvtSelection.ts';

/** What the compressor does; how is told where it is described. */
export const linvtSelectionDigest: Digester<typeof linvtSelection.parameters> = (
  { scores, ...shape },
  { tokens },
  edits = noEdits,
) => {
  const selected = highest(editedScores(scores, edits), keptCount(tokens, visualTokenCount(shape), edits));
  const blends = Array.from(selected, (token) => meanOf(Uint32Array.of(token)));
  return { selected, scores, blend: () => blends };
};
