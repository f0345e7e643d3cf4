import type { Parameters, StrategyDescriptor, ValuesOf } from '../descriptor.ts';
import type { SignalName, Signals } from '../signals.ts';
import type { Seconds } from '../units.ts';

/** The span a sampler chooses from: `start` ≤ t < `start + duration`. */
export type SampledSpan = { readonly start: Seconds; readonly duration: Seconds };

type Common<P extends Parameters> = StrategyDescriptor<P> & {
  /** The most times that `sample` gives, known before any signal is. */
  atMost(span: SampledSpan, values: ValuesOf<P>): number;
};

/** Chooses by the clock alone. */
export type SpanSampler<P extends Parameters> = Common<P> & {
  readonly needs: readonly [];
  /** Ascending times within the span, at least one. */
  sample(span: SampledSpan, values: ValuesOf<P>): readonly Seconds[];
};

/** Chooses by what the clip shows: `needs` names the signals that have to be found first. */
export type SignalSampler<P extends Parameters, Name extends SignalName> = Common<P> & {
  readonly needs: readonly Name[];
  /** Ascending times within the span, at least one. */
  sample(span: SampledSpan, values: ValuesOf<P>, signals: Pick<Signals, Name>): readonly Seconds[];
};

/** Chooses the moments to look at. The frame shown at a moment is the one with the greatest presentation time ≤ it. */
export type Sampler<P extends Parameters> = SignalSampler<P, SignalName>;
