import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { Parameter, StrategyDescriptor, ValueOf } from '../../../domain/descriptor.ts';
import type { Choice } from '../../../domain/recipe.ts';
import { withValue } from '../../store/recipe.ts';
import { sayWritten } from '../../wording/language.ts';
import { controlOf } from './controlOf.ts';
import { ParameterFields } from './ParameterFields.tsx';

type Strategies<Name extends string, Kind extends Parameter> = Readonly<
  Record<Name, StrategyDescriptor<Readonly<Record<string, Kind>>>>
>;

type Props<Name extends string, Kind extends Parameter> = {
  readonly legend: string;
  readonly label: string;
  readonly table: Strategies<Name, Kind>;
  readonly choice: Choice<Name, ValueOf<Kind>>;
  /** Another strategy is chosen. */
  readonly onTurn: (name: Name) => void;
  /** The same strategy has another value. */
  readonly onChange: (choice: Choice<Name, ValueOf<Kind>>, by: string) => void;
  readonly children?: ReactNode;
};

/** Which strategy, each with a line that says when it is right, and the values of the chosen one. */
export function StrategyFields<Name extends string, Kind extends Parameter>(props: Props<Name, Kind>) {
  const { legend, label, table, choice, onTurn, onChange, children } = props;
  return (
    <fieldset>
      <legend>{legend}</legend>
      <RadioGroup
        aria-label={label}
        className="strategies"
        value={choice.name}
        onChange={(name) => onTurn(name as Name)}
      >
        {Object.entries<Strategies<Name, Kind>[Name]>(table).map(([name, strategy]) => (
          <Radio key={name} value={name} className="strategy">
            <span className="strategy-name">{sayWritten(strategy.label)}</span>
            <span className="muted">{sayWritten(strategy.description)}</span>
          </Radio>
        ))}
      </RadioGroup>
      <p className="citation" lang="en">
        {sayWritten(table[choice.name].citation)}
      </p>
      <ParameterFields<Kind>
        parameters={table[choice.name].parameters}
        values={choice.values}
        onChange={(name, value) => onChange(withValue(choice, name, value), controlOf(label, choice.name, name, value))}
      />
      {children}
    </fieldset>
  );
}
