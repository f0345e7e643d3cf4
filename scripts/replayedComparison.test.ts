import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CompareReport, Measures } from '../src/app/store/compareReport.ts';
import { isComparison } from '../src/app/store/replay.ts';
import { defaults } from '../src/domain/descriptor.ts';
import { generationParameters } from '../src/domain/generation.ts';
import { defaultRecipe } from '../src/domain/recipe.ts';
import { bytes, seconds } from '../src/domain/units.ts';
import { findClip, readRecording, replayedComparison, wordComparison } from './replayedComparison.ts';

const content = 'a video';
const sha256 = createHash('sha256').update(content).digest('hex');
const bundle = { id: 'demo', sha256: 'b'.repeat(64) };

const measures: Measures = {
  frameTimes: [seconds(0.5), seconds(1.5)],
  edits: { times: [seconds(0.5), seconds(1.5)], pinned: [3], dropped: [] },
  counts: { frames: 2, visualTokens: 128, selectedTokens: 64, videoTokens: 28, promptTokens: 40, answerTokens: 3 },
  stages: [],
  tokensPerSecond: 40,
  bundle,
  generation: defaults(generationParameters),
  backend: 'wasm',
  stop: 'end',
};

const column = (name: string, answer: string | null) => ({
  ...{ name, recipe: defaultRecipe, answer, verdict: null },
  ...({ status: answer === null ? 'idle' : 'done', measures: answer === null ? null : measures } as const),
});

const exported: CompareReport = {
  ...{ kind: 'linvt-comparison', version: 2, question: 'What?', bundle },
  clip: { name: 'dogs.mp4', size: bytes(content.length), duration: seconds(2), sha256 },
  generation: { ...defaults(generationParameters), seed: 7 },
  columns: [column('Mine', 'A dog.'), column('', 'A cat.'), column('Late', null)],
};

const recording = readRecording('comparison.json', JSON.stringify(exported));
const now = ['A dog.', 'A bird.', 'A fox.'].map((text) => ({ text, measures }));

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'clips-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

it('a comparison is told from a report, and refused with the place that is wrong', () => {
  expect([JSON.stringify(exported), '{"kind":"linvt-evaluation"}', '[', '[]'].map(isComparison)).toEqual([
    ...[true, false, false, false],
  ]);
  expect(() => readRecording('mine.json', JSON.stringify({ ...exported, question: null }))).toThrow(
    'mine.json is not a comparison that can be run again, at question.',
  );
});

it('its clip is found by its hash, under whatever name', async () => {
  const [samples, own] = [folderWith({ 'dogs.mp4': 'another' }), folderWith({ 'renamed.mp4': content })];
  expect(await findClip(recording, undefined, [samples, own])).toBe(join(own, 'renamed.mp4'));
  expect(await findClip(recording, join(own, 'renamed.mp4'), [])).toBe(join(own, 'renamed.mp4'));
});

it('a clip that is not there, or is another file, is told of by name, size and hash', async () => {
  const folder = folderWith({ 'dogs.mp4': 'another', 'cats.mp4': 'A video' });
  const wanted = `dogs.mp4 (7 B, SHA-256 ${sha256.slice(0, 8)}…)`;
  const namesake = join(folder, 'dogs.mp4');
  await expect(findClip(recording, undefined, [folder])).rejects.toThrow(
    `The comparison is of ${wanted}, which is not in ${folder}. ${namesake} has its name, and is another file. Name it with --clip.`,
  );
  await expect(findClip(recording, join(folder, 'cats.mp4'), [])).rejects.toThrow(
    `cats.mp4 is another file than the comparison is of: that was ${wanted}.`,
  );
  await expect(findClip(recording, join(folder, 'gone.mp4'), [])).rejects.toThrow('There is no');
});

it('what is written can be run once more, and says which answers and frames are as recorded', () => {
  const replayed = replayedComparison(recording, now, bundle);
  expect(replayed.columns.map(({ recorded }) => recorded)).toEqual([
    { answer: 'A dog.', isSameAnswer: true, isSameFrames: true },
    { answer: 'A cat.', isSameAnswer: false, isSameFrames: true },
    { answer: null, isSameAnswer: null, isSameFrames: null },
  ]);
  expect(readRecording('again.json', JSON.stringify(replayed))).toMatchObject({
    ...{ question: 'What?', generation: { seed: 7 }, bundle },
    columns: [{ answer: 'A dog.', measures: { edits: { pinned: [3] } } }, { answer: 'A bird.' }, { answer: 'A fox.' }],
  });
});

it('in words it is the table of now, and a line for each answer that was recorded', () => {
  const words = wordComparison(recording, replayedComparison(recording, now, { ...bundle, sha256: 'c'.repeat(64) }));
  expect(words).toContain('| Answer | A dog. | A bird. | A fox. |');
  expect(words).toContain('- 1 · Mine: same answer, same frames.\n- 2 · ');
  expect(words).toContain('another answer, then: “A cat.”, same frames.\n\nIt was recorded with another model, demo.');
});
