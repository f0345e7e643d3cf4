import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import manifest from '../../../models/demo/manifest.json';
import tokenizerJson from '../../../models/demo/tokenizer.json';
import tokenizerConfig from '../../../models/demo/tokenizer_config.json';
import { parseManifest } from '../../domain/manifest.ts';
import { type TokenId, tokenId } from '../../domain/units.ts';
import { createText } from './tokenizer.ts';

const files: Readonly<Record<string, unknown>> = {
  'tokenizer.json': tokenizerJson,
  'tokenizer_config.json': tokenizerConfig,
};
const readFile = (path: string) => new TextEncoder().encode(JSON.stringify(files[path]));
const bundle = parseManifest(manifest);
const text = createText(bundle, readFile);
const { videoToken, vocabulary, unknownToken } = bundle.language;
const token = fc.integer({ min: 0, max: vocabulary - 1 }).map(tokenId);

const streamed = (ids: readonly TokenId[]): string => {
  const stream = text.stream();
  return ids.map((id) => stream.push(id)).join('') + stream.end();
};

describe('the words of a bundle', () => {
  it('streams the same text as it shows at once, whatever the tokens', () => {
    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 12 }), (ids) => {
        const spoken = ids.filter((id) => !text.show([id]).startsWith('<'));
        expect(streamed(ids)).toBe(spoken.length === 0 ? '' : text.show(spoken));
      }),
    );
  });

  it('writes an answer with normal spaces', () => {
    const { ids } = text.question('A red circle moves left, then up.');
    expect(streamed(ids)).toBe('a red circle moves left, then up.');
  });

  it('reads a question without special tokens and names each word that it does not know once', () => {
    const { ids, unknown } = text.question('What colour is the Xylophone? xylophone, dog, Xylophone');
    expect(ids.every((id) => id >= 7 || id === unknownToken)).toBe(true);
    expect(unknown).toEqual(['Xylophone', 'xylophone']);
  });

  it('renders all turns around one place for the video', () => {
    const ids = text.prompt(
      [
        { role: 'user', content: 'what is there?' },
        { role: 'assistant', content: 'a dog.' },
        { role: 'user', content: 'which way?' },
      ],
      true,
    );
    expect(text.show(ids)).toBe(
      '<bos> <video> <user> what is there? <assistant> a dog. <eos> <user> which way? <assistant>',
    );
  });

  it('leaves the place for the video out of a blind prompt', () => {
    const ids = text.prompt([{ role: 'user', content: 'what is there?' }], false);
    expect(text.show(ids)).toBe('<bos> <user> what is there? <assistant>');
  });

  it('never takes what a person writes for a marker of the prompt', () => {
    const piece = fc.oneof(
      fc.constantFrom('<video>', '<eos>', '<assistant>', '<', '>', 'video', '<<video>video>'),
      fc.string(),
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (content) => {
          const ids = text.prompt([{ role: 'user', content }], true);
          expect(ids.filter((id) => id === videoToken)).toHaveLength(1);
          expect(ids.filter((id) => id < 7 && id !== unknownToken)).toHaveLength(4);
          expect(text.question(content).ids.every((id) => id >= 7 || id === unknownToken)).toBe(true);
        },
      ),
    );
  });

  it('calls files that are no tokenizer by their name', () => {
    expect(() => createText(bundle, () => new TextEncoder().encode('hello'))).toThrow('bundle-invalid');
    expect(() => createText(bundle, () => new TextEncoder().encode('{}'))).toThrow('bundle-invalid');
  });
});
