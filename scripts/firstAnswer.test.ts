import { expect, it } from 'vitest';
import { firstAnswersTable } from './firstAnswer.ts';

it('times to a first answer are told in seconds, with the interval of their median', () => {
  const table = firstAnswersTable({ opened: [4000, 5000, 4500], dropped: [900, 1100, 1000] });
  expect(table).toContain('| the page is opened for the first time | 4.50 | 4.00 | 5.00 |');
  expect(table).toContain('| the model runs, a clip is chosen | 1.00 | 0.90 | 1.10 |');
  expect(table).toContain('3 rounds, each in a fresh profile');
});
