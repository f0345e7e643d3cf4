import * as v from 'valibot';
import { AppError } from '../../domain/errors.ts';
import { type Manifest, parseAs } from '../../domain/manifest.ts';
import type { WordsPort } from '../../pipeline/ports.ts';
import type { ReadFile } from './golden.ts';
import { HeldVisualTokens } from './handles.ts';
import { type Graph, output } from './session.ts';
import type { Memory } from './tensorBridge.ts';

/** Null where the bundle reads no words off its tokens. */
export function createWords(
  manifest: Manifest,
  { words: graph }: { readonly words?: Graph },
  memory: Memory,
  readFile: ReadFile,
): WordsPort | null {
  const { words: file, channels } = manifest;
  if (!graph || file === undefined) return null;
  return {
    list: listIn(readFile(file), file),
    async score(tokens) {
      const { tensor, frames, patches } = HeldVisualTokens.of(tokens);
      const rows = memory.view(tensor, [frames * patches, channels]);
      const outputs = await graph.run({ visual_tokens: rows });
      using scores = new HeldVisualTokens(output(outputs, 'scores'));
      return await memory.read(scores.tensor);
    },
  };
}

function listIn(content: Uint8Array, file: string): readonly string[] {
  try {
    return parseAs(v.array(v.string()), JSON.parse(new TextDecoder().decode(content)));
  } catch (cause) {
    throw new AppError('bundle-invalid', { where: file, what: 'no list of words' }, { cause });
  }
}
