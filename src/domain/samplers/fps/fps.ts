import { seconds } from '../../units.ts';
import type { SpanSampler } from '../sampler.ts';
import { uniform } from '../uniform/uniform.ts';

const parameters = {
  rate: {
    kind: 'number',
    label: 'Rate',
    description: 'How many frames of each second the model looks at.',
    unit: 'frames/s',
    default: 1,
    min: 0.1,
    max: 8,
    step: 0.1,
  },
  cap: {
    kind: 'number',
    label: 'At most',
    description: 'Never more frames than this; a longer clip is then sampled evenly instead.',
    unit: 'frames',
    default: 16,
    min: 1,
    max: 64,
    step: 1,
  },
} as const;

/** Centres of periods of 1/rate seconds; beyond the cap, `uniform` with `cap` frames, so that the end is never left out. */
export const fps: SpanSampler<typeof parameters> = {
  label: 'Frames per second',
  description: 'A steady rate, so longer clips get more frames. Right when the pace matters more than the budget.',
  citation: 'Bai et al., Qwen2.5-VL Technical Report (2025), arXiv 2502.13923: frames at a rate',
  parameters,
  needs: [],
  atMost: (span, values) => fps.sample(span, values).length,
  sample: (span, { rate, cap }) => {
    const count = Math.max(1, Math.floor(span.duration * rate + 1e-6));
    if (count > cap) return uniform.sample(span, { frames: cap });
    const period = Math.min(1 / rate, span.duration);
    return Array.from({ length: count }, (_, i) => seconds(span.start + (i + 0.5) * period));
  },
};
