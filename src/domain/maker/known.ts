import type { Action, Scene, Storyboard, Transition } from './storyboard.ts';
import { groups, kindOf, shapes, type ThingName } from './things.ts';

/** What of the clip maker's world a model was trained on. */
export type KnownWorld = {
  readonly things: ReadonlySet<ThingName>;
  readonly actions: ReadonlySet<Action>;
  readonly transitions: ReadonlySet<Transition>;
};

const kinds: readonly ThingName[] = [
  ...(['dog', 'cat', 'frog', 'bird', 'fish', 'crab', 'butterfly', 'elephant', 'car', 'bus', 'boat'] as const),
  ...(['plane', 'rocket', 'bicycle', 'apple', 'banana', 'pizza', 'mushroom', 'cake', 'carrot', 'tree'] as const),
  ...(['flower', 'cactus', 'house', 'cup', 'umbrella', 'key', 'clock', 'book', 'guitar', 'ball'] as const),
  'balloon',
];

const colouredShapes = groups
  .flatMap(({ things }) => things)
  .filter((thing) => shapes.some((shape) => shape === kindOf(thing)));

/** The shipped model's. */
export const demoWorld: KnownWorld = {
  things: new Set([...kinds, ...colouredShapes]),
  actions: new Set(['still', 'left', 'right', 'up', 'down']),
  transitions: new Set(['cut']),
};

/**
 * By the bundle's id. A bundle's manifest says in words what it was trained on (`about`); until the format has a field
 * for it, this constant says the same in the clip maker's terms. Whoever trains a bundle on a wider world changes it
 * here, or gives that bundle an id of its own.
 */
const worlds: Readonly<Record<string, KnownWorld>> = { 'sprite-world': demoWorld };

/** What the bundle was trained on; null where nothing is known of that. */
export const worldOf = (bundle: string): KnownWorld | null => worlds[bundle] ?? null;

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
