import { seconds } from '../units.ts';
import { isCrowded, joined } from './acting.ts';
import type { KnownWorld } from './known.ts';
import {
  type Action,
  type Actor,
  type Aspect,
  actions,
  aspects,
  type Background,
  type Format,
  placesFor,
  type Scene,
  type Storyboard,
  stepsPerSecond,
  type Transition,
  transitions,
} from './storyboard.ts';
import { colourOf, kindOf, type ThingName, thingNames } from './things.ts';

/** Even and dark, so that every thing stands out. */
const quiet: readonly Background[] = ['night', 'slate', 'plum'];

type Random = () => number;

const pick = <Item>(random: Random, items: readonly [Item, ...Item[]] | readonly Item[], otherwise: Item): Item =>
  items[Math.floor(random() * items.length)] ?? otherwise;

/** A storyboard of what `world` holds (of everything where that is not known), no thing twice, none in another's way. */
export function surprise(random: Random, world: KnownWorld | null, format: Format): Storyboard {
  const aspect = pick(random, aspects, '4:3');
  const used = new Set<string>();
  const count = pick(random, [1, 2, 2, 3, 3], 2);
  const scenes = Array.from({ length: count }, () => randomScene({ random, world, aspect, used }, count));
  return { aspect, format, scenes };
}

type Casting = {
  readonly random: Random;
  readonly world: KnownWorld | null;
  readonly aspect: Aspect;
  /** Kinds that are in the clip already. */
  readonly used: Set<string>;
};

/** At most four things in all, as in training; one in each of three scenes, so that their order can be asked about. */
function randomScene(casting: Casting, scenes: number): Scene {
  const { random, world, aspect } = casting;
  const known = transitions.filter((transition) => world?.transitions.has(transition) ?? true);
  const wanted = pick(random, ([[2, 3], [1, 1, 2], [1]] as const)[scenes - 1] ?? [1], 1);
  let actors: readonly Actor[] = [];
  for (let i = 0; i < wanted; i++) {
    const next = joined(actors, randomActor(casting), aspect);
    if (!isCrowded({ actors: next }, aspect)) actors = next;
  }
  return {
    background: pick(random, quiet, 'slate'),
    transition: pick<Transition>(random, known, 'cut'),
    length: seconds((2 * stepsPerSecond + Math.floor(random() * stepsPerSecond)) / stepsPerSecond),
    actors,
  };
}

/** Shapes come in many colours: they make up a third. Dark ones are left out, as no background suits all. */
function randomActor({ random, world, used }: Casting): Actor {
  const free = thingNames.filter((thing) => (world?.things.has(thing) ?? true) && !used.has(kindOf(thing)));
  const wantsShape = random() < 1 / 3;
  const fitting = free.filter((thing) => (colourOf(thing) !== null) === wantsShape && colourOf(thing) !== 'purple');
  const thing = pick<ThingName>(random, fitting, 'dog');
  used.add(kindOf(thing));
  const known = actions.filter((action) => world?.actions.has(action) ?? true);
  const action = pick<Action>(random, known, 'still');
  return { thing, action, place: pick(random, placesFor(action), 'middle') };
}
