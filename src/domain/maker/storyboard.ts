import * as v from 'valibot';
import { type Seconds, seconds } from '../units.ts';
import { thingNames } from './things.ts';

export const actions = [
  ...(['still', 'left', 'right', 'up', 'down'] as const),
  ...(['grow', 'shrink', 'spin', 'blink', 'jump', 'shake', 'appear', 'disappear', 'enter', 'leave'] as const),
] as const;
/** What a thing does while its scene lasts. */
export type Action = (typeof actions)[number];

export const places = [
  ...(['top left', 'top', 'top right'] as const),
  ...(['left', 'middle', 'right'] as const),
  ...(['bottom left', 'bottom', 'bottom right'] as const),
] as const;
/** A third of the picture both ways; of what crosses the picture, the lane that it keeps to. */
export type Place = (typeof places)[number];

export const backgrounds = ['night', 'slate', 'plum', 'sea', 'dusk', 'mist', 'sky', 'meadow', 'sand'] as const;
export type Background = (typeof backgrounds)[number];

export const transitions = ['cut', 'dissolve', 'fade', 'wipe'] as const;
/** How a scene takes the place of the one before. */
export type Transition = (typeof transitions)[number];

export const aspects = ['4:3', '16:9', '1:1'] as const;
/** The picture's width over its height. */
export type Aspect = (typeof aspects)[number];

/** Width and height in pixels: even, as encoders want them. */
export const sizes: Readonly<Record<Aspect, readonly [number, number]>> = {
  '4:3': [480, 360],
  '16:9': [480, 270],
  '1:1': [360, 360],
};

export const formats = ['mp4', 'webm'] as const;
/** The kind of file that is wanted; a browser that cannot encode it makes the other. */
export type Format = (typeof formats)[number];

export const limits = { scenes: 6, things: 3, least: 1, most: 8 } as const;
/** A scene's length is a whole number of these: five frames. */
export const stepsPerSecond = 5;
export const framesPerSecond = 25;

const actorSchema = v.object({
  thing: v.picklist(thingNames),
  action: v.picklist(actions),
  place: v.picklist(places),
});

/** One thing in a scene, and what it does there. */
export type Actor = v.InferOutput<typeof actorSchema>;

const sceneSchema = v.object({
  background: v.picklist(backgrounds),
  transition: v.picklist(transitions),
  length: v.pipe(
    v.number(),
    v.transform((value) => Math.min(limits.most, Math.max(limits.least, value))),
    v.transform((value) => seconds(Math.round(value * stepsPerSecond) / stepsPerSecond)),
  ),
  actors: v.pipe(v.array(actorSchema), v.minLength(1), v.maxLength(limits.things), v.readonly()),
});

export type Scene = Readonly<v.InferOutput<typeof sceneSchema>>;

export const storyboardSchema = v.object({
  aspect: v.picklist(aspects),
  format: v.picklist(formats),
  scenes: v.pipe(v.array(sceneSchema), v.minLength(1), v.maxLength(limits.scenes), v.readonly()),
});

/** All that a made clip is: the same storyboard gives the same pictures, at the same times. */
export type Storyboard = Readonly<v.InferOutput<typeof storyboardSchema>>;

/** Before anything is chosen: two scenes, so that one can ask what comes first. */
export const firstStoryboard: Storyboard = {
  aspect: '4:3',
  format: 'mp4',
  scenes: [
    {
      background: 'slate',
      transition: 'cut',
      length: seconds(2.4),
      actors: [{ thing: 'dog', action: 'right', place: 'middle' }],
    },
    {
      background: 'night',
      transition: 'cut',
      length: seconds(2.4),
      actors: [{ thing: 'yellow star', action: 'still', place: 'middle' }],
    },
  ],
};

const rows: readonly Place[] = ['top', 'middle', 'bottom'];
const columns: readonly Place[] = ['left', 'middle', 'right'];

/** Where a thing that does `action` can be: a lane of its own direction; below the top for one that needs room above. */
export function placesFor(action: Action): readonly Place[] {
  if (action === 'left' || action === 'right') return rows;
  if (action === 'up' || action === 'down') return columns;
  return action === 'jump' ? places.slice(3) : places;
}

/** 0, 1, 2 for the thirds from the left and from the top. */
export function thirdsOf(place: Place): { readonly column: number; readonly row: number } {
  const index = places.indexOf(place);
  return { column: index % 3, row: Math.floor(index / 3) };
}

/** The actor with another action, in the nearest place that allows it. */
export function withAction(actor: Actor, action: Action): Actor {
  const allowed = placesFor(action);
  const from = thirdsOf(actor.place);
  const far = (place: Place) => {
    const { column, row } = thirdsOf(place);
    return Math.abs(column - from.column) + Math.abs(row - from.row);
  };
  const place = allowed.includes(actor.place) ? actor.place : [...allowed].sort((a, b) => far(a) - far(b))[0];
  return { ...actor, action, place: place ?? 'middle' };
}

/** When scene `index` begins; with the number of scenes, the clip's duration. */
export const beginOf = ({ scenes }: Pick<Storyboard, 'scenes'>, index: number): Seconds =>
  seconds(scenes.slice(0, index).reduce((sum, { length }) => sum + length, 0));

export const durationOf = (storyboard: Pick<Storyboard, 'scenes'>): Seconds =>
  beginOf(storyboard, storyboard.scenes.length);

/** Presentation times of all frames. */
export const frameTimesOf = (storyboard: Pick<Storyboard, 'scenes'>): readonly Seconds[] =>
  Array.from({ length: Math.round(durationOf(storyboard) * framesPerSecond) }, (_, i) => seconds(i / framesPerSecond));

/**
 * A storyboard that someone hands in, every actor in a place that its action allows; null where it is none. What a link
 * or this machine's storage holds comes through here.
 */
export function readStoryboard(value: unknown): Storyboard | null {
  const parsed = v.safeParse(storyboardSchema, value);
  if (!parsed.success) return null;
  const scenes = parsed.output.scenes.map((scene) => ({
    ...scene,
    actors: scene.actors.map((actor) => withAction(actor, actor.action)),
  }));
  return { ...parsed.output, scenes };
}
