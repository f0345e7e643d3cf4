import { describe, expect, it } from 'vitest';
import { bytes, milliseconds, seconds } from '../domain/units.ts';
import {
  formatBytes,
  formatCodec,
  formatCounted,
  formatDuration,
  formatPercent,
  formatRate,
  formatTime,
} from './format.ts';

describe('a moment', () => {
  it.each([
    [0, '0:00.0'],
    [1.25, '0:01.2'],
    [59.999, '0:59.9'],
    [60, '1:00.0'],
    [725.04, '12:05.0'],
    [3723.4, '1:02:03.4'],
    [-1.3, '0:00.0'],
  ])('%d s reads %s', (time, words) => {
    expect(formatTime(seconds(time))).toBe(words);
  });

  it('is not moved by the rounding of binary fractions', () => {
    expect(formatTime(seconds(0.1 + 0.2))).toBe('0:00.3');
    expect(formatTime(seconds(0.7 + 0.1))).toBe('0:00.8');
  });
});

describe('a length of time', () => {
  it.each([
    [0.42, '0.4 ms'],
    [9.96, '10 ms'],
    [38.2, '38 ms'],
    [999.6, '1.0 s'],
    [9960, '10 s'],
  ])('%d ms reads %s', (time, words) => {
    expect(formatDuration(milliseconds(time))).toBe(words);
  });
});

it('counts in whole numbers with their noun', () => {
  expect(formatCounted(1, 'frame')).toBe('1 frame');
  expect(formatCounted(0, 'frame')).toBe('0 frames');
  expect(formatCounted(1024, 'token')).toBe('1,024 tokens');
});

it('gives sizes in powers of 1000', () => {
  expect(formatBytes(bytes(640))).toBe('640 B');
  expect(formatBytes(bytes(12_345_678))).toBe('12.3 MB');
  expect(formatBytes(bytes(999_960_000))).toBe('1,000 MB');
});

it('gives no share of nothing', () => {
  expect(formatPercent(0, 0)).toBe('0 %');
  expect(formatPercent(1, 3)).toBe('33 %');
  expect(formatPercent(1, 512)).toBe('0.2 %');
  expect(formatPercent(1, 10_000)).toBe('0 %');
});

it('shows slow rates with a decimal', () => {
  expect(formatRate(3.14)).toBe('3.1 tokens/s');
  expect(formatRate(41.2)).toBe('41 tokens/s');
});

it('calls a codec by the name people know, or by its own', () => {
  expect(formatCodec('avc1.64001f')).toBe('H.264');
  expect(formatCodec('vp09.00.10.08')).toBe('VP9');
  expect(formatCodec('mp4v.20.9')).toBe('mp4v.20.9');
});
