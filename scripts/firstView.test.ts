import { expect, it } from 'vitest';
import { type Chunk, firstViewOf, gzippedBytes } from './firstView.ts';

const chunk = (fileName: string, imports: readonly string[] = []): Chunk => ({ fileName, code: fileName, imports });

it('the first view is the page’s script with what it imports, each once, and not what it fetches later', () => {
  const chunks = [
    chunk('page.js', ['react.js', 'store.js']),
    chunk('store.js', ['react.js', 'page.js']),
    chunk('react.js'),
    chunk('evaluate.js', ['page.js']),
  ];
  expect(firstViewOf('page.js', chunks).map(({ fileName }) => fileName)).toEqual(['page.js', 'react.js', 'store.js']);
});

it('bytes are counted as a server sends them', () => {
  const long = { ...chunk('long.js'), code: 'again '.repeat(10_000) };
  expect(gzippedBytes([long])).toBeGreaterThan(20);
  expect(gzippedBytes([long])).toBeLessThan(1000);
});
