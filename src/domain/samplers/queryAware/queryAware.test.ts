import { describe, expect, it } from 'vitest';
import { searched, tenSeconds } from '../samplersForTests.ts';
import { uniform } from '../uniform/uniform.ts';
import { queryAware } from './queryAware.ts';

describe('by the question', () => {
  it('rates evenly spaced frames once, and takes the most relevant', () => {
    const search = queryAware.search(tenSeconds, { frames: 2, rated: 8, focus: 0.4 });
    const { times, steps } = searched(search, (time) => (time > 6 && time < 8 ? 1 : 0));
    expect(steps).toEqual([uniform.sample(tenSeconds, { frames: 8 })]);
    expect(times).toEqual([0.625, 6.875]);
  });
});
