import { clips } from './studio.ts';

/** 72 frames, 25 a second: a cactus, then, after a cut, a fish. ffprobe lists key frames at 0 and at the cut. */
export const clip = { file: `${clips}/cactus-then-fish.mp4`, duration: 2.88, cut: 1.24, rate: 25 };

/** The frame shown at a moment. */
export const shownAt = (time: number): number => Math.floor(time * clip.rate + 1e-6) / clip.rate;
