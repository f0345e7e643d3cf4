import { RotateCcw } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { composers } from '../../../domain/composers/registry.ts';
import type { ClipShape } from '../../../domain/compressors/compressor.ts';
import { compressors } from '../../../domain/compressors/registry.ts';
import type { Parameter } from '../../../domain/descriptor.ts';
import { generationParameters } from '../../../domain/generation.ts';
import { mostFrames, picturesOf, samplerKey } from '../../../domain/recipe.ts';
import { type SamplerName, samplers } from '../../../domain/samplers/registry.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { changeRecipe, turnRecipe } from '../../actions/changeRecipe.ts';
import { UndoButtons } from '../../controls/UndoButtons.tsx';
import { keyOf, type ShortcutName, shortcutOf } from '../../keyboard/shortcuts.ts';
import { usualIn } from '../../store/engine.ts';
import { bundleRecipe, chosenSampler, usualChoice, withRedo, withUndo } from '../../store/recipe.ts';
import { initialSettings } from '../../store/settings.ts';
import type { State } from '../../store/store.ts';
import { wordShare } from '../../wording/evidence.ts';
import { say } from '../../wording/language.ts';
import { ParameterFields } from './ParameterFields.tsx';
import { StrategyFields } from './StrategyFields.tsx';

const turns: Partial<Record<ShortcutName, typeof withUndo>> = { undo: withUndo, redo: withRedo };

/**
 * Every choice of the recipe and of how the answer is written, drawn from their descriptors. Within it the keys that undo
 * undo the recipe.
 */
export function RecipePanel() {
  const app = useApp();
  const onKeyDown = (event: KeyboardEvent) => {
    const name = shortcutOf(keyOf(event));
    const turn = name && turns[name];
    if (turn === undefined) return;
    event.preventDefault();
    turnRecipe(app, turn);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be the legend's of all that lie within it.
    <div role="group" aria-label={say('Recipe')} className="recipe-panel" onKeyDown={onKeyDown}>
      <SamplerFields />
      <ComposerFields />
      <CompressorFields />
      <GenerationFields />
      <div className="recipe-edits">
        <ResetButton />
        <RecipeUndo />
      </div>
    </div>
  );
}

function SamplerFields() {
  const app = useApp();
  const recipe = useAppState((state) => state.recipe.value);
  const usual = useAppState(usualIn);
  const { sampler } = recipe;
  const shown = () => (app.store.getState().clip.current?.frames ?? []).map(({ time }) => time);
  return (
    <StrategyFields<SamplerName, Parameter>
      legend={say('What the model looks at')}
      label={say('Sampler')}
      table={samplers}
      choice={sampler}
      onTurn={(name) =>
        changeRecipe(app, { ...recipe, sampler: chosenSampler(name, usual, shown()) }, `sampler ${name}`)
      }
      onChange={(changed, by) => changeRecipe(app, { ...recipe, sampler: changed }, by)}
    />
  );
}

function ComposerFields() {
  const app = useApp();
  const recipe = useAppState((state) => state.recipe.value);
  const usual = useAppState(usualIn);
  return (
    <StrategyFields
      legend={say('How frames become pictures')}
      label={say('Composer')}
      table={composers}
      choice={recipe.composer}
      onTurn={(name) =>
        changeRecipe(app, { ...recipe, composer: usualChoice(composers, name, usual) }, `composer ${name}`)
      }
      onChange={(composer, by) => changeRecipe(app, { ...recipe, composer }, by)}
    />
  );
}

function CompressorFields() {
  const app = useApp();
  const recipe = useAppState((state) => state.recipe.value);
  const usual = useAppState(usualIn);
  return (
    <StrategyFields
      legend={say('What it keeps')}
      label={say('Compressor')}
      table={compressors}
      choice={recipe.compressor}
      onTurn={(name) =>
        changeRecipe(app, { ...recipe, compressor: usualChoice(compressors, name, usual) }, `compressor ${name}`)
      }
      onChange={(compressor, by) => changeRecipe(app, { ...recipe, compressor }, by)}
    >
      <Budget />
    </StrategyFields>
  );
}

/** The tokens that the recipe gives for the open clip, at most; undefined before clip and model are there. */
function budgetOf({ clip, engine, recipe }: State): ClipShape | undefined {
  if (clip.current === null || engine.status !== 'ready') return undefined;
  const { watch, frames, info, sampler } = clip.current;
  const isSampled = watch.status === 'done' && frames.length > 0 && sampler === samplerKey(recipe.value);
  const { visionTokensPerFrame: grid, queries } = engine.bundle;
  const count = isSampled ? frames.length : mostFrames(recipe.value, info);
  return { ...grid, queries, frames: picturesOf(recipe.value, count).length };
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
      <legend>{say('How it answers')}</legend>
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
    changeRecipe(app, bundleRecipe(usualIn(app.store.getState())), 'reset');
    update(app, 'settings', (settings) => ({ ...settings, generation: initialSettings.generation }));
  };
  return (
    <button type="button" className="button quiet" onClick={reset}>
      <RotateCcw size={14} /> {say('Back to the usual recipe')}
    </button>
  );
}

/** The way back from an edit of the recipe, and forward again. */
function RecipeUndo() {
  const hasPast = useAppState(({ recipe }) => recipe.past.length > 0);
  const hasFuture = useAppState(({ recipe }) => recipe.future.length > 0);
  return hasPast || hasFuture ? <RecipeSteps hasPast={hasPast} hasFuture={hasFuture} /> : null;
}

function RecipeSteps({ hasPast, hasFuture }: { readonly hasPast: boolean; readonly hasFuture: boolean }) {
  const app = useApp();
  return (
    <UndoButtons
      undoLabel={say('Undo in the recipe')}
      redoLabel={say('Redo in the recipe')}
      hasPast={hasPast}
      hasFuture={hasFuture}
      onUndo={() => turnRecipe(app, withUndo)}
      onRedo={() => turnRecipe(app, withRedo)}
    />
  );
}
