import { describe, expect, it } from 'vitest';
import { refersBack } from './refersBack.ts';

describe('a question that needs what was said before', () => {
  it.each([
    'And after that?',
    'Why?',
    'What about the cat?',
    'What is he wearing?',
    'Where does it go?',
    'Which of them is red?',
    'Are you sure?',
    'What colour is the other one?',
    'What else?',
    'Is she alone?',
  ])('%s', (question) => {
    expect(refersBack(question)).toBe(true);
  });
});

describe('a question that stands alone', () => {
  it.each([
    'What happens in this video?',
    'Is there a dog?',
    'Is the man raising his hand?',
    'Does a dog wag its tail?',
    'What is it?',
    'Is it raining?',
    'Is it dark outside?',
    'How many people are there?',
    'When is the cup shown?',
    'What comes after the rocket?',
    'Which things move?',
    'Another rocket?',
    '',
  ])('%s', (question) => {
    expect(refersBack(question)).toBe(false);
  });
});
