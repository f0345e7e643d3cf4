import type { ParameterValue } from '../../../domain/descriptor.ts';

/** Names a parameter's control for undo: a slider's values in a row are one edit, each moment more or less one of its own. */
export const controlOf = (label: string, strategy: string, name: string, value: ParameterValue): string =>
  [label, strategy, name, ...(typeof value === 'object' ? [value.length] : [])].join(' ');
