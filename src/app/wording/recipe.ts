import { composers } from '../../domain/composers/registry.ts';
import { compressors } from '../../domain/compressors/registry.ts';
import type { Parameter, Parameters, ParameterValue } from '../../domain/descriptor.ts';
import { defaultRecipe, type Recipe } from '../../domain/recipe.ts';
import { samplers } from '../../domain/samplers/registry.ts';
import type { Seconds } from '../../domain/units.ts';
import { formatCount, formatCounted, formatTime } from '../format.ts';
import { say, sayWritten } from './language.ts';

/** '8 frames', 'rate 1, at most 16', '3 moments', '0:02.0 – 0:06.5' */
export const wordValues = (parameters: Parameters, values: Readonly<Record<string, ParameterValue>>): string =>
  Object.entries(parameters)
    .map(([name, parameter]) => wordValue(parameter, values[name] ?? parameter.default))
    .filter((words) => words !== '')
    .join(say(', '));

function wordValue(parameter: Parameter, value: ParameterValue): string {
  if (typeof value === 'object') return wordTimes(parameter, value);
  const label = sayWritten(parameter.label).toLowerCase();
  const unit = parameter.kind === 'number' && parameter.unit ? sayWritten(parameter.unit) : undefined;
  return unit?.toLowerCase() === label ? `${formatCount(value)} ${unit}` : `${label} ${value}`;
}

/** A begin and an end are told, many moments counted; of a part without ends there is nothing to tell. */
const wordTimes = (parameter: Parameter, times: readonly Seconds[]): string =>
  parameter.kind === 'times' && parameter.most === 2
    ? times.map((time) => formatTime(time)).join(' – ')
    : formatCounted(times.length, 'moment');

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
