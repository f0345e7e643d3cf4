import type { Parameters } from '../../../domain/descriptor.ts';
import { ParameterField } from './ParameterField.tsx';

type Props = {
  readonly parameters: Parameters;
  readonly values: Readonly<Record<string, number>>;
  readonly onChange: (name: string, value: number) => void;
};

/** A field for each parameter of a strategy, in the descriptor's order. */
export const ParameterFields = ({ parameters, values, onChange }: Props) =>
  Object.entries(parameters).map(([name, parameter]) => (
    <ParameterField
      key={name}
      parameter={parameter}
      value={values[name] ?? parameter.default}
      onChange={(value) => onChange(name, value)}
    />
  ));
