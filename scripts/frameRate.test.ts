import { expect, it } from 'vitest';
import { framesTable } from './frameRate.ts';

it('frames that miss their turn are told by their share, their lengths and the ratio to the page at rest', () => {
  const even = [16.7, 16.6, 16.7, 16.7];
  const missed = [16.6, 33.4, 16.6, 33.4];
  const table = framesTable({ asked: [missed, missed], idle: [even, even] });
  expect(table).toContain('| an answer streams, its maps are drawn | 8 | 25.0 | 33.4 | 50.0 % |');
  expect(table).toContain('| at rest | 8 | 16.7 | 16.7 | 0.0 % |');
  expect(table).toContain('1.50 × as long (1.50 to 1.50) while an answer streams; 2 rounds.');
});
