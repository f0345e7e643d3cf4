import { afterEach, describe, expect, it } from 'vitest';
import { composers } from '../../domain/composers/registry.ts';
import { compressors } from '../../domain/compressors/registry.ts';
import type { Parameters } from '../../domain/descriptor.ts';
import { errorCodes } from '../../domain/errors.ts';
import { generationParameters } from '../../domain/generation.ts';
import { defaultRecipe } from '../../domain/recipe.ts';
import { samplers } from '../../domain/samplers/registry.ts';
import { formatCounted, formatDate, formatRate } from '../format.ts';
import { chinese } from './chinese.ts';
import { chineseWords } from './chineseWords.ts';
import { wordError } from './errors.ts';
import { wordShare } from './evidence.ts';
import { languageFor, languageIn, say, sayWritten, speak } from './language.ts';
import { wordNotice } from './notices.ts';
import { wordRecipe } from './recipe.ts';

afterEach(() => speak('en', null));

const holes = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

describe('a message', () => {
  it.each(Object.entries(chinese))('“%s” has the same values in Chinese', (english, translated) => {
    expect(holes(translated)).toEqual(holes(english));
    expect(translated.trim()).not.toBe('');
  });

  it('is said in the page’s language, with its values', () => {
    expect(say('Opening {name} …', { name: 'a.mp4' })).toBe('Opening a.mp4 …');
    speak('zh', chineseWords);
    expect(say('Opening {name} …', { name: 'a.mp4' })).toBe('正在打开 a.mp4 …');
    expect(say('Stop')).toBe('停止');
  });

  it('of values that look like a hole keeps them', () => {
    expect(say('Open {name}', { name: '{size} $& $1' })).toBe('Open {size} $& $1');
  });

  it('that only the domain knows stays as it is', () => {
    speak('zh', chineseWords);
    expect(sayWritten('Uniform')).toBe('均匀');
    expect(sayWritten('Brand new')).toBe('Brand new');
    expect(sayWritten('toString')).toBe('toString');
  });
});

describe('every strategy and parameter is there in Chinese', () => {
  const strategies = [samplers, composers, compressors].flatMap((table) => Object.values(table));
  const parametersOf = (parameters: Parameters) => Object.values(parameters);
  const parameters = [
    ...strategies.flatMap((one) => parametersOf(one.parameters)),
    ...parametersOf(generationParameters),
  ];
  const units = parameters.flatMap((one) => (one.kind === 'number' && one.unit ? [one.unit] : []));
  const texts = [...strategies, ...parameters].flatMap(({ label, description }) => [label, description]);
  const marks = parameters.flatMap((one) => (one.kind === 'times' ? Object.values(one.words) : []));
  it.each([...new Set([...texts, ...units, ...marks])])('%s', (text) => expect(chinese).toHaveProperty([text]));
});

it.each(errorCodes)('the failure %s is worded in Chinese, with and without detail', (code) => {
  speak('zh', chineseWords);
  for (const detail of [{}, { name: 'a.mp4', codec: 'HEVC', file: 'decoder.onnx', message: 'Oops.' }]) {
    const { what, next } = wordError({ code, detail });
    for (const sentence of [what, next]) {
      expect(sentence).toMatch(/\p{Script=Han}.*。$/su);
      expect(sentence).not.toMatch(/undefined|null|\[object/);
    }
  }
});

it('Chinese nouns have their measure words and no plural', () => {
  speak('zh', chineseWords);
  expect(formatCounted(1, 'frame')).toBe('1 帧');
  expect(formatCounted(1024, 'visual token')).toBe('1,024 个视觉词元');
  expect(wordNotice({ code: 'history-shortened', dropped: 1 })).toContain('1 个问题');
  expect(formatRate(41.3)).toBe('41 词元/秒');
  speak('en', null);
  expect(formatCounted(1, 'frame')).toBe('1 frame');
  expect(formatCounted(0, 'question')).toBe('0 questions');
});

it('dates are written as the language writes them', () => {
  const noon = new Date(2026, 10, 21, 12).getTime();
  expect(formatDate(noon)).toContain('Nov');
  speak('zh', chineseWords);
  expect(formatDate(noon)).toContain('2026年11月21日');
});

it('a recipe reads wholly in Chinese', () => {
  speak('zh', chineseWords);
  expect(wordRecipe(defaultRecipe)).toBe('均匀：8 帧 · LinVT：保留词元数 (k) 128');
  expect(wordShare(defaultRecipe, { frames: 8, rows: 8, columns: 8, queries: [12, 8, 8] })).toBe(
    '在这里：保留 512 个视觉词元中的 128 个（25 %），合成 28 个视频词元。',
  );
});

it('the browser’s languages are taken in their order', () => {
  expect(languageFor(['fr', 'zh-Hans-CN', 'en'])).toBe('zh');
  expect(languageFor(['en-US', 'zh'])).toBe('en');
  expect(languageFor(['fr'])).toBe('en');
  expect(languageIn('ZH-tw')).toBe('zh');
  expect(languageIn('zhuang')).toBeUndefined();
});
