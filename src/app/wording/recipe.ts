import { composers } from '../../domain/composers/registry.ts';
import { compressors } from '../../domain/compressors/registry.ts';
import type { Parameter, Parameters, ParameterValue } from '../../domain/descriptor.ts';
import { defaultRecipe, type Recipe } from '../../domain/recipe.ts';
import { samplers } from '../../domain/samplers/registry.ts';
import { formatCount, formatCounted } from '../format.ts';
import { say, sayWritten } from './language.ts';

/** '8 frames', 'rate 1, at most 16', '3 moments' */
export const wordValues = (parameters: Parameters, values: Readonly<Record<string, ParameterValue>>): string =>
  Object.entries(parameters)
    .map(([name, parameter]) => wordValue(parameter, values[name] ?? parameter.default))
    .join(say(', '));

function wordValue(parameter: Parameter, value: ParameterValue): string {
  if (typeof value === 'object') return formatCounted(value.length, 'moment');
  const label = sayWritten(parameter.label).toLowerCase();
  const unit = parameter.kind === 'number' && parameter.unit ? sayWritten(parameter.unit) : undefined;
  return unit?.toLowerCase() === label ? `${formatCount(value)} ${unit}` : `${label} ${value}`;
}

/** 'Uniform: 8 frames · LinVT: tokens kept (k) 128'; the composer only where it is not the usual one. */
export function wordRecipe({ sampler, composer, compressor }: Recipe): string {
  const isUsual = composer.name === defaultRecipe.composer.name;
  const chosen = [
    { ...samplers[sampler.name], values: sampler.values },
    ...(isUsual ? [] : [{ ...composers[composer.name], values: composer.values }]),
    { ...compressors[compressor.name], values: compressor.values },
  ];
  return chosen
    .map(
      ({ label, parameters, values }) =>
        `${sayWritten(label)}${hasAny(parameters) ? `${say(': ')}${wordValues(parameters, values)}` : ''}`,
    )
    .join(' · ');
}

const hasAny = (parameters: Parameters): boolean => Object.keys(parameters).length > 0;
