import type { Parameters, StrategyDescriptor, ValuesOf } from '../descriptor.ts';
import type { SignalName, Signals } from '../signals.ts';
import type { Seconds } from '../units.ts';

/** The span a sampler chooses from: `start` ≤ t < `start + duration`. */
export type SampledSpan = { readonly start: Seconds; readonly duration: Seconds };

type Common<P extends Parameters> = StrategyDescriptor<P> & {
  /** The most times that the sampler gives before an answer, known before any signal is. */
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

/** Chooses by the question, and so only once it is asked. */
export type QuestionSampler<P extends Parameters> = Common<P> & {
  readonly needs: 'question';
  search(span: SampledSpan, values: ValuesOf<P>): Search;
};

/** Looks again, closer, once the answer names a moment. */
export type AnswerSampler<P extends Parameters> = Common<P> & {
  readonly needs: 'answer';
  /** Ascending times within the span, at least one. */
  sample(span: SampledSpan, values: ValuesOf<P>): readonly Seconds[];
  /**
   * Ascending times within the span, at which to look again.
   * @returns null where `sample` has looked close enough at `moment`, or it is none of the span's
   */
  closer(span: SampledSpan, values: ValuesOf<P>, moment: Seconds): readonly Seconds[] | null;
};

/**
 * Yields moments within the span, ascending, and is given how relevant each of them is to the question, as often as it
 * likes; gives ascending times, at least one. The first moments that it yields do not depend on the question, so that
 * they can be looked at before one is asked.
 */
export type Search = Generator<readonly Seconds[], readonly Seconds[], readonly number[]>;

/** Chooses the moments to look at. The frame shown at a moment is the one with the greatest presentation time ≤ it. */
export type Sampler<P extends Parameters> = SignalSampler<P, SignalName> | QuestionSampler<P> | AnswerSampler<P>;
