import { expect, test } from 'vitest';
import { StageCache } from './stageCache.ts';

function cacheOfNames(capacity: number) {
  const disposed: string[] = [];
  const cache = new StageCache<Disposable>(capacity);
  const put = (name: string) => cache.set(name, { [Symbol.dispose]: () => disposed.push(name) });
  return { cache, put, disposed };
}

test('the result used longest ago makes room and is disposed of', () => {
  const { cache, put, disposed } = cacheOfNames(2);
  put('a');
  put('b');
  cache.get('a');
  put('c');
  expect(disposed).toEqual(['b']);
  expect(cache.get('b')).toBeUndefined();
});

test('a newer result under the same key replaces and disposes of the older', () => {
  const { cache, put, disposed } = cacheOfNames(2);
  put('a');
  const newer = put('a');
  expect(disposed).toEqual(['a']);
  expect(cache.get('a')).toBe(newer);
});

test('dropping by key disposes of the matching results alone; disposing of the cache of all', () => {
  const { cache, put, disposed } = cacheOfNames(3);
  put('clip1 x');
  put('clip2 x');
  cache.drop((key) => key.startsWith('clip1 '));
  expect(disposed).toEqual(['clip1 x']);
  cache[Symbol.dispose]();
  expect(disposed).toEqual(['clip1 x', 'clip2 x']);
});
