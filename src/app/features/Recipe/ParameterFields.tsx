import type { Parameter, ParameterValue, ValueOf } from '../../../domain/descriptor.ts';
import { ParameterField } from './ParameterField.tsx';
import { TimesField } from './TimesField.tsx';

type Props<Kind extends Parameter> = {
  readonly parameters: Readonly<Record<string, Kind>>;
  readonly values: Readonly<Record<string, ValueOf<Kind>>>;
  readonly onChange: (name: string, value: ValueOf<Kind>) => void;
};

/** A field for each parameter of a strategy, in the descriptor's order. */
export const ParameterFields = <Kind extends Parameter>({ parameters, values, onChange }: Props<Kind>) =>
  Object.entries<Parameter>(parameters).map(([name, parameter]) => (
    <Field
      key={name}
      parameter={parameter}
      value={values[name] ?? parameter.default}
      // A field gives values of its own parameter's kind.
      onChange={(value) => onChange(name, value as ValueOf<Kind>)}
    />
  ));

type FieldProps = {
  readonly parameter: Parameter;
  readonly value: ParameterValue;
  readonly onChange: (value: ParameterValue) => void;
};

function Field({ parameter, value, onChange }: FieldProps) {
  if (parameter.kind === 'times') {
    return <TimesField parameter={parameter} times={typeof value === 'object' ? value : []} onChange={onChange} />;
  }
  const number = typeof value === 'number' ? value : parameter.default;
  return <ParameterField parameter={parameter} value={number} onChange={onChange} />;
}
