import { type Action, type Actor, type Aspect, placesFor, type Scene, sizes, thirdsOf } from './storyboard.ts';

/*
 * What an actor looks like at a moment of its scene. The motions are those of the world that the demo model was trained
 * on (models/training/world), without its randomness: each takes the whole scene, and goes as far as there is room.
 */

/** A thing at a moment. Centre and height are fractions of the picture's width and height. */
export type ActorState = {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Clockwise turn in degrees. */
  readonly angle: number;
  /** 0 … 1 */
  readonly opacity: number;
};

/** How tall each of one, two or three things is. */
const heights = [0.46, 0.36, 0.31] as const;
/** From small to large, for what grows. */
const growth = 1.95;
/** Beyond a full turn, so that it ends otherwise than it began. */
const turn = 405;
const blinks = 2;
const hops = 2;
const hopRise = 0.2;
/** Share of its scene that a thing which appears or disappears is away, and that fading takes. */
const away = 0.4;
const fading = 0.1;
/** Share of its scene in which a thing enters or leaves. */
const passing = 0.5;
/** To both sides of where a shaking thing stands, and how often in a scene. */
const shakeReach = 0.06;
const shakes = 12;

export const ratioOf = (aspect: Aspect): number => sizes[aspect][0] / sizes[aspect][1];

/** An actor at `progress` (0 at its scene's begin, 1 at its end) among `count` actors. */
export function stateAt(actor: Actor, count: number, aspect: Aspect, progress: number): ActorState {
  const height = heights[Math.min(count, heights.length) - 1] ?? heights[0];
  const rest = restingAt(actor, height, height / ratioOf(aspect));
  const at = Math.min(1, Math.max(0, progress));
  return { ...rest, ...acts[actor.action](rest, at, { width: height / ratioOf(aspect), actor }) };
}

/** Where it stands when it does nothing: in the middle of its third, wholly inside the picture. */
function restingAt({ place }: Actor, height: number, width: number): ActorState {
  const { column, row } = thirdsOf(place);
  return { x: centre(column, width), y: centre(row, height), height, angle: 0, opacity: 1 };
}

function centre(third: number, size: number): number {
  const near = Math.max(1 / 6, size / 2);
  return [near, 0.5, 1 - near][third] ?? 0.5;
}

type Acting = { readonly width: number; readonly actor: Actor };
type Act = (rest: ActorState, at: number, acting: Acting) => Partial<ActorState>;

/** `from` at 0, `to` at 1. */
const between = (from: number, to: number, share: number): number => from + (to - from) * share;
/** How far `at` is from `begin` to `end`, 0 … 1. */
const within = (at: number, begin: number, end: number): number =>
  Math.min(1, Math.max(0, (at - begin) / (end - begin)));

const acts: Readonly<Record<Action, Act>> = {
  still: () => ({}),
  left: (_, at, { width }) => ({ x: between(1 - width / 2, width / 2, at) }),
  right: (_, at, { width }) => ({ x: between(width / 2, 1 - width / 2, at) }),
  up: ({ height }, at) => ({ y: between(1 - height / 2, height / 2, at) }),
  down: ({ height }, at) => ({ y: between(height / 2, 1 - height / 2, at) }),
  grow: ({ height }, at) => ({ height: between(height / growth, height, at) }),
  shrink: ({ height }, at) => ({ height: between(height, height / growth, at) }),
  spin: (_, at) => ({ angle: turn * at }),
  blink: (_, at) => ({ opacity: partOf(at, blinks) % 2 === 1 ? 0 : 1 }),
  jump: ({ y, height }, at) => ({ y: y - Math.min(hopRise, y - height / 2) * hopAt(at) }),
  shake: ({ x }, at) => ({ x: x + shakeReach * Math.sin(2 * Math.PI * shakes * at) }),
  appear: (_, at) => ({ opacity: within(at, away, away + fading) }),
  disappear: (_, at) => ({ opacity: 1 - within(at, 1 - away - fading, 1 - away) }),
  enter: (rest, at, acting) => passed(rest, 1 - within(at, 0, passing), acting),
  leave: (rest, at, acting) => passed(rest, within(at, 1 - passing, 1), acting),
};

/** Which of the 2 · times + 1 equal parts of a scene `at` lies in: the odd ones are a repeated act's. */
const partOf = (at: number, times: number): number => Math.min(2 * times, Math.floor(at * (2 * times + 1)));

/** 0 on the ground, 1 at a hop's flat top, which frames are likely to show. */
function hopAt(at: number): number {
  if (partOf(at, hops) % 2 === 0) return 0;
  const share = (at * (2 * hops + 1)) % 1;
  return Math.min(1, 4 * Math.min(share, 1 - share));
}

/** On its way out through the nearest side: `share` 0 where it rests, 1 where nothing of it is seen. */
function passed({ x, y, height }: ActorState, share: number, { width, actor }: Acting): Partial<ActorState> {
  switch (sideOf(actor)) {
    case 'left':
      return { x: between(x, -width / 2, share) };
    case 'right':
      return { x: between(x, 1 + width / 2, share) };
    case 'top':
      return { y: between(y, -height / 2, share) };
    case 'bottom':
      return { y: between(y, 1 + height / 2, share) };
  }
}

/** Where a thing enters from, or leaves to: the nearest side of the picture. */
export function sideOf({ place }: Actor): 'left' | 'right' | 'top' | 'bottom' {
  const { column, row } = thirdsOf(place);
  if (column === 1 && row !== 1) return row === 0 ? 'top' : 'bottom';
  return column === 2 ? 'right' : 'left';
}

/** All that an actor covers over its scene, as fractions of the picture. */
type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

const moments = 24;
/** Sprites have clear margins: so much of each may lie over the other. */
const margin = 0.08;

function swept(actor: Actor, count: number, aspect: Aspect): Box {
  const states = Array.from({ length: moments + 1 }, (_, i) => stateAt(actor, count, aspect, i / moments));
  const half = 0.5 - margin;
  const ratio = ratioOf(aspect);
  return {
    left: Math.min(...states.map(({ x, height }) => x - (half * height) / ratio)),
    top: Math.min(...states.map(({ y, height }) => y - half * height)),
    right: Math.max(...states.map(({ x, height }) => x + (half * height) / ratio)),
    bottom: Math.max(...states.map(({ y, height }) => y + half * height)),
  };
}

const apart = (one: Box, two: Box): boolean =>
  one.right <= two.left || two.right <= one.left || one.bottom <= two.top || two.bottom <= one.top;

/** Whether two things of a scene get in each other's way. */
export function isCrowded({ actors }: Pick<Scene, 'actors'>, aspect: Aspect): boolean {
  const boxes = actors.map((actor) => swept(actor, actors.length, aspect));
  return boxes.some((box, i) => boxes.slice(i + 1).some((other) => !apart(box, other)));
}

/** The scene's actors and `actor`, in the first place where it is in nobody's way; where it is if there is none. */
export function joined(actors: readonly Actor[], actor: Actor, aspect: Aspect): readonly Actor[] {
  const places = [actor.place, ...placesFor(actor.action)];
  const free = places.find((place) => !isCrowded({ actors: [...actors, { ...actor, place }] }, aspect));
  return [...actors, { ...actor, place: free ?? actor.place }];
}
