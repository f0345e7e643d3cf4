import { expect, it } from 'vitest';
import type { Evidence } from '../../domain/answer.ts';
import { readCsv } from '../../domain/csv.ts';
import { defaults } from '../../domain/descriptor.ts';
import type { ClipInfo } from '../../domain/frame.ts';
import { generationParameters } from '../../domain/generation.ts';
import { defaultRecipe } from '../../domain/recipe.ts';
import { noEdits } from '../../domain/selectionEdits.ts';
import { bytes, milliseconds, seconds } from '../../domain/units.ts';
import type { OpenClip } from '../store/clip.ts';
import { initialCompare } from '../store/compare.ts';
import { answered, begun, judged, queued } from '../store/compareAnswers.ts';
import { reportOf } from '../store/compareReport.ts';
import { noSteps } from '../store/editSteps.ts';
import { createAppStore } from '../store/store.ts';
import { csvOfReport, nameOf, wordColumn, wordDifference, wordReport, wordTime } from './compare.ts';

const evidence: Evidence = {
  recipe: defaultRecipe,
  frameTimes: [seconds(0.5)],
  pictures: [],
  edits: noEdits,
  search: [],
  counts: { frames: 8, visualTokens: 512, selectedTokens: 128, videoTokens: 28, promptTokens: 40, answerTokens: 9 },
  stages: [
    { stage: 'encode', time: milliseconds(900), cached: true },
    { stage: 'generate', time: milliseconds(500), cached: false },
  ],
  tokensPerSecond: 41.3,
  bundle: { id: 'demo', sha256: 'b'.repeat(64) },
  generation: defaults(generationParameters),
  backend: 'wasm',
  scores: new Float32Array(512),
  selected: new Uint32Array(128),
  mass: new Float32Array(512),
  videoTokens: [],
  prompt: '',
  stop: 'end',
};

const info: ClipInfo = {
  ...{ kind: 'video', name: 'a.mp4', container: 'MP4', codec: 'avc1.64001f', size: bytes(9) },
  ...{ start: seconds(0), duration: seconds(4), width: 8, height: 8, rotation: 0, frameCount: 9, frameTimes: null },
};

const hash = 'a'.repeat(64);

const asked = queued(initialCompare, 'What?', [0, 1], 1);
const first = answered(begun(asked, 0), 0, 'A dog | cat.', evidence);
const both = answered(begun(first, 1), 1, 'The DOG cat', evidence);

it('a column without a name goes by its sampler, and by a compressor that is not the usual one', () => {
  expect(initialCompare.columns.map(nameOf)).toEqual(['Uniform, 8 frames', 'Uniform, 4 frames']);
  const average = { ...defaultRecipe, compressor: { name: 'avg' as const, values: {} } };
  expect(nameOf({ name: '', recipe: average })).toBe('Uniform, 8 frames, Average');
});

it('a column says what it waits for', () => {
  expect(asked.columns.map((column) => wordColumn(column, 'ready'))).toEqual(Array(2).fill('Waiting for its turn'));
  expect(initialCompare.columns.map((column) => wordColumn(column, 'loading'))[0]).toMatch(/model to load/);
});

it('answers are held against the first column’s once both are there', () => {
  const words = (compare: typeof both) => compare.columns.map((column) => wordDifference(compare, column));
  expect(words(first)).toEqual([null, null]);
  expect(words(both)).toEqual([null, 'Same as column 1']);
  expect(words(answered(begun(first, 1), 1, 'A dog and a cat', evidence))).toEqual([null, 'Differs from column 1']);
});

it('time says what another column has paid for', () => {
  expect(wordTime(evidence.stages)).toBe('1.4 s · 900 ms of it from cache');
});

it('the report keeps to plain data, and its Markdown to one table', () => {
  const store = createAppStore({ compare: judged(both, 0, 'right') });
  expect(reportOf(store.getState(), hash)).toBeNull();
  const current: OpenClip = {
    ...{
      id: '1',
      address: '',
      sample: null,
      sampler: '',
      pictures: [],
      chosen: null,
      search: [],
      frames: [],
      edits: noEdits,
      aside: [],
      editSteps: noSteps,
      watch: { status: 'done' },
      notices: [],
    },
    fingerprint: null,
    handle: null,
    copy: null,
    info,
  };
  const report = reportOf({ ...store.getState(), clip: { current, opening: { status: 'idle' } } }, hash);
  expect(report?.columns[0]).toMatchObject({ answer: 'A dog | cat.', verdict: 'right', measures: { backend: 'wasm' } });
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  expect(report && readCsv(csvOfReport(report)).map(({ cells }) => cells.length)).toEqual([17, 17, 17]);
  const table = report
    ? wordReport(report)
        .split('\n')
        .filter((line) => line.startsWith('|'))
    : [];
  expect(new Set(table.map((line) => line.replaceAll('\\|', '').split('|').length))).toEqual(new Set([5]));
  expect(table.join('\n')).toContain('A dog \\| cat.');
  // The tables name each column as the page does; the data what the user called it.
  expect(report?.columns.map(({ name }) => name)).toEqual(['', '']);
  expect(table[0]).toBe('|  | Uniform, 8 frames | Uniform, 8 frames |');
  expect(report && readCsv(csvOfReport(report)).map(({ cells }) => cells[4])).toEqual([
    'name',
    ...['Uniform, 8 frames', 'Uniform, 8 frames'],
  ]);
});
