import { ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { compressors } from '../../../domain/compressors/registry.ts';
import { defaults, type Parameters, type StrategyDescriptor } from '../../../domain/descriptor.ts';
import type { Choice, Recipe } from '../../../domain/recipe.ts';
import { samplers } from '../../../domain/samplers/registry.ts';
import { useApp } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { type Column, withColumnRecipe } from '../../store/compare.ts';
import { withValue } from '../../store/recipe.ts';
import { wordRecipe } from '../../wording/evidence.ts';
import { ParameterFields } from '../Recipe/ParameterFields.tsx';

type Props = { readonly column: Column; readonly isOpen: boolean; readonly onOpen: (isOpen: boolean) => void };

/** A column's recipe in a line that opens to its controls, drawn from the descriptors. */
export function ColumnRecipe({ column: { key, recipe }, isOpen, onOpen }: Props) {
  const app = useApp();
  const change = (next: Recipe, by: string) =>
    update(app, 'compare', (compare) => withColumnRecipe(compare, key, next, by));
  return (
    <Disclosure className="column-recipe" isExpanded={isOpen} onExpandedChange={onOpen}>
      <Button slot="trigger" className="column-recipe-line">
        <ChevronRight size={16} aria-hidden="true" />
        <span>{wordRecipe(recipe)}</span>
      </Button>
      <DisclosurePanel className="recipe-panel">
        <StrategyFields
          label="Sampler"
          table={samplers}
          choice={recipe.sampler}
          onChange={(sampler, by) => change({ ...recipe, sampler }, by)}
        />
        <StrategyFields
          label="Compressor"
          table={compressors}
          choice={recipe.compressor}
          onChange={(compressor, by) => change({ ...recipe, compressor }, by)}
        />
      </DisclosurePanel>
    </Disclosure>
  );
}

type StrategyProps<Name extends string> = {
  readonly label: string;
  readonly table: Readonly<Record<Name, StrategyDescriptor<Parameters>>>;
  readonly choice: Choice<Name>;
  /** `by` names the control that the value comes from. */
  readonly onChange: (choice: Choice<Name>, by: string) => void;
};

/** Which strategy, where there are several, and its values. */
function StrategyFields<Name extends string>({ label, table, choice, onChange }: StrategyProps<Name>) {
  const { description, citation, parameters } = table[choice.name];
  const names = Object.keys(table) as Name[];
  const choose = (name: Name) => onChange({ name, values: defaults(table[name].parameters) }, label);
  return (
    <fieldset>
      <legend className="visually-hidden">{label}</legend>
      {names.length > 1 && (
        <select aria-label={label} value={choice.name} onChange={({ target }) => choose(target.value as Name)}>
          {names.map((name) => (
            <option key={name} value={name}>
              {table[name].label}
            </option>
          ))}
        </select>
      )}
      <p className="muted" title={citation}>
        {description}
      </p>
      <ParameterFields
        parameters={parameters}
        values={choice.values}
        onChange={(name, value) => onChange(withValue(choice, name, value), `${label} ${choice.name} ${name}`)}
      />
    </fieldset>
  );
}
