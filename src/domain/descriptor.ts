import { type Seconds, seconds } from './units.ts';

/** How a parameter is shown, bounded and explained. The page draws its controls from these; URL and store parse by them. */
export type NumberParameter = {
  readonly kind: 'number';
  readonly label: string;
  /** One line for someone who has never read a paper. */
  readonly description: string;
  readonly unit?: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
};

/** Moments that the user sets on the timeline, in presentation time: ascending, each once. */
export type TimesParameter = {
  readonly kind: 'times';
  readonly label: string;
  readonly description: string;
  readonly default: readonly Seconds[];
  /** How many there may be. */
  readonly most: number;
  /** What the timeline calls one of them, as `{number}` of the lane `{name}`; what adds the moment on show, and takes it back. */
  readonly words: { readonly mark: string; readonly add: string; readonly remove: string };
};

export type Parameter = NumberParameter | TimesParameter;
export type Parameters = Readonly<Record<string, Parameter>>;
export type NumberParameters = Readonly<Record<string, NumberParameter>>;

/** What a parameter of this kind may hold. */
export type ValueOf<Kind extends Parameter> = Kind extends TimesParameter ? readonly Seconds[] : number;
export type ParameterValue = ValueOf<Parameter>;

/** The values that a parameter table describes. */
export type ValuesOf<P extends Parameters> = { readonly [K in keyof P]: ValueOf<P[K]> };

/** A sampler, composer or compressor as the page shows it. */
export type StrategyDescriptor<P extends Parameters> = {
  readonly label: string;
  readonly description: string;
  /** Where the method comes from. */
  readonly citation: string;
  readonly parameters: P;
};

export const defaults = <P extends Parameters>(parameters: P): ValuesOf<P> =>
  Object.fromEntries(Object.entries(parameters).map(([name, p]) => [name, p.default])) as ValuesOf<P>;

/** `given` as the parameter allows it; its default where that is of another kind. */
export function allowedValue<Kind extends Parameter>(parameter: Kind, given: unknown): ValueOf<Kind>;
export function allowedValue(parameter: Parameter, given: unknown): ParameterValue {
  if (parameter.kind === 'times') return Array.isArray(given) ? allowedTimes(parameter, given) : parameter.default;
  return clampToParameter(parameter, typeof given === 'number' ? given : Number.NaN);
}

/** Finer than any frame rate, and short in an address. */
const millisecond = 1e-3;

/** The first of them, ascending, each once, in whole milliseconds: rounded up, so that a frame's own time still shows it. */
function allowedTimes({ most }: TimesParameter, given: readonly unknown[]): readonly Seconds[] {
  const finite = given.filter((time) => typeof time === 'number' && Number.isFinite(time) && time >= 0);
  const rounded = finite.map((time) => Math.ceil(Number(time) / millisecond - 1e-6) / (1 / millisecond));
  return [...new Set(rounded)]
    .toSorted((a, b) => a - b)
    .slice(0, most)
    .map(seconds);
}

/** The nearest value the parameter allows; its default for what is not a number. */
export function clampToParameter(parameter: NumberParameter, value: number): number {
  if (!Number.isFinite(value)) return parameter.default;
  const stepped = parameter.min + Math.round((value - parameter.min) / parameter.step) * parameter.step;
  const rounded = Number(stepped.toFixed(6));
  return Math.min(parameter.max, Math.max(parameter.min, rounded));
}
