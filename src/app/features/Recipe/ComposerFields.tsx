import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { type ComposerName, composers } from '../../../domain/composers/registry.ts';
import {
  defaults,
  type NumberParameter,
  type NumberParameters,
  type StrategyDescriptor,
} from '../../../domain/descriptor.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { changeRecipe } from '../../actions/changeRecipe.ts';
import { withValue } from '../../store/recipe.ts';
import { ParameterFields } from './ParameterFields.tsx';

/** How the sampled frames become pictures. */
export function ComposerFields() {
  const app = useApp();
  const recipe = useAppState((state) => state.recipe.value);
  const { composer } = recipe;
  const choose = (name: ComposerName) => {
    const values = defaults<NumberParameters>(composers[name].parameters);
    changeRecipe(app, { ...recipe, composer: { name, values } });
  };
  return (
    <fieldset>
      <legend>How frames become pictures</legend>
      <RadioGroup
        aria-label="Composer"
        className="strategies"
        value={composer.name}
        onChange={(name) => choose(name as ComposerName)}
      >
        {Object.entries<StrategyDescriptor<NumberParameters>>(composers).map(
          ([name, { label, description, citation }]) => (
            <Radio key={name} value={name} className="strategy">
              <span className="strategy-name">{label}</span>
              <span className="muted" title={citation}>
                {description}
              </span>
            </Radio>
          ),
        )}
      </RadioGroup>
      <ParameterFields<NumberParameter>
        parameters={composers[composer.name].parameters}
        values={composer.values}
        onChange={(name, value) => changeRecipe(app, { ...recipe, composer: withValue(composer, name, value) })}
      />
    </fieldset>
  );
}
