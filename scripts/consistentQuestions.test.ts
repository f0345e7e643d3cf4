import { expect, it } from 'vitest';
import { agree, contradictions, pairs, verdictOf } from './consistentQuestions.ts';

it('a clip is asked both kinds of question, each with another way to put it', () => {
  const asked = pairs(6);
  expect(asked).toHaveLength(6);
  expect(asked.filter(({ thing }) => thing === null)).toHaveLength(3);
  for (const { asked: one, paraphrase } of pairs(70)) expect(one).not.toBe(paraphrase);
});

it('a hedged yes is a yes', () => {
  expect(verdictOf("I'm not sure: Yes, there is a dog.")).toBe('yes');
  expect(verdictOf("I can't tell from this video. My guess: No, there is no dog.")).toBe('no');
  expect(verdictOf('Nobody is there.')).toBeNull();
});

it('answers agree by yes and no where that is asked, else by their words', () => {
  const [described, there] = pairs(2);
  if (!described || !there) throw new Error('two questions');
  expect(agree(there, 'Yes, there is a dog.', 'Yes.')).toBe(true);
  expect(agree(there, 'Yes, there is a dog.', 'No.')).toBe(false);
  expect(agree(described, 'A dog runs.', 'a dog runs')).toBe(true);
  expect(agree(described, 'A dog runs.', 'A dog sits.')).toBe(false);
});

it('what a description names and an answer denies is a contradiction', () => {
  const [described, person, , man] = pairs(4);
  if (!described || !person || !man) throw new Error('four questions');
  const told = [
    { pair: described, answer: 'A person stands by a tree.' },
    { pair: person, answer: 'No, there is no person.' },
    { pair: man, answer: 'No, there is no man.' },
  ];
  expect(contradictions(told)).toEqual(['person']);
});
