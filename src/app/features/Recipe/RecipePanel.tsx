import { RotateCcw } from 'lucide-react';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { compressors } from '../../../domain/compressors/registry.ts';
import type { Parameter, Parameters, StrategyDescriptor } from '../../../domain/descriptor.ts';
import { generationParameters } from '../../../domain/generation.ts';
import { mostFrames, picturesOf, samplerKey } from '../../../domain/recipe.ts';
import { type SamplerName, samplers } from '../../../domain/samplers/registry.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { changeRecipe } from '../../actions/changeRecipe.ts';
import { formatCount, formatPercent } from '../../format.ts';
import { bundleRecipe, chosenSampler, initialRecipe, withValue } from '../../store/recipe.ts';
import { initialSettings } from '../../store/settings.ts';
import type { State } from '../../store/store.ts';
import { ComposerFields } from './ComposerFields.tsx';
import { ParameterFields } from './ParameterFields.tsx';

/** Every choice of the recipe and of how the answer is written, drawn from their descriptors. */
export function RecipePanel() {
  return (
    <div className="recipe-panel">
      <SamplerFields />
      <ComposerFields />
      <CompressorFields />
      <GenerationFields />
      <ResetButton />
    </div>
  );
}

function SamplerFields() {
  const app = useApp();
  const recipe = useAppState((state) => state.recipe.value);
  const { sampler } = recipe;
  const choose = (name: SamplerName) => {
    const shown = app.store.getState().clip.current?.frames ?? [];
    const times = shown.map(({ time }) => time);
    changeRecipe(app, { ...recipe, sampler: chosenSampler(name, times) });
  };
  return (
    <fieldset>
      <legend>What the model looks at</legend>
      <RadioGroup
        aria-label="Sampler"
        className="strategies"
        value={sampler.name}
        onChange={(name) => choose(name as SamplerName)}
      >
        {Object.entries<StrategyDescriptor<Parameters>>(samplers).map(([name, { label, description, citation }]) => (
          <Radio key={name} value={name} className="strategy">
            <span className="strategy-name">{label}</span>
            <span className="muted" title={citation}>
              {description}
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <ParameterFields<Parameter>
        parameters={samplers[sampler.name].parameters}
        values={sampler.values}
        onChange={(name, value) => changeRecipe(app, { ...recipe, sampler: withValue(sampler, name, value) })}
      />
    </fieldset>
  );
}

function CompressorFields() {
  const app = useApp();
  const recipe = useAppState((state) => state.recipe.value);
  const { compressor } = recipe;
  const { label, description, citation, parameters } = compressors[compressor.name];
  return (
    <fieldset>
      <legend>What it keeps</legend>
      <p className="muted" title={citation}>
        {label}: {description}
      </p>
      <ParameterFields
        parameters={parameters}
        values={compressor.values}
        onChange={(name, value) => changeRecipe(app, { ...recipe, compressor: withValue(compressor, name, value) })}
      />
      <KeptShare />
    </fieldset>
  );
}

/** Visual tokens that the recipe gives for the open clip, at most; undefined before clip and model are there. */
function visualTokens({ clip, engine, recipe }: State): number | undefined {
  if (clip.current === null || engine.status !== 'ready') return undefined;
  const { rows, columns } = engine.bundle.visionTokensPerFrame;
  const { watch, frames, info, sampler } = clip.current;
  const isSampled = watch.status === 'done' && frames.length > 0 && sampler === samplerKey(recipe.value);
  const count = isSampled ? frames.length : mostFrames(recipe.value, info);
  return picturesOf(recipe.value, count).length * rows * columns;
}

function KeptShare() {
  const total = useAppState(visualTokens);
  const k = useAppState((state) => state.recipe.value.compressor.values['k']);
  if (total === undefined || k === undefined) return null;
  const kept = Math.min(k, total);
  return (
    <p className="muted">
      Here that is {formatCount(kept)} of {formatCount(total)} visual tokens, {formatPercent(kept, total)}.
    </p>
  );
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
