import type { Parameters, StrategyDescriptor, ValuesOf } from '../descriptor.ts';
import type { Seconds } from '../units.ts';

/** The span a sampler chooses from: `start` ≤ t < `start + duration`. */
export type SampledSpan = { readonly start: Seconds; readonly duration: Seconds };

/** Chooses the moments to look at. The frame shown at a moment is the one with the greatest presentation time ≤ it. */
export type Sampler<P extends Parameters> = StrategyDescriptor<P> & {
  /** Ascending times within the span, at least one. */
  sample(span: SampledSpan, values: ValuesOf<P>): readonly Seconds[];
};
