import type { Evidence } from '../../domain/answer.ts';
import { defaults } from '../../domain/descriptor.ts';
import { generationParameters } from '../../domain/generation.ts';
import { defaultRecipe } from '../../domain/recipe.ts';
import { noEdits } from '../../domain/selectionEdits.ts';

/** What an answer rests on, where a test does not care what. */
export const evidence: Evidence = {
  recipe: defaultRecipe,
  frameTimes: [],
  pictures: [],
  edits: noEdits,
  search: [],
  counts: { frames: 0, visualTokens: 0, selectedTokens: 0, videoTokens: 0, promptTokens: 0, answerTokens: 0 },
  stages: [],
  tokensPerSecond: 0,
  bundle: { id: 'demo', sha256: 'b'.repeat(64) },
  generation: defaults(generationParameters),
  backend: 'wasm',
  scores: new Float32Array(1),
  selected: new Uint32Array(1),
  mass: new Float32Array(1),
  videoTokens: [],
  prompt: '',
  stop: 'end',
};
