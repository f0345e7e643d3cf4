import { describe, expect, it } from 'vitest';
import { colourOf } from './colour.ts';

const sample = (matrix: string | null, height: number, fullRange: boolean | null = false) => ({
  colorSpace: { matrix, fullRange },
  visibleRect: { height },
});

describe('the colours of a sample', () => {
  it.each([
    [480, 'bt601'],
    [719, 'bt601'],
    [720, 'bt709'],
    [2160, 'bt709'],
  ])('are those usual for a height of %s where nothing is said: %s', (height, matrix) => {
    expect(colourOf(sample(null, height), {}).matrix).toBe(matrix);
  });

  it('are not BT.709 in a small clip only because the decoder was told so', () => {
    expect(colourOf(sample('bt709', 480), {}).matrix).toBe('bt601');
    expect(colourOf(sample('bt709', 480), { matrix: 'bt709' }).matrix).toBe('bt709');
  });

  it.each([
    ['smpte170m', 'bt601'],
    ['bt470bg', 'bt601'],
    ['bt2020-ncl', 'bt2020-ncl'],
    ['rgb', 'rgb'],
  ])('are those that its stream names: %s is %s', (own, matrix) => {
    expect(colourOf(sample(own, 1080), {}).matrix).toBe(matrix);
  });

  it('have limited range unless they say otherwise', () => {
    expect(colourOf(sample(null, 480, null), {}).fullRange).toBe(false);
    expect(colourOf(sample(null, 480, true), {}).fullRange).toBe(true);
  });
});
