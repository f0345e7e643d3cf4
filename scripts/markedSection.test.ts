import { expect, it } from 'vitest';
import { withSection } from './markedSection.ts';

it('a section is added once, and replaced from then on, with all around it left alone', () => {
  const first = withSection('# Results\n\nBefore.\n', 'a:b', 'Speed', 'one');
  expect(first).toBe('# Results\n\nBefore.\n\n## Speed\n\n<!-- a:b -->\none\n<!-- /a:b -->\n');
  expect(withSection(`${first}\nAfter.\n`, 'a:b', 'Speed', 'two')).toBe(`${first.replace('one', 'two')}\nAfter.\n`);
});
