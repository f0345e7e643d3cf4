import { freeSignificance } from '../../domain/compressors/linvt-free/significance.ts';
import { AppError, assert } from '../../domain/errors.ts';
import { poolingWindows, selectedCount } from '../../domain/linvt.ts';
import type { Manifest } from '../../domain/manifest.ts';
import type { LinvtPort, Scores, VisualTokens } from '../../pipeline/ports.ts';
import { HeldEmbeddings, HeldPyramid, HeldScores, HeldVideoTokens, HeldVisualTokens } from './handles.ts';
import type { Select } from './selection.ts';
import { type Graph, output } from './session.ts';
import type { Memory } from './tensorBridge.ts';

export type LinvtParts = {
  readonly significance?: Graph;
  readonly aggregate?: Graph;
  readonly select: Select;
  readonly memory: Memory;
};

/** @throws AppError 'bundle-invalid' when the bundle was made for other pooling windows than the kernels'. */
export function createLinvt(manifest: Manifest, { significance, aggregate, select, memory }: LinvtParts): LinvtPort {
  const { linvt } = manifest;
  if (linvt.windows.join() !== poolingWindows.join()) {
    throw new AppError('bundle-invalid', { where: 'linvt.windows', what: `wants ${poolingWindows.join(', ')}` });
  }
  return {
    isTrained: significance !== undefined && aggregate !== undefined,
    score: (tokens) =>
      significance ? learnedScores(significance, tokens, memory) : freeScores(manifest, tokens, memory),
    rescore(tokens, scores) {
      const { frames, patches } = HeldVisualTokens.of(tokens);
      return new HeldScores(memory.hold(scores, [frames, patches]), memory);
    },
    async select(tokens, scores, k) {
      const visual = HeldVisualTokens.of(tokens);
      const kept = selectedCount(k, visual.frames * visual.patches);
      return select(visual.tensor, HeldScores.of(scores).tensor, kept);
    },
    async aggregate(pyramid, question) {
      assert(aggregate, 'only a trained LinVT aggregates');
      const scales = HeldPyramid.of(pyramid).scales.map((scale, i) => [`scale_${poolingWindows[i]}`, scale] as const);
      const condition = linvt.textCondition ? { question_embeds: HeldEmbeddings.of(question).tensor } : {};
      const outputs = await aggregate.run({ ...Object.fromEntries(scales), ...condition });
      const weights = poolingWindows.map((window) => output(outputs, `weights_${window}`));
      return new HeldVideoTokens(output(outputs, 'video_tokens'), weights, memory);
    },
  };
}

async function learnedScores(significance: Graph, tokens: VisualTokens, memory: Memory): Promise<Scores> {
  const outputs = await significance.run({ visual_tokens: HeldVisualTokens.of(tokens).tensor });
  return new HeldScores(output(outputs, 'scores'), memory);
}

/** Of a bundle that has not learned any: what LinVT without training makes of the tokens. */
async function freeScores({ vision, channels }: Manifest, tokens: VisualTokens, memory: Memory): Promise<Scores> {
  const { tensor, frames, patches } = HeldVisualTokens.of(tokens);
  const { rows, columns } = vision;
  const scores = freeSignificance({ frames, rows, columns, channels, tokens: await memory.read(tensor) });
  return new HeldScores(memory.hold(scores, [frames, patches]), memory);
}
