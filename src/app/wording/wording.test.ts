import { describe, expect, it } from 'vitest';
import { defaults } from '../../domain/descriptor.ts';
import { errorCodes } from '../../domain/errors.ts';
import { generationParameters } from '../../domain/generation.ts';
import { defaultRecipe, type Recipe } from '../../domain/recipe.ts';
import { noEdits } from '../../domain/selectionEdits.ts';
import { bytes, milliseconds, seconds } from '../../domain/units.ts';
import { loadedPart, wordEngine } from './engine.ts';
import { wordError } from './errors.ts';
import { timeTaken, wordEvidence, wordShare } from './evidence.ts';
import { wordNotice } from './notices.ts';
import { wordRecipe } from './recipe.ts';
import { wordProgress } from './stages.ts';

describe('every failure', () => {
  it.each(errorCodes)('%s says what happened and what to do, with and without detail', (code) => {
    for (const detail of [{}, { name: 'a.mp4', codec: 'HEVC', file: 'decoder.onnx', message: 'Oops.' }]) {
      const { what, next } = wordError({ code, detail });
      for (const sentence of [what, next]) {
        expect(sentence).toMatch(/^[A-Z].*[.)]$/s);
        expect(sentence).not.toMatch(/undefined|null|\[object|: $/);
      }
    }
  });

  it('names the codec that cannot be decoded', () => {
    expect(wordError({ code: 'codec-unsupported', detail: { codec: 'HEVC' } }).what).toContain('HEVC');
  });
});

it('the evidence line goes from frames to the answer', () => {
  const line = wordEvidence({
    recipe: defaultRecipe,
    frameTimes: [],
    pictures: [],
    edits: noEdits,
    search: [],
    counts: {
      frames: 8,
      visualTokens: 512,
      selectedTokens: 128,
      videoTokens: 28,
      promptTokens: 40,
      answerTokens: 9,
    },
    stages: [
      { stage: 'encode', time: milliseconds(5000), cached: true },
      { stage: 'prefill', time: milliseconds(300), cached: false },
      { stage: 'generate', time: milliseconds(600), cached: false },
    ],
    tokensPerSecond: 41.3,
    bundle: { id: 'sprite-world', sha256: 'b'.repeat(64) },
    generation: defaults(generationParameters),
    backend: 'wasm',
    prompt: '',
    stop: 'end',
    maps: null,
  });
  expect(line).toBe('8 frames → 512 tokens → 128 kept → 28 video tokens · 900 ms · 41 tokens/s · WASM · Sprite lab');
});

it('a stage from the cache took no time', () => {
  expect(timeTaken({ stages: [{ stage: 'encode', time: milliseconds(5000), cached: true }] })).toBe(0);
});

it('a recipe reads with its units once', () => {
  expect(wordRecipe(defaultRecipe)).toBe('Uniform: 8 frames · LinVT: tokens kept (k) 128');
  const runs: Recipe = { ...defaultRecipe, sampler: { name: 'clips', values: { frames: 8, run: 4 } } };
  expect(wordRecipe(runs)).toBe('Runs: 8 frames, run length 4 · LinVT: tokens kept (k) 128');
  const byHand: Recipe = { ...defaultRecipe, sampler: { name: 'manual', values: { times: [seconds(1)] } } };
  expect(wordRecipe(byHand)).toBe('By hand: 1 moment · LinVT: tokens kept (k) 128');
  const part = (...ends: readonly number[]): Recipe => ({
    ...defaultRecipe,
    sampler: { name: 'part', values: { frames: 8, ends: ends.map(seconds) } },
  });
  expect(wordRecipe(part(2, 6.5))).toBe('Part of the clip: 8 frames, 0:02.0 – 0:06.5 · LinVT: tokens kept (k) 128');
  expect(wordRecipe(part())).toBe('Part of the clip: 8 frames · LinVT: tokens kept (k) 128');
});

it('a strategy without values reads by its name alone', () => {
  const average: Recipe = { ...defaultRecipe, compressor: { name: 'avg', values: {} } };
  expect(wordRecipe(average)).toBe('Uniform: 8 frames · Average');
});

it('the budget says what is kept of a clip, and what becomes of it', () => {
  const shape = { frames: 8, rows: 8, columns: 8, queries: [12, 8, 8] };
  const average: Recipe = { ...defaultRecipe, compressor: { name: 'avg', values: {} } };
  expect(wordShare(defaultRecipe, shape)).toBe('Here that is 128 of 512 visual tokens, 25 %, as 28 video tokens.');
  expect(wordShare(average, shape)).toBe('Here that is all 512 visual tokens, as 8 video tokens.');
});

it('progress says the stage and how far', () => {
  expect(wordProgress({ stage: 'encode', done: 6, total: 8 })).toBe('Encoding frames 6 of 8');
  expect(wordProgress({ stage: 'survey', done: 40, total: 128 })).toBe('Surveying the video, 40 of 128');
});

it('unknown words are named', () => {
  expect(wordNotice({ code: 'words-unknown', words: ['skateboard', 'juggles'] })).toContain('“skateboard”, “juggles”');
});

it.each([
  ['bundle-missing-file', 'could not be fetched'],
  ['bundle-wrong-hash', 'is damaged'],
  ['backend-wrong-numbers', 'gave wrong numbers'],
  ['out-of-memory', 'could not run'],
] as const)('why the shot detector does not run is said in words: %s', (reason, words) => {
  expect(wordNotice({ code: 'shots-by-rule', reason })).toMatch(new RegExp(`^[A-Z].* shot detector ${words}[^:]*[.]$`));
});

it('loading says how far it is, or claims nothing', () => {
  const download = { type: 'download', done: bytes(3_000_000), total: bytes(12_000_000) } as const;
  expect(wordEngine({ status: 'loading', progress: download })).toBe('Loading the model: 25 % of 12.0 MB');
  expect(loadedPart(download)).toBe(0.25);
  expect(loadedPart({ type: 'self-check' })).toBeNull();
  expect(loadedPart({ type: 'download', done: bytes(0), total: bytes(0) })).toBeNull();
});
