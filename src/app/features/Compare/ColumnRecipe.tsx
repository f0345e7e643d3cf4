import { ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { type ComposerName, composers } from '../../../domain/composers/registry.ts';
import { type CompressorName, compressors } from '../../../domain/compressors/registry.ts';
import type { NumberParameter, Parameter, StrategyDescriptor, ValueOf } from '../../../domain/descriptor.ts';
import type { Choice, Recipe } from '../../../domain/recipe.ts';
import { type SamplerName, samplers } from '../../../domain/samplers/registry.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { bundleNames, bundleTitles, isBundleName } from '../../bundles.ts';
import type { Column } from '../../store/compare.ts';
import { withColumnBundle, withColumnRecipe } from '../../store/compareEdits.ts';
import { usualIn } from '../../store/engine.ts';
import { chosenSampler, usualChoice, withValue } from '../../store/recipe.ts';
import { say, sayWritten } from '../../wording/language.ts';
import { wordRecipe } from '../../wording/recipe.ts';
import { controlOf } from '../Recipe/controlOf.ts';
import { ParameterFields } from '../Recipe/ParameterFields.tsx';

type Props = { readonly column: Column; readonly isOpen: boolean; readonly onOpen: (isOpen: boolean) => void };

/** A column's recipe in a line that opens to its controls, drawn from the descriptors. */
export function ColumnRecipe({ column, isOpen, onOpen }: Props) {
  const { key, recipe, looked } = column;
  const shown = () => looked.frames.map(({ time }) => time);
  const app = useApp();
  const usual = useAppState(usualIn);
  const change = (next: Recipe, by: string) =>
    update(app, 'compare', (compare) => withColumnRecipe(compare, key, next, by));
  return (
    <Disclosure className="column-recipe" isExpanded={isOpen} onExpandedChange={onOpen}>
      <Button slot="trigger" className="column-recipe-line">
        <ChevronRight size={16} aria-hidden="true" />
        <span>{wordRecipe(recipe)}</span>
      </Button>
      <DisclosurePanel className="recipe-panel">
        <ColumnModel column={column} />
        <ColumnStrategy<SamplerName, Parameter>
          label={say('Sampler')}
          table={samplers}
          choice={recipe.sampler}
          choose={(name) => chosenSampler(name, usual, shown())}
          onChange={(sampler, by) => change({ ...recipe, sampler }, by)}
        />
        <ColumnStrategy<ComposerName, NumberParameter>
          label={say('Composer')}
          table={composers}
          choice={recipe.composer}
          choose={(name) => usualChoice(composers, name, usual)}
          onChange={(composer, by) => change({ ...recipe, composer }, by)}
        />
        <ColumnStrategy<CompressorName, NumberParameter>
          label={say('Compressor')}
          table={compressors}
          choice={recipe.compressor}
          choose={(name) => usualChoice(compressors, name, usual)}
          onChange={(compressor, by) => change({ ...recipe, compressor }, by)}
        />
      </DisclosurePanel>
    </Disclosure>
  );
}

/** Which bundle answers this column: whichever the header names, or one of its own, which then runs beside it. */
function ColumnModel({ column: { key, bundle } }: { readonly column: Column }) {
  const app = useApp();
  const usual = useAppState((state) => state.settings.bundle);
  const choose = (value: string) =>
    update(app, 'compare', (compare) => withColumnBundle(compare, key, isBundleName(value) ? value : null));
  return (
    <fieldset>
      <legend className="visually-hidden">{say('Model')}</legend>
      <select aria-label={say('Model')} value={bundle ?? ''} onChange={({ target }) => choose(target.value)}>
        <option value="">{say('As in the header: {title}', { title: bundleTitles[usual] })}</option>
        {bundleNames.map((name) => (
          <option key={name} value={name}>
            {bundleTitles[name]}
          </option>
        ))}
      </select>
    </fieldset>
  );
}

type StrategyProps<Name extends string, Kind extends Parameter> = {
  readonly label: string;
  readonly table: Readonly<Record<Name, StrategyDescriptor<Readonly<Record<string, Kind>>>>>;
  readonly choice: Choice<Name, ValueOf<Kind>>;
  /** The strategy of this name with the values that it starts with. */
  readonly choose: (name: Name) => Choice<Name, ValueOf<Kind>>;
  /** `by` names the control that the value comes from. */
  readonly onChange: (choice: Choice<Name, ValueOf<Kind>>, by: string) => void;
};

/** Which strategy, where there are several, and its values. */
function ColumnStrategy<Name extends string, Kind extends Parameter>(props: StrategyProps<Name, Kind>) {
  const { label, table, choice, choose, onChange } = props;
  const { description, citation, parameters } = table[choice.name];
  const names = Object.keys(table) as Name[];
  return (
    <fieldset>
      <legend className="visually-hidden">{label}</legend>
      {names.length > 1 && (
        <select
          aria-label={label}
          value={choice.name}
          onChange={({ target }) => onChange(choose(target.value as Name), label)}
        >
          {names.map((name) => (
            <option key={name} value={name}>
              {sayWritten(table[name].label)}
            </option>
          ))}
        </select>
      )}
      <p className="muted">{sayWritten(description)}</p>
      <p className="citation" lang="en">
        {sayWritten(citation)}
      </p>
      <ParameterFields
        parameters={parameters}
        values={choice.values}
        onChange={(name, value) => onChange(withValue(choice, name, value), controlOf(label, choice.name, name, value))}
      />
    </fieldset>
  );
}
