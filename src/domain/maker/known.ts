import type { TrainedWorld } from '../manifest.ts';
import type { Scene, Storyboard } from './storyboard.ts';

/** What of the clip maker's world a model was trained on, by the names that it has there. */
export type KnownWorld = {
  readonly things: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
  readonly transitions: ReadonlySet<string>;
};

/** What the bundle was trained on; null where it does not say. */
export const worldOf = (world: TrainedWorld | null): KnownWorld | null =>
  world && {
    things: new Set(world.things),
    actions: new Set(world.actions),
    transitions: new Set(world.transitions),
  };

/** Things, actions and transitions of a storyboard that the model was not trained on, each once. */
export function unknownIn(storyboard: Storyboard, world: KnownWorld): readonly string[] {
  const unknown = storyboard.scenes.flatMap((scene, index) => unknownInScene(scene, index, world));
  return [...new Set(unknown)];
}

function unknownInScene({ actors, transition }: Scene, index: number, world: KnownWorld): readonly string[] {
  return [
    ...actors.map(({ thing }) => thing).filter((thing) => !world.things.has(thing)),
    ...actors.map(({ action }) => action).filter((action) => !world.actions.has(action)),
    ...(index === 0 || world.transitions.has(transition) ? [] : [transition]),
  ];
}
