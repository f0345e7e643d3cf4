import type { KnownWorld } from './known.ts';
import { type Action, type Actor, durationOf, type Scene, type Storyboard } from './storyboard.ts';
import { colourOf, kindOf, type ThingName, withArticle } from './things.ts';

/** A question that a made clip answers, and its answer: whoever made the clip knows. */
export type KnownAnswer = { readonly question: string; readonly answer: string };

const numbers = ['one', 'two', 'three', 'four'] as const;
const irregularPlurals: Readonly<Record<string, string>> = {
  fish: 'fish',
  butterfly: 'butterflies',
  cross: 'crosses',
  bus: 'buses',
  cactus: 'cactuses',
};
const movesOf: readonly Action[] = ['left', 'right', 'up', 'down'];
/** Of the clip, that a scene takes in which the demo model learned to tell the way; most scenes of such a clip. */
const leastMovingShare = 0.25;
const mostMovingScenes = 3;
/** Asked after where they are not shown. */
const absentees: readonly ThingName[] = ['cat', 'bus', 'apple', 'tree'];

type Cast = {
  readonly scenes: readonly Scene[];
  /** All actors in the order of their scenes. */
  readonly actors: readonly Actor[];
  /** Those whose name the clip holds once. */
  readonly unique: readonly Actor[];
};

/**
 * Questions in the words of the demo model's training (models/training/world/questions.py), each with one answer only,
 * the most telling first. About what the model was not trained on, nothing is asked.
 */
export function questionsAbout(storyboard: Storyboard, world: KnownWorld | null): readonly KnownAnswer[] {
  const { scenes } = storyboard;
  const actors = scenes.flatMap((scene) => scene.actors);
  const names = actors.map(({ thing }) => thing);
  const unique = actors.filter(({ thing }) => names.indexOf(thing) === names.lastIndexOf(thing));
  const cast: Cast = { scenes, actors, unique };
  const known = (actor: Actor) => world === null || (world.things.has(actor.thing) && world.actions.has(actor.action));
  const asked = { ...cast, unique: unique.filter(known) };
  const all = actors.every(known) ? [...order(cast), ...sequence(cast), ...whole(cast)] : [];
  return interleaved([all, direction(asked), deed(asked), where(asked), colour(asked), existence(cast, world)]);
}

/** One of each list in turn, so that the first few are of different kinds. */
function interleaved<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const most = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: most }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}

/** The only thing of a scene; undefined where there are several. */
const alone = ({ actors }: Scene): Actor | undefined => (actors.length === 1 ? actors[0] : undefined);

function order({ scenes }: Cast): readonly KnownAnswer[] {
  if (scenes.length < 2) return [];
  const asked = [
    ['What comes first?', scenes[0]],
    ['What comes last?', scenes.at(-1)],
  ] as const;
  return asked.flatMap(([question, scene]) => {
    const actor = scene && alone(scene);
    return actor ? [{ question, answer: withArticle(actor.thing) }] : [];
  });
}

function sequence({ scenes, unique }: Cast): readonly KnownAnswer[] {
  return scenes.slice(1).flatMap((scene, index) => {
    const [before, after] = [scenes[index] && alone(scenes[index]), alone(scene)];
    if (!before || !after || !unique.includes(before) || !unique.includes(after)) return [];
    return [
      { question: `What comes after the ${before.thing}?`, answer: withArticle(after.thing) },
      { question: `What comes before the ${after.thing}?`, answer: withArticle(before.thing) },
    ];
  });
}

/** Of all things: none of as many as the demo model never saw in a clip. */
function whole(cast: Cast): readonly KnownAnswer[] {
  const { actors } = cast;
  const total = numbers[actors.length - 1];
  if (total === undefined) return [];
  const kinds = actors.map(({ thing }) => kindOf(thing));
  const repeated = [...new Set(kinds.filter((kind, index) => kinds.indexOf(kind) !== index))];
  const ofKinds = repeated.map((kind) => ({
    question: `How many ${irregularPlurals[kind] ?? `${kind}s`} are there?`,
    answer: numbers[kinds.filter((other) => other === kind).length - 1] ?? total,
  }));
  return [...ofKinds, { question: 'How many things are there?', answer: total }, describe(cast)];
}

/** Things that do something a few of the sampled frames show: in scenes as long, and clips as short, as in training. */
function doing({ scenes, unique }: Cast): readonly Actor[] {
  const duration = durationOf({ scenes });
  const seen = scenes.filter(({ length }) => length >= leastMovingShare * duration).flatMap(({ actors }) => actors);
  return scenes.length > mostMovingScenes
    ? []
    : unique.filter((actor) => actor.action !== 'still' && seen.includes(actor));
}

const direction = (cast: Cast): readonly KnownAnswer[] =>
  doing(cast)
    .filter(({ action }) => movesOf.includes(action))
    .map(({ thing, action }) => ({ question: `Which way does the ${thing} move?`, answer: action }));

const deed = (cast: Cast): readonly KnownAnswer[] =>
  doing(cast)
    .filter(({ action }) => !movesOf.includes(action))
    .map(({ thing, action }) => ({ question: `What does the ${thing} do?`, answer: `it ${deeds[action]}` }));

const where = ({ unique }: Cast): readonly KnownAnswer[] =>
  unique
    .filter(({ action }) => action === 'still')
    .map(({ thing, place }) => ({ question: `Where is the ${thing}?`, answer: place }));

const colour = ({ actors, unique }: Cast): readonly KnownAnswer[] =>
  unique.flatMap(({ thing }) => {
    const answer = colourOf(thing);
    const kind = kindOf(thing);
    const isOnly = actors.filter((other) => kindOf(other.thing) === kind).length === 1;
    return answer !== null && isOnly ? [{ question: `What colour is the ${kind}?`, answer }] : [];
  });

function existence({ actors, unique }: Cast, world: KnownWorld | null): readonly KnownAnswer[] {
  const kinds = actors.map(({ thing }) => kindOf(thing));
  const absent = absentees.find((thing) => !kinds.includes(thing) && (world?.things.has(thing) ?? true));
  const shown = unique.find(({ thing }) => world?.things.has(thing) ?? true);
  return [
    ...(absent ? [{ question: `Is there ${withArticle(absent)}?`, answer: 'no' }] : []),
    ...(shown ? [{ question: `Is there ${withArticle(shown.thing)}?`, answer: 'yes' }] : []),
  ];
}

/** What an actor does, as the model says it. */
export const deeds: Readonly<Record<Action, string>> = {
  still: 'stays still',
  left: 'moves left',
  right: 'moves right',
  up: 'moves up',
  down: 'moves down',
  grow: 'grows',
  shrink: 'shrinks',
  spin: 'spins',
  blink: 'blinks',
  jump: 'jumps',
  shake: 'shakes',
  appear: 'appears',
  disappear: 'disappears',
  enter: 'enters',
  leave: 'leaves',
};

/** 'a dog moves right and a tree stays still' */
export function describeScene({ actors }: Scene): string {
  const clauses = actors.map(({ thing, action }) => `${withArticle(thing)} ${deeds[action]}`);
  const last = clauses.at(-1) ?? '';
  return clauses.length > 1 ? `${clauses.slice(0, -1).join(', ')} and ${last}` : last;
}

/** 'a dog moves right, then a yellow star stays still.' */
export const describeStoryboard = ({ scenes }: Pick<Storyboard, 'scenes'>): string =>
  `${scenes.map(describeScene).join(', then ')}.`;

const describe = ({ scenes }: Cast): KnownAnswer => ({
  question: 'Describe the video.',
  answer: describeStoryboard({ scenes }),
});
