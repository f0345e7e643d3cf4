import type { Evidence } from '../../domain/answer.ts';
import type { History } from '../../domain/chat.ts';
import type { Control } from '../../domain/control.ts';
import { defaults } from '../../domain/descriptor.ts';
import { AppError } from '../../domain/errors.ts';
import { type Generation, generationParameters } from '../../domain/generation.ts';
import type { Recipe } from '../../domain/recipe.ts';
import type { SelectionEdits } from '../../domain/selectionEdits.ts';
import type { Client } from '../../protocol/client.ts';
import type { BundleSummary, CallName, Calls } from '../../protocol/messages.ts';
import { failureOf } from '../store/failure.ts';
import { wordError } from '../wording/errors.ts';

export type BatchQuestion = {
  readonly question: string;
  readonly recipe: Recipe;
  readonly control: Control;
  readonly edits: SelectionEdits;
  /** Null takes the usual ones, with answers as long as the bundle's. */
  readonly generation: Generation | null;
  /** What was said before, which the model reads where the question refers to it; nothing where it is left out. */
  readonly history?: History;
};

export type BatchAnswer = { readonly text: string; readonly ms: number; readonly evidence: Evidence };

/** What a script drives instead of the page's controls: the same worker, the same calls, no conversation. */
export type Batch = {
  load(backend: 'auto' | 'webgpu' | 'wasm'): Promise<BundleSummary>;
  /** Opens the chosen file and closes the one before. */
  open(): Promise<void>;
  ask(question: BatchQuestion): Promise<BatchAnswer>;
};

declare global {
  /** The batch of the open page, for scripts/eval.ts. */
  var batch: Batch;
}

export function createBatch(client: Client, manifestUrl: string, chosenFile: () => File | undefined): Batch {
  let clip: string | null = null;
  let maxTokens: number = generationParameters.maxTokens.default;
  return {
    async load(backend) {
      const summary = await resultOf(client, 'load', { manifestUrl, backend });
      maxTokens = summary.defaults.maxTokens;
      return summary;
    },
    async open() {
      if (clip !== null) await resultOf(client, 'close', { clip });
      clip = null;
      const file = chosenFile();
      if (!file) throw new AppError('no-clip');
      clip = (await resultOf(client, 'open', { file })).clip;
    },
    async ask({ generation: given, history = [], ...asked }) {
      if (clip === null) throw new AppError('no-clip');
      const generation = given ?? { ...defaults(generationParameters), maxTokens };
      const started = performance.now();
      const input = { clip, ...asked, history, historyUse: 'referred' as const, generation };
      const { text, evidence } = await resultOf(client, 'ask', input);
      return { text, ms: performance.now() - started, evidence };
    },
  };
}

/**
 * Runs a call to its end, its events unseen.
 * @throws Error with what the page would say
 */
async function resultOf<N extends CallName>(
  client: Client,
  name: N,
  input: Calls[N]['input'],
): Promise<Calls[N]['result']> {
  const stream = client.call(name, input);
  try {
    for (;;) {
      const step = await stream.next();
      if (step.done) return step.value;
    }
  } catch (cause) {
    const { what, next } = wordError(failureOf(cause));
    throw new Error(`${what} ${next}`, { cause });
  }
}
