import { videoTokenCount } from '../../linvt.ts';
import type { Compressor } from '../compressor.ts';

const parameters = {} as const;

/**
 * The second half of LinVT (TTA; paper, 3.2.2): the bundle's aggregation over every visual token. We depart from the
 * paper's variant (Tab. 2) in that the aggregation was trained on selected tokens.
 */
export const linvtAggregation: Compressor<typeof parameters> = {
  selects: false,
  label: 'LinVT, aggregation alone',
  description: 'Blends all visual tokens, guided by the question. Right to see what leaving tokens out costs or gains.',
  citation: 'Gao et al., LinVT (2024), table 2: TTA without SVR',
  parameters,
  videoTokens: ({ queries }) => videoTokenCount(queries),
  mostTimes: () => 0,
};
