import type { Seconds } from '../units.ts';
import { type ActorState, stateAt } from './acting.ts';
import { type Background, beginOf, type Storyboard } from './storyboard.ts';
import { spriteAt, type ThingName } from './things.ts';

/** What painting uses of a 2D canvas, on the page or in a worker; `Picture` is what that canvas draws. */
export type Surface<Picture> = {
  globalAlpha: number;
  fillStyle: unknown;
  save(): void;
  restore(): void;
  translate(x: number, y: number): void;
  rotate(radians: number): void;
  beginPath(): void;
  rect(x: number, y: number, width: number, height: number): void;
  clip(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  createLinearGradient(
    x0: number,
    y0: number,
    x1: number,
    y1: number,
  ): { addColorStop(offset: number, colour: string): void };
  drawImage(
    picture: Picture,
    sx: number,
    sy: number,
    sWidth: number,
    sHeight: number,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void;
};

/** Where to paint, with what: the picture that holds the sprites, and the surface with its size in pixels. */
export type Easel<Picture> = {
  readonly surface: Surface<Picture>;
  readonly atlas: Picture;
  readonly width: number;
  readonly height: number;
};

/** Top left and bottom right, in RGB: those of the sample clips. */
const hues: Readonly<Record<Background, readonly [string, string]>> = {
  night: ['rgb(18 22 44)', 'rgb(40 36 70)'],
  slate: ['rgb(66 74 84)', 'rgb(46 52 62)'],
  plum: ['rgb(82 54 72)', 'rgb(58 38 56)'],
  sea: ['rgb(60 104 128)', 'rgb(22 52 90)'],
  dusk: ['rgb(38 42 78)', 'rgb(116 76 92)'],
  mist: ['rgb(198 202 204)', 'rgb(176 184 190)'],
  sky: ['rgb(120 168 206)', 'rgb(186 212 220)'],
  meadow: ['rgb(150 186 196)', 'rgb(96 132 96)'],
  sand: ['rgb(204 188 158)', 'rgb(176 156 126)'],
};

/** A background as CSS, for a swatch. */
export const huesOf = (background: Background): readonly [string, string] => hues[background];

/** Most seconds that a transition takes, and most of the shorter scene's length. */
const longest = { seconds: 0.6, share: 0.4 } as const;

/** Half the seconds of the transition into scene `index`: it lies about the scene's begin. 0 for a cut. */
function halfTransition({ scenes }: Storyboard, index: number): number {
  const [before, scene] = [scenes[index - 1], scenes[index]];
  if (before === undefined || scene === undefined || scene.transition === 'cut') return 0;
  return Math.min(longest.seconds, longest.share * Math.min(before.length, scene.length)) / 2;
}

/** Which scene is shown at a moment, and how far the change to it is (1: done) from the one before. */
export type Shown = { readonly index: number; readonly change: number };

export function shownAt(storyboard: Storyboard, time: Seconds): Shown {
  const { scenes } = storyboard;
  const index = scenes.findLastIndex((_, i) => time >= beginOf(storyboard, i) - halfTransition(storyboard, i) - 1e-9);
  if (index <= 0) return { index: 0, change: 1 };
  const half = halfTransition(storyboard, index);
  const change = half === 0 ? 1 : (time - beginOf(storyboard, index) + half) / (2 * half);
  return { index, change: Math.min(1, Math.max(0, change)) };
}

/** Paints the whole picture of a moment. */
export function paint<Picture>(easel: Easel<Picture>, storyboard: Storyboard, time: Seconds): void {
  const { index, change } = shownAt(storyboard, time);
  const scene = (at: number) => paintScene(easel, storyboard, at, time);
  const transition = change < 1 ? storyboard.scenes[index]?.transition : 'cut';
  if (transition === 'dissolve' || transition === 'wipe') scene(index - 1);
  if (transition === 'dissolve') withAlpha(easel, change, () => scene(index));
  else if (transition === 'wipe') clipped(easel, easel.width * (1 - change), () => scene(index));
  else if (transition === 'fade') {
    scene(change < 0.5 ? index - 1 : index);
    withAlpha(easel, 1 - Math.abs(2 * change - 1), () => fill(easel, 'black'));
  } else scene(index);
}

function fill<Picture>({ surface, width, height }: Easel<Picture>, style: unknown): void {
  surface.fillStyle = style;
  surface.fillRect(0, 0, width, height);
}

function withAlpha<Picture>({ surface }: Easel<Picture>, alpha: number, work: () => void): void {
  surface.save();
  surface.globalAlpha = alpha;
  work();
  surface.restore();
}

/** Only what lies to the right of `left`: the edge of a wipe moves to the left. */
function clipped<Picture>({ surface, width, height }: Easel<Picture>, left: number, work: () => void): void {
  surface.save();
  surface.beginPath();
  surface.rect(left, 0, width - left, height);
  surface.clip();
  work();
  surface.restore();
}

function paintScene<Picture>(easel: Easel<Picture>, storyboard: Storyboard, index: number, time: Seconds): void {
  const scene = storyboard.scenes[index];
  if (scene === undefined) return;
  fill(easel, gradientOf(easel, scene.background));
  const progress = (time - beginOf(storyboard, index)) / scene.length;
  for (const actor of scene.actors) {
    paintActor(easel, actor.thing, stateAt(actor, scene.actors.length, storyboard.aspect, progress));
  }
}

function gradientOf<Picture>({ surface, width, height }: Easel<Picture>, background: Background): unknown {
  const [begin, end] = hues[background];
  const gradient = surface.createLinearGradient(0, 0, width, height);
  gradient.addColorStop(0, begin);
  gradient.addColorStop(1, end);
  return gradient;
}

function paintActor<Picture>({ surface, atlas, ...size }: Easel<Picture>, thing: ThingName, state: ActorState): void {
  if (state.opacity === 0) return;
  const tall = state.height * size.height;
  const { x, y, side } = spriteAt(thing);
  surface.save();
  surface.globalAlpha *= state.opacity;
  surface.translate(state.x * size.width, state.y * size.height);
  surface.rotate((state.angle * Math.PI) / 180);
  surface.drawImage(atlas, x, y, side, side, -tall / 2, -tall / 2, tall, tall);
  surface.restore();
}
