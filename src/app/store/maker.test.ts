import { expect, it } from 'vitest';
import { isCrowded } from '../../domain/maker/acting.ts';
import { firstStoryboard, limits, readStoryboard } from '../../domain/maker/storyboard.ts';
import { seconds } from '../../domain/units.ts';
import {
  makerOf,
  redone,
  undone,
  withActor,
  withActorAdded,
  withActorRemoved,
  withScene,
  withSceneAdded,
  withSceneDuplicated,
  withSceneMoved,
  withSceneRemoved,
} from './maker.ts';

const start = makerOf(firstStoryboard);

it('what is undone can be done again, until something else is done', () => {
  const added = withSceneAdded(start);
  expect(added.storyboard.scenes).toHaveLength(3);
  expect(undone(added).storyboard).toEqual(firstStoryboard);
  expect(redone(undone(added)).storyboard).toEqual(added.storyboard);
  expect(redone(withSceneRemoved(undone(added))).storyboard.scenes).toHaveLength(1);
  expect(undone(start)).toBe(start);
});

it('a slider’s many steps are undone as one, but not with those of another scene', () => {
  const slid = [1, 1.2, 1.4].reduce(
    (maker, length) => withScene(maker, (scene) => ({ ...scene, length: seconds(length) }), 'length'),
    start,
  );
  expect(slid.storyboard.scenes[0]?.length).toBe(1.4);
  expect(undone(slid).storyboard).toEqual(firstStoryboard);
  const other = withScene({ ...slid, selected: 1 }, (scene) => ({ ...scene, length: seconds(5) }), 'length');
  expect(undone(other).storyboard).toEqual(slid.storyboard);
});

it('a new scene comes after the selected one, is selected, and shows something new', () => {
  const added = withSceneAdded(start);
  expect(added.selected).toBe(1);
  const things = added.storyboard.scenes.flatMap(({ actors }) => actors.map(({ thing }) => thing));
  expect(new Set(things).size).toBe(things.length);
});

it('the selection goes along with a scene that is moved', () => {
  const moved = withSceneMoved(start, 1);
  expect(moved.selected).toBe(1);
  expect(moved.storyboard.scenes[1]).toBe(firstStoryboard.scenes[0]);
  expect(withSceneMoved(start, -1)).toBe(start);
});

it('there are never more scenes or things than allowed, and never none', () => {
  const many = Array.from({ length: 9 }).reduce<typeof start>((maker) => withSceneDuplicated(maker), start);
  expect(many.storyboard.scenes).toHaveLength(limits.scenes);
  const one = withSceneRemoved(withSceneRemoved(withSceneRemoved(start)));
  expect(one.storyboard.scenes).toHaveLength(1);
  const full = Array.from({ length: 5 }).reduce<typeof start>((maker) => withActorAdded(maker), start);
  expect(full.storyboard.scenes[0]?.actors).toHaveLength(limits.things);
  expect(withActorRemoved(start, 0).storyboard.scenes[0]?.actors).toHaveLength(1);
  expect(readStoryboard(full.storyboard)).toEqual(full.storyboard);
});

it('a second thing comes to where it is in nobody’s way', () => {
  const { storyboard } = withActorAdded(start);
  expect(storyboard.scenes[0] && isCrowded(storyboard.scenes[0], storyboard.aspect)).toBe(false);
});

it('a thing that is given another action goes to where that has room', () => {
  const down = withActor(withActor(start, 0, { action: 'still', place: 'top right' }), 0, { action: 'down' });
  expect(down.storyboard.scenes[0]?.actors[0]?.place).toBe('right');
});
