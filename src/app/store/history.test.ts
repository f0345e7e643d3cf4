import { describe, expect, it } from 'vitest';
import { defaultRecipe } from '../../domain/recipe.ts';
import { bytes, seconds } from '../../domain/units.ts';
import type { ComparisonEntry } from '../history/comparison.ts';
import type { ConversationEntry, KeptTurn } from '../history/entry.ts';
import { excerpt, found, initialHistory, without } from './history.ts';

const turn = (question: string, text: string, askedAt: number): KeptTurn => ({
  question,
  askedAt,
  recipe: defaultRecipe,
  notices: [],
  state: { status: 'stopped', text },
});

const entry = (name: string, ...turns: readonly KeptTurn[]): ConversationEntry => ({
  kind: 'conversation',
  fingerprint: name,
  name,
  size: bytes(1),
  duration: seconds(1),
  sample: null,
  poster: null,
  handle: null,
  copy: null,
  turns,
});

const sea = entry('At sea', turn('What moves left?', 'The boat.', 10), turn('Is there a crab?', 'Yes.', 30));
const cafe = entry('Café.mp4', turn('Who sits there?', 'Zoë and a dog.', 20));

const { turns: _, ...clip } = cafe;
const compared: ComparisonEntry = {
  ...{ ...clip, kind: 'comparison', question: 'What is on the table?', askedAt: 40 },
  columns: ['A cup.', 'A cup.', 'A plate.'].map((text, key) => ({
    ...{ key, name: key === 0 ? 'Many frames' : '', recipe: defaultRecipe, notices: [], verdict: null },
    answer: { status: 'stopped', text },
  })),
};

const namesOf = (query: string) => found([cafe, sea], query).map(({ name }) => name);

describe('the search', () => {
  it('finds words in names, questions and answers, wherever they stand', () => {
    expect(namesOf('sea')).toEqual(['At sea']);
    expect(namesOf('crab')).toEqual(['At sea']);
    expect(namesOf('dog')).toEqual(['Café.mp4']);
    expect(namesOf('boat crab')).toEqual(['At sea']);
    expect(namesOf('boat dog')).toEqual([]);
  });

  it('does not mind capitals and accents', () => {
    expect(namesOf('CAFE')).toEqual(['Café.mp4']);
    expect(namesOf('zoe')).toEqual(['Café.mp4']);
    expect(namesOf('BÖAT')).toEqual(['At sea']);
  });

  it('for nothing shows all, the last asked first', () => {
    expect(namesOf('  ')).toEqual(['At sea', 'Café.mp4']);
  });

  it('shows the turn that holds what was sought, else the last', () => {
    expect(excerpt(sea, 'boat')?.question).toBe('What moves left?');
    expect(excerpt(sea, '')?.question).toBe('Is there a crab?');
    expect(excerpt(sea, 'sea')?.question).toBe('Is there a crab?');
  });
});

it('a comparison is found by its question, its answers and the names of its recipes, and told with each answer once', () => {
  const all = [sea, compared, cafe];
  for (const query of ['table', 'plate', 'many frames']) expect(found(all, query)).toEqual([compared]);
  expect(found(all, 'cafe')).toEqual([compared, cafe]);
  expect(excerpt(compared, '')).toEqual({ question: 'What is on the table?', text: 'A cup. / A plate.' });
});

it('what is deleted leaves the list, and can be brought back', () => {
  const history = { ...initialHistory, read: { status: 'read', entries: [sea, cafe], unreadable: 0 } } as const;
  const after = without(history, [sea]);
  expect(after.read).toMatchObject({ entries: [cafe] });
  expect(after.removed).toEqual([sea]);
});
