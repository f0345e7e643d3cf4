import type { Stage, StageTime, WatchEvent } from '../domain/answer.ts';
import { milliseconds } from '../domain/units.ts';

export const progress = (stage: Stage, done: number, total: number): WatchEvent => ({
  type: 'stage',
  stage,
  done,
  total,
});

export const stageTime = (stage: Stage, time: number): StageTime => ({
  stage,
  time: milliseconds(time),
  cached: false,
});
