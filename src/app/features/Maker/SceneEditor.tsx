import './SceneEditor.css';
import { Plus } from 'lucide-react';
import { useId, useRef } from 'react';
import type { KnownWorld } from '../../../domain/maker/known.ts';
import { huesOf } from '../../../domain/maker/painting.ts';
import {
  backgrounds,
  limits,
  type Scene,
  stepsPerSecond,
  type Transition,
  transitions,
} from '../../../domain/maker/storyboard.ts';
import { seconds } from '../../../domain/units.ts';
import { useApp } from '../../AppContext.ts';
import { changeMaker } from '../../actions/makeClip.ts';
import { withActorAdded, withActorRemoved, withScene } from '../../store/maker.ts';
import { type Plain, say } from '../../wording/language.ts';
import { capitalised } from '../../wording/maker.ts';
import { ActorEditor } from './ActorEditor.tsx';
import { Choices } from './Choices.tsx';

type Props = { readonly scene: Scene; readonly index: number; readonly world: KnownWorld | null };

/** What is in the selected scene, before what, and for how long. */
export function SceneEditor({ scene, index, world }: Props) {
  const app = useApp();
  const add = useRef<HTMLButtonElement>(null);
  const remove = (at: number) => {
    changeMaker(app, (maker) => withActorRemoved(maker, at));
    add.current?.focus();
  };
  const isFull = scene.actors.length >= limits.things;
  return (
    <section className="scene-editor" aria-label={say('Scene {number}', { number: index + 1 })}>
      <h3>Scene {index + 1}</h3>
      <ol aria-label={say('Things')}>
        {scene.actors.map((actor, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: things have no identity but their place, as scenes
          <li key={at}>
            <ActorEditor
              actor={actor}
              index={at}
              world={world}
              {...(scene.actors.length > 1 && { onRemove: () => remove(at) })}
            />
          </li>
        ))}
      </ol>
      <button
        ref={add}
        type="button"
        className="button"
        aria-disabled={isFull || undefined}
        title={isFull ? say('{count} things at most', { count: limits.things }) : undefined}
        onClick={() => changeMaker(app, withActorAdded)}
      >
        <Plus size={16} aria-hidden="true" />
        {say('Add a thing')}
      </button>
      <Length scene={scene} />
      <Backgrounds scene={scene} />
      {index > 0 && <Transitions scene={scene} world={world} />}
    </section>
  );
}

function Length({ scene }: Pick<Props, 'scene'>) {
  const app = useApp();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {say('Length')}
      </label>
      <input
        id={id}
        type="range"
        min={limits.least}
        max={limits.most}
        step={1 / stepsPerSecond}
        value={scene.length}
        aria-valuetext={say('{seconds} seconds', { seconds: scene.length.toFixed(1) })}
        onChange={({ target }) => {
          const length = seconds(Math.round(target.valueAsNumber * stepsPerSecond) / stepsPerSecond);
          changeMaker(app, (maker) => withScene(maker, (before) => ({ ...before, length }), 'length'));
        }}
      />
      <output htmlFor={id}>{scene.length.toFixed(1)} s</output>
    </div>
  );
}

function Backgrounds({ scene }: Pick<Props, 'scene'>) {
  const app = useApp();
  const name = useId();
  return (
    <fieldset className="backgrounds">
      <legend>{say('Background')}</legend>
      {backgrounds.map((background) => (
        <label key={background} className="background" title={capitalised(background)}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={scene.background === background}
            onChange={() => changeMaker(app, (maker) => withScene(maker, (before) => ({ ...before, background })))}
          />
          <span
            className="swatch"
            style={{ backgroundImage: `linear-gradient(to bottom right, ${huesOf(background).join(', ')})` }}
          />
          <span className="visually-hidden">{capitalised(background)}</span>
        </label>
      ))}
    </fieldset>
  );
}

const transitionNames: Readonly<Record<Transition, Plain>> = {
  cut: 'A cut',
  dissolve: 'A dissolve',
  fade: 'A fade through black',
  wipe: 'A wipe',
};

function Transitions({ scene, world }: Pick<Props, 'scene' | 'world'>) {
  const app = useApp();
  return (
    <Choices
      label={say('Begins with')}
      value={scene.transition}
      options={transitions}
      known={world?.transitions ?? null}
      nameOf={(transition) => say(transitionNames[transition])}
      onChange={(transition) => changeMaker(app, (maker) => withScene(maker, (before) => ({ ...before, transition })))}
    />
  );
}
