import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useShallow } from 'zustand/react/shallow';
import type { ClipShape } from '../../../domain/compressors/compressor.ts';
import { compressors } from '../../../domain/compressors/registry.ts';
import { defaults, type Parameters, type StrategyDescriptor } from '../../../domain/descriptor.ts';
import { generationParameters } from '../../../domain/generation.ts';
import { type Choice, mostFrames, samplerKey } from '../../../domain/recipe.ts';
import { samplers } from '../../../domain/samplers/registry.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { changeRecipe } from '../../actions/changeRecipe.ts';
import { bundleRecipe, initialRecipe, withValue } from '../../store/recipe.ts';
import { initialSettings } from '../../store/settings.ts';
import type { State } from '../../store/store.ts';
import { wordShare } from '../../wording/evidence.ts';
import { ParameterFields } from './ParameterFields.tsx';

/** Every choice of the recipe and of how the answer is written, drawn from their descriptors. */
export function RecipePanel() {
  return (
    <div className="recipe-panel">
      <SamplerFields />
      <CompressorFields />
      <GenerationFields />
      <ResetButton />
    </div>
  );
}

function SamplerFields() {
  const app = useApp();
  const recipe = useAppState((state) => state.recipe.value);
  return (
    <StrategyFields
      legend="What the model looks at"
      label="Sampler"
      table={samplers}
      choice={recipe.sampler}
      onChange={(sampler) => changeRecipe(app, { ...recipe, sampler })}
    />
  );
}

function CompressorFields() {
  const app = useApp();
  const recipe = useAppState((state) => state.recipe.value);
  return (
    <StrategyFields
      legend="What it keeps"
      label="Compressor"
      table={compressors}
      choice={recipe.compressor}
      onChange={(compressor) => changeRecipe(app, { ...recipe, compressor })}
    >
      <Budget />
    </StrategyFields>
  );
}

type StrategyProps<Name extends string> = {
  readonly legend: string;
  readonly label: string;
  readonly table: Readonly<Record<Name, StrategyDescriptor<Parameters>>>;
  readonly choice: Choice<Name>;
  readonly onChange: (choice: Choice<Name>) => void;
  readonly children?: ReactNode;
};

/** Which strategy, each with a line that says when it is right, and the values of the chosen one. */
function StrategyFields<Name extends string>(props: StrategyProps<Name>) {
  const { legend, label, table, choice, onChange, children } = props;
  return (
    <fieldset>
      <legend>{legend}</legend>
      <RadioGroup
        aria-label={label}
        className="strategies"
        value={choice.name}
        onChange={(name) => onChange({ name: name as Name, values: defaults(table[name as Name].parameters) })}
      >
        {Object.entries<StrategyDescriptor<Parameters>>(table).map(([name, strategy]) => (
          <Radio key={name} value={name} className="strategy">
            <span className="strategy-name">{strategy.label}</span>
            <span className="muted" title={strategy.citation}>
              {strategy.description}
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <ParameterFields
        parameters={table[choice.name].parameters}
        values={choice.values}
        onChange={(name, value) => onChange(withValue(choice, name, value))}
      />
      {children}
    </fieldset>
  );
}

/** The tokens that the recipe gives for the open clip, at most; undefined before clip and model are there. */
function budgetOf({ clip, engine, recipe }: State): ClipShape | undefined {
  if (clip.current === null || engine.status !== 'ready') return undefined;
  const { watch, frames, info, sampler } = clip.current;
  const isSampled = watch.status === 'done' && sampler === samplerKey(recipe.value);
  const { visionTokensPerFrame: grid, queries } = engine.bundle;
  return { ...grid, queries, frames: isSampled ? frames.length : mostFrames(recipe.value, info) };
}

function Budget() {
  const recipe = useAppState((state) => state.recipe.value);
  const shape = useAppState(useShallow(budgetOf));
  return shape === undefined ? null : <p className="muted">{wordShare(recipe, shape)}</p>;
}

function GenerationFields() {
  const app = useApp();
  const generation = useAppState((state) => state.settings.generation);
  return (
    <fieldset>
      <legend>How it answers</legend>
      <ParameterFields
        parameters={generationParameters}
        values={generation}
        onChange={(name, value) =>
          update(app, 'settings', (settings) => ({ ...settings, generation: { ...generation, [name]: value } }))
        }
      />
    </fieldset>
  );
}

function ResetButton() {
  const app = useApp();
  const reset = () => {
    const { engine } = app.store.getState();
    changeRecipe(app, engine.status === 'ready' ? bundleRecipe(engine.bundle.defaults) : initialRecipe.value);
    update(app, 'settings', (settings) => ({ ...settings, generation: initialSettings.generation }));
  };
  return (
    <button type="button" className="button quiet" onClick={reset}>
      <RotateCcw size={14} /> Back to the usual recipe
    </button>
  );
}
