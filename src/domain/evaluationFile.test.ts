import { describe, expect, it } from 'vitest';
import { AppError } from './errors.ts';
import { type Report, report, scored } from './evaluation.ts';
import { reportsIn } from './evaluationFile.ts';
import { defaultRecipe } from './recipe.ts';
import { milliseconds } from './units.ts';

const counts = {
  frames: 8,
  visualTokens: 512,
  selectedTokens: 128,
  videoTokens: 28,
  promptTokens: 40,
  answerTokens: 2,
};
const item = { clip: 'a.mp4', question: 'What?', answer: 'a dog', family: 'what', tags: ['pair'] };
const written: Report = report(
  {
    name: 'Mine',
    bundle: 'demo',
    bundleHash: 'b'.repeat(64),
    backend: 'wasm',
    recipe: defaultRecipe,
    control: 'blind',
  },
  [
    scored(item, 'A dog.', milliseconds(10), { needed: milliseconds(90), counts }),
    scored({ ...item, options: ['a dog', 'a cat'] }, 'a cat', milliseconds(12)),
  ],
);

const read = (data: unknown) => reportsIn('report.json', JSON.stringify(data));

function whereWrong(text: string): string | undefined {
  try {
    reportsIn('report.json', text);
    return undefined;
  } catch (failure) {
    if (failure instanceof AppError && failure.code === 'evaluation-invalid') return failure.detail['where'];
    throw failure;
  }
}

describe('a report', () => {
  it('is read as it was written, alone or in a list', () => {
    const { kind: _, version: __, overall: ___, families: ____, tags: _____, ...asked } = written;
    expect(read(written)).toEqual([asked]);
    expect(read([written, written])).toEqual([asked, asked]);
    const again = read(written).map((one) => report(one, one.answers));
    expect(again).toEqual([written]);
  });

  it('counts by the rules of now, whatever its scores say', () => {
    const old = { ...written, answers: written.answers.map((answer) => ({ ...answer, score: 0.5 })) };
    expect(read(old)[0]?.answers.map(({ score }) => score)).toEqual([1, 0]);
  });

  it('may be of the first version, which told neither name nor cost', () => {
    const { kind: _, version: __, name: ___, control: ____, ...old } = written;
    const answers = old.answers.map(({ needed: _____, counts: ______, ...answer }) => answer);
    expect(read({ ...old, answers })).toMatchObject([{ name: '', control: 'none', bundle: 'demo' }]);
    expect(read({ ...old, answers })[0]?.answers[0]).not.toHaveProperty('counts');
  });

  it('that is none is refused with the place that is wrong', () => {
    expect(whereWrong('{')).toBe('not JSON');
    expect(whereWrong('[]')).toBeDefined();
    expect(whereWrong(JSON.stringify({ ...written, version: 3 }))).toBe('0.version');
    expect(whereWrong(JSON.stringify({ ...written, kind: 'linvt-comparison' }))).toBe('0.kind');
    expect(whereWrong(JSON.stringify([written, { ...written, recipe: { sampler: { name: 'psychic' } } }]))).toBe(
      '1.recipe.sampler.name',
    );
    expect(whereWrong(JSON.stringify([item]))).toBe('0.bundle');
  });
});
