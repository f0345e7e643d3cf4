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

export type Parameter = NumberParameter;
export type Parameters = Readonly<Record<string, Parameter>>;

/** The values that a parameter table describes. */
export type ValuesOf<P extends Parameters> = { readonly [K in keyof P]: number };

/** A sampler, composer or compressor as the page shows it. */
export type StrategyDescriptor<P extends Parameters> = {
  readonly label: string;
  readonly description: string;
  /** Where the method comes from, where it comes from a paper. */
  readonly citation?: string;
  readonly parameters: P;
};

export const defaults = <P extends Parameters>(parameters: P): ValuesOf<P> =>
  Object.fromEntries(Object.entries(parameters).map(([name, p]) => [name, p.default])) as ValuesOf<P>;

/** The nearest value the parameter allows; its default for what is not a number. */
export function clampToParameter(parameter: NumberParameter, value: number): number {
  if (!Number.isFinite(value)) return parameter.default;
  const stepped = parameter.min + Math.round((value - parameter.min) / parameter.step) * parameter.step;
  const rounded = Number(stepped.toFixed(6));
  return Math.min(parameter.max, Math.max(parameter.min, rounded));
}
