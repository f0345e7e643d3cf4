import { joined } from '../../domain/maker/acting.ts';
import { type Actor, limits, type Scene, type Storyboard, withAction } from '../../domain/maker/storyboard.ts';
import { type ThingName, thingNames } from '../../domain/maker/things.ts';
import type { Failure } from './failure.ts';

/** What becomes of a storyboard: it is opened like any file, or kept as one. */
export type Purpose = 'open' | 'download';

export type Work =
  | { readonly status: 'idle' }
  | { readonly status: 'making'; readonly purpose: Purpose; readonly done: number; readonly total: number }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'saved'; readonly name: string; readonly codec: string; readonly missing: readonly string[] };

/** The clip maker: a storyboard with what can be undone, the scene that is being edited, and the work on its file. */
export type Maker = {
  readonly storyboard: Storyboard;
  readonly past: readonly Storyboard[];
  readonly future: readonly Storyboard[];
  /** What the last change was of: another one of the same is undone together with it. Null after undo. */
  readonly changed: string | null;
  readonly selected: number;
  readonly work: Work;
};

const mostUndone = 100;

export const makerOf = (storyboard: Storyboard): Maker => ({
  storyboard,
  past: [],
  future: [],
  changed: null,
  selected: 0,
  work: { status: 'idle' },
});

/** `maker` with another storyboard; changes that follow each other and are of the same thing are undone as one. */
export function changed(maker: Maker, storyboard: Storyboard, of: string | null): Maker {
  const isSame = of !== null && of === maker.changed;
  const past = isSame ? maker.past : [...maker.past, maker.storyboard].slice(-mostUndone);
  return kept({ ...maker, storyboard, past, future: [], changed: of });
}

export function undone(maker: Maker): Maker {
  const before = maker.past.at(-1);
  if (before === undefined) return maker;
  const future = [maker.storyboard, ...maker.future];
  return kept({ ...maker, storyboard: before, past: maker.past.slice(0, -1), future, changed: null });
}

export function redone(maker: Maker): Maker {
  const [next, ...future] = maker.future;
  if (next === undefined) return maker;
  return kept({ ...maker, storyboard: next, past: [...maker.past, maker.storyboard], future, changed: null });
}

/** With a selection that there is, and no word of a file that is another storyboard's. */
const kept = (maker: Maker): Maker => ({
  ...maker,
  selected: Math.min(maker.selected, maker.storyboard.scenes.length - 1),
  work: maker.work.status === 'making' ? maker.work : { status: 'idle' },
});

const withScenes = (maker: Maker, scenes: readonly Scene[], selected: number, of: string | null = null): Maker => {
  const next = changed(maker, { ...maker.storyboard, scenes }, of);
  return { ...next, selected };
};

/** Another scene after the selected one, with a thing that the clip does not hold yet. */
export function withSceneAdded(maker: Maker): Maker {
  const { storyboard, selected } = maker;
  const scene = storyboard.scenes[selected];
  if (scene === undefined || storyboard.scenes.length >= limits.scenes) return maker;
  const actor: Actor = { thing: fresh(storyboard), action: 'still', place: 'middle' };
  return inserted(maker, { ...scene, transition: 'cut', actors: [actor] });
}

export function withSceneDuplicated(maker: Maker): Maker {
  const { storyboard, selected } = maker;
  const scene = storyboard.scenes[selected];
  return scene === undefined || storyboard.scenes.length >= limits.scenes ? maker : inserted(maker, scene);
}

function inserted(maker: Maker, scene: Scene): Maker {
  const { storyboard, selected } = maker;
  return withScenes(maker, storyboard.scenes.toSpliced(selected + 1, 0, scene), selected + 1);
}

/** Without the selected scene; the last one stays. */
export function withSceneRemoved(maker: Maker): Maker {
  const { storyboard, selected } = maker;
  if (storyboard.scenes.length === 1) return maker;
  const scenes = storyboard.scenes.toSpliced(selected, 1);
  return withScenes(maker, scenes, Math.min(selected, scenes.length - 1));
}

/** The selected scene one place earlier (−1) or later (1). */
export function withSceneMoved(maker: Maker, by: -1 | 1): Maker {
  const { storyboard, selected } = maker;
  const [scene, other] = [storyboard.scenes[selected], storyboard.scenes[selected + by]];
  if (scene === undefined || other === undefined) return maker;
  return withScenes(maker, storyboard.scenes.with(selected, other).with(selected + by, scene), selected + by);
}

/** The selected scene, changed; `of` as in `changed`. */
export function withScene(maker: Maker, change: (scene: Scene) => Scene, of: string | null = null): Maker {
  const { storyboard, selected } = maker;
  const scene = storyboard.scenes[selected];
  if (scene === undefined) return maker;
  const name = of === null ? null : `${of} of ${selected}`;
  return withScenes(maker, storyboard.scenes.with(selected, change(scene)), selected, name);
}

/** The selected scene with one more thing, where there is room. */
export function withActorAdded(maker: Maker): Maker {
  const { storyboard } = maker;
  const actor: Actor = { thing: fresh(storyboard), action: 'still', place: 'middle' };
  return withScene(maker, (scene) =>
    scene.actors.length >= limits.things ? scene : { ...scene, actors: joined(scene.actors, actor, storyboard.aspect) },
  );
}

/** The selected scene without one of its things; the last one stays. */
export const withActorRemoved = (maker: Maker, index: number): Maker =>
  withScene(maker, (scene) =>
    scene.actors.length === 1 ? scene : { ...scene, actors: scene.actors.toSpliced(index, 1) },
  );

/** The selected scene with one of its things changed; a new action takes it to where that has room. */
export const withActor = (maker: Maker, index: number, change: Partial<Actor>): Maker =>
  withScene(maker, (scene) => ({
    ...scene,
    actors: scene.actors.map((actor, at) => {
      const next = { ...actor, ...change };
      return at === index ? withAction(next, next.action) : actor;
    }),
  }));

/** A thing for those who have not chosen one yet: well known, and not in the clip. */
function fresh({ scenes }: Storyboard): ThingName {
  const used = new Set(scenes.flatMap(({ actors }) => actors.map(({ thing }) => thing)));
  const usual: readonly ThingName[] = ['car', 'red heart', 'fish', 'balloon', 'tree', 'cake', 'bus', 'bird', 'key'];
  return [...usual, ...thingNames].find((thing) => !used.has(thing)) ?? 'car';
}
