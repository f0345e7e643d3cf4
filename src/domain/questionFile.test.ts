import { describe, expect, it } from 'vitest';
import { missingClips, readQuestions, unnamedFamily } from './questionFile.ts';

const item = { clip: 'dogs.mp4', question: 'How many dogs?', answer: 'two', family: 'count' };

describe('a file of questions', () => {
  it('is a JSON array, each entry known by its line', () => {
    const text = `[\n  ${JSON.stringify(item)},\n\n  ${JSON.stringify({ ...item, answer: 2 })}\n]`;
    expect(readQuestions('questions.json', text)).toEqual({
      items: [
        { item, line: 2 },
        { item: { ...item, answer: '2' }, line: 4 },
      ],
      problems: [],
    });
  });

  it('keeps the options of multiple choice, and tags', () => {
    const choice = { ...item, options: ['one', 'two'], tags: ['crowded'] };
    expect(readQuestions('a.json', JSON.stringify([choice])).items[0]?.item).toEqual(choice);
  });

  it('is a table, whatever the order of its columns', () => {
    const text = 'Answer,Clip,Question,Note\ntwo,dogs.mp4,How many dogs?,mine\n';
    expect(readQuestions('mine.csv', text)).toEqual({
      items: [{ item: { ...item, family: unnamedFamily }, line: 2 }],
      problems: [],
    });
  });

  it('says on which line which field is missing, in both forms', () => {
    const { question: _, ...without } = item;
    const json = `[\n${JSON.stringify(item)},\n${JSON.stringify({ ...item, nested: [1, { a: 2 }] })},\n${JSON.stringify(without)}]`;
    expect(readQuestions('a.json', json).problems).toEqual([{ code: 'field-missing', line: 4, name: 'question' }]);
    const csv = 'clip,question,answer,family\na.mp4,"What\nis it?",red,what\nb.mp4,Where?,,where\n';
    expect(readQuestions('a.csv', csv).problems).toEqual([{ code: 'field-missing', line: 4, name: 'answer' }]);
  });

  it('is refused whole where it is neither', () => {
    expect(readQuestions('a.json', '[\n{"clip": \n}').problems).toEqual([{ code: 'not-json', line: 3 }]);
    expect(readQuestions('a.json', '{}').problems).toEqual([{ code: 'not-a-list', line: null }]);
    expect(readQuestions('a.json', '[]').problems).toEqual([{ code: 'no-questions', line: null }]);
    expect(readQuestions('a.csv', '').problems.map(({ code }) => code)).toEqual(Array(3).fill('column-missing'));
    expect(readQuestions('a.csv', 'clip,question\n').problems).toEqual([
      { code: 'column-missing', line: 1, name: 'answer' },
    ]);
    expect(readQuestions('a.csv', 'clip,question,answer\n"a.mp4,b,c\n').problems).toEqual([
      { code: 'quote-open', line: 2 },
    ]);
  });

  it('asks about clips that are there', () => {
    const { items } = readQuestions('a.csv', 'clip,question,answer\na.mp4,What?,red\nb.mp4,What?,red');
    expect(missingClips(items, (name) => name === 'a.mp4')).toEqual([{ code: 'clip-missing', line: 3, name: 'b.mp4' }]);
  });
});
