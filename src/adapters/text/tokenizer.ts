import { PreTrainedTokenizer, TextStreamer } from '@huggingface/transformers';
import type { Message } from '../../domain/chat.ts';
import { AppError } from '../../domain/errors.ts';
import type { Manifest } from '../../domain/manifest.ts';
import { type TokenId, tokenId } from '../../domain/units.ts';
import type { TextPort, TextStream } from '../../pipeline/ports.ts';

/** A file of the bundle by its path. */
export type ReadFile = (path: string) => Uint8Array;

/**
 * The bundle's own tokenizer and chat template; nothing is fetched.
 * @throws AppError 'bundle-invalid' when a file is no tokenizer.
 */
export function createText({ tokenizer, language }: Manifest, readFile: ReadFile): TextPort {
  const model = openTokenizer(parse(readFile, tokenizer.tokenizer), parse(readFile, tokenizer.config));
  const encode = (text: string): readonly TokenId[] => model.encode(text, { add_special_tokens: false }).map(tokenId);
  const asContent = (text: string) => withoutMarkers(text, model.all_special_tokens);
  return {
    question(text) {
      const content = asContent(text);
      return { ids: encode(content), unknown: unknownWords(content, encode, language.unknownToken) };
    },
    prompt(messages, withVideo) {
      const turns = messages.map(({ role, content }): Message => ({ role, content: asContent(content) }));
      const rendered = model.apply_chat_template(turns, { tokenize: false, add_generation_prompt: true });
      const ids = encode(rendered);
      return withVideo ? ids : ids.filter((id) => id !== language.videoToken);
    },
    show: (ids) => model.decode([...ids], { skip_special_tokens: false }),
    stream: () => openStream(model),
  };
}

function openTokenizer(tokenizer: object, config: object): PreTrainedTokenizer {
  try {
    return new PreTrainedTokenizer(tokenizer, config);
  } catch (cause) {
    throw new AppError('bundle-invalid', { where: 'tokenizer', what: String(cause) }, { cause });
  }
}

function parse(readFile: ReadFile, path: string): object {
  try {
    return JSON.parse(new TextDecoder().decode(readFile(path))) as object;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('bundle-invalid', { where: path, what: 'not JSON' }, { cause });
  }
}

/** What a person writes never counts as a marker of the prompt, such as the end of an answer or a second video. */
const withoutMarkers = (text: string, markers: readonly string[]): string =>
  markers.reduce((kept, marker) => kept.replaceAll(marker, ' '), text);

/** Words as a person sees them, each once, that the vocabulary lacks. */
function unknownWords(
  text: string,
  encode: (text: string) => readonly TokenId[],
  unknownToken: number | null,
): readonly string[] {
  if (unknownToken === null) return [];
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const known = (word: string) => !encode(word).some((id) => id === unknownToken);
  return [...new Set(words)].filter((word) => !known(word));
}

/** transformers.js's streamer holds a word back until it is certain; it hands text to a callback, we to the caller. */
function openStream(tokenizer: PreTrainedTokenizer): TextStream {
  let certain = '';
  const streamer = new TextStreamer(tokenizer, {
    skip_prompt: true,
    skip_special_tokens: true,
    callback_function: (text: string) => {
      certain += text;
    },
  });
  // It takes the first tokens for the prompt, and would flush them word for word; the prompt is not ours to show.
  streamer.put([[]]);
  const take = (): string => {
    const text = certain;
    certain = '';
    return text;
  };
  return {
    push(id) {
      streamer.put([[BigInt(id)]]);
      return take();
    },
    end() {
      streamer.end();
      return take();
    },
  };
}
