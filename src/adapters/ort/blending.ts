import type { Manifest } from '../../domain/manifest.ts';
import type { BlendPort } from '../../pipeline/ports.ts';
import { HeldEmbeddings, HeldVisualTokens } from './handles.ts';
import type { Memory } from './tensorBridge.ts';

/** The little that compressors on the processor need of the place where the model runs. */
export function createBlending({ vision, channels, linvt }: Manifest, memory: Memory): BlendPort {
  const { rows, columns } = vision;
  return {
    ...{ rows, columns, channels, queries: linvt.queries },
    read(tokens) {
      const held = 'patches' in tokens ? HeldVisualTokens.of(tokens) : HeldEmbeddings.of(tokens);
      return memory.read(held.tensor);
    },
    hold: (tokens) => new HeldEmbeddings(memory.hold(tokens, [tokens.length / channels, channels])),
  };
}
