import { useId } from 'react';
import { say } from '../../wording/language.ts';

type Props<Option extends string> = {
  readonly label: string;
  readonly value: Option;
  readonly options: readonly Option[];
  /** Those that the model was trained on; the others stand apart. Null where all are alike. */
  readonly known?: ReadonlySet<string> | null;
  readonly nameOf: (option: Option) => string;
  readonly onChange: (option: Option) => void;
};

/** A list to choose one from, that says which choices are new to the model. */
export function Choices<Option extends string>({
  label,
  value,
  options,
  known = null,
  nameOf,
  onChange,
}: Props<Option>) {
  const id = useId();
  const list = (some: readonly Option[]) =>
    some.map((option) => (
      <option key={option} value={option}>
        {nameOf(option)}
      </option>
    ));
  const unknown = options.filter((option) => known !== null && !known.has(option));
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option === target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {list(options.filter((option) => !unknown.includes(option)))}
        {unknown.length > 0 && <optgroup label={say('New to the model')}>{list(unknown)}</optgroup>}
      </select>
    </div>
  );
}
