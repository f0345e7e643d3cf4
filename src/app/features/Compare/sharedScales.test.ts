import { expect, it } from 'vitest';
import { type Column, comparisonOf, initialCompare } from '../../store/compare.ts';
import { keptEvidence } from '../../store/conversation.ts';
import { evidence } from '../../store/evidenceForTests.ts';
import { scalesFor } from './sharedScales.ts';

const [first, second] = initialCompare.columns;

function answered(column: Column | undefined, scores: readonly number[], mass: readonly number[]): Column {
  if (column === undefined) throw new Error('a comparison has two columns');
  const maps = { ...evidence, scores: Float32Array.from(scores), mass: Float32Array.from(mass) };
  return { ...column, answer: { status: 'done', text: '', evidence: keptEvidence(maps) } };
}

it('colours mean the same in all columns: the widest scores, and the highest share', () => {
  const columns = [answered(first, [1, 3], [1, 3]), answered(second, [-2, 2], [8, 2])];
  const scales = columns.map((column) => scalesFor(columns, column));
  expect(scales[0]).toEqual({ significance: { low: -2, high: 3 }, used: expect.closeTo(0.8, 5) });
  expect(scales[1]).toEqual(scales[0]);
});

it('scores of another compressor are another measure', () => {
  const other = answered(second, [-200, 200], [1, 1]);
  const { status } = other.answer;
  if (other.answer.status !== 'done') throw new Error(status);
  const { recipe } = other.answer.evidence;
  const averaged = { ...recipe, compressor: { name: 'avg' as const, values: {} } };
  const column: Column = {
    ...other,
    answer: { ...other.answer, evidence: { ...other.answer.evidence, recipe: averaged } },
  };
  const mine = answered(first, [1, 3], [1, 3]);
  expect(scalesFor([mine, column], mine).significance).toEqual({ low: 1, high: 3 });
});

it('columns without answers have no say', () => {
  const columns = [answered(first, [1, 3], [1, 3]), ...comparisonOf([]).columns.slice(1)];
  expect(scalesFor(columns, columns[0] as Column).used).toBeCloseTo(0.75, 5);
});
