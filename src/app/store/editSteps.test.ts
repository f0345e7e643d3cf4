import { describe, expect, it } from 'vitest';
import { defaultRecipe } from '../../domain/recipe.ts';
import { marked, noEdits, type SelectionEdits } from '../../domain/selectionEdits.ts';
import { bytes, type Seconds, seconds } from '../../domain/units.ts';
import { type Looked, type OpenClip, resampled, withChosen, withFrame } from './clip.ts';
import { initialCompare, withLooked } from './compare.ts';
import { forClip, redone, renamed, undone, withColumnRecipe } from './compareEdits.ts';
import { withTokensEdited } from './compareSteps.ts';
import { editsAfter, editsBefore, noSteps, stepRedone, stepTaken, stepUndone } from './editSteps.ts';

const clip: OpenClip = {
  ...{ id: '1', address: '', sample: null, fingerprint: null, handle: null, copy: null, editSteps: noSteps },
  ...{ sampler: 'two', chosen: null, search: [], frames: [], edits: noEdits, aside: [], notices: [] },
  watch: { status: 'done' },
  info: {
    ...{ name: 'a.mp4', size: bytes(1), container: 'MP4', codec: 'avc1', duration: seconds(4), start: seconds(0) },
    ...{ kind: 'video', width: 2, height: 2, rotation: 0, frameCount: 4, frameTimes: null },
  },
};

const two = [seconds(1), seconds(3)];
const three = [seconds(0), seconds(2), seconds(3)];

/** Looks at the clip at `times`, as a watch does. */
const at = <Part extends Looked>(looked: Part, sampler: string, times: readonly Seconds[], layout = 'frames'): Part =>
  times.reduce(
    (before, time, index) => withFrame(before, { index, time, picture: '' }),
    withChosen(resampled(looked, sampler, layout), times.length),
  );

const pin = (token: number) => (edits: SelectionEdits) => marked(edits, [token], 'pinned');
const drop = (token: number) => (edits: SelectionEdits) => marked(edits, [token], 'dropped');
const looked = at(clip, 'two', two);
const edited = stepTaken(stepTaken(looked, pin(3)), drop(5));

describe('undo of pins and drops', () => {
  it('takes back one after the other, and redo brings them again', () => {
    expect(edited.edits).toEqual({ times: two, layout: 'frames', pinned: [3], dropped: [5] });
    const back = stepUndone(edited);
    expect(back.edits).toEqual({ times: two, layout: 'frames', pinned: [3], dropped: [] });
    expect(stepUndone(back).edits).toMatchObject({ pinned: [], dropped: [] });
    expect(stepUndone(stepUndone(back))).toEqual(stepUndone(back));
    expect(stepRedone(stepRedone(stepUndone(back))).edits).toEqual(edited.edits);
  });

  it('brings back at once what was cleared at once', () => {
    const cleared = stepTaken(edited, (edits) => marked(edits, [3, 5], null));
    expect(stepUndone(cleared).edits).toEqual(edited.edits);
  });

  it('is over for what was undone once another edit is made', () => {
    const other = stepTaken(stepUndone(edited), pin(7));
    expect(editsAfter(other)).toBeNull();
    expect(stepRedone(other)).toBe(other);
  });

  it('offers nothing about frames that are not on show', () => {
    const elsewhere = at(edited, 'three', three);
    expect(editsBefore(edited)).not.toBeNull();
    expect(editsBefore(elsewhere)).toBeNull();
    expect(stepUndone(elsewhere)).toBe(elsewhere);
  });
});

describe('pins and drops', () => {
  it('are laid aside when other frames come, and are back with theirs', () => {
    const elsewhere = at(edited, 'three', three);
    expect(elsewhere.edits).toEqual(noEdits);
    expect(elsewhere.notices).toMatchObject([{ code: 'edits-unused', reason: 'frames' }]);
    const back = at(elsewhere, 'two', two);
    expect(back.edits).toEqual(edited.edits);
    expect(back.notices).toEqual([]);
    expect(stepUndone(back).edits.dropped).toEqual([]);
  });

  it('are back with their frames after other frames had pins of their own', () => {
    const elsewhere = stepTaken(at(edited, 'three', three), pin(1));
    const back = at(elsewhere, 'two', two);
    expect(back.edits).toEqual(edited.edits);
    expect(at(back, 'three', three).edits).toMatchObject({ times: three, pinned: [1] });
  });

  it('are laid aside when other pictures are made of the same frames, and are back with theirs', () => {
    const sixteen = Array.from({ length: 16 }, (_, at) => seconds(at / 4));
    const last = Array.from({ length: 4 * 64 }, (_, at) => 12 * 64 + at);
    const plain = at(clip, 'sixteen', sixteen);
    const dropped = stepTaken(plain, (edits) => marked(edits, last, 'dropped'));
    const grids = at(dropped, 'sixteen, grid', sixteen, 'grid,across:2');
    expect(grids.edits).toEqual(noEdits);
    expect(grids.notices).toMatchObject([{ code: 'edits-unused', reason: 'frames' }]);
    expect(editsBefore(grids)).toBeNull();
    const back = at(stepTaken(grids, pin(255)), 'sixteen', sixteen);
    expect(back.edits).toEqual(dropped.edits);
    expect(back.notices).toEqual([]);
    expect(at(back, 'sixteen, grid', sixteen, 'grid,across:2').edits).toMatchObject({ pinned: [255], dropped: [] });
  });

  it('stay while the frames after them arrive', () => {
    const [first, ...rest] = three.map((time, index) => ({ index, time, picture: '' }));
    const begun = withFrame(
      withChosen(resampled(clip, 'three', 'frames'), 3),
      first ?? { index: 0, time: seconds(0), picture: '' },
    );
    const pinned = stepTaken(begun, pin(2));
    const all = rest.reduce(withFrame, withChosen(pinned, 3));
    expect(all.edits).toEqual({ times: three, layout: 'frames', pinned: [2], dropped: [] });
    expect(all.notices).toEqual([]);
  });

  it('are not mistaken for those of the first frames of many', () => {
    const beginning = at(at(edited, 'three', three), 'longer', [...two, seconds(4)]);
    expect(beginning.edits).toEqual(noEdits);
  });
});

describe('in Compare', () => {
  const compare = withLooked(initialCompare, 0, (before) => at(before, 'two', two));
  const editsIn = ({ columns }: typeof compare) => columns[0]?.looked.edits;
  const pinned = withTokensEdited(compare, 0, pin(3));

  it('pins and drops are undone in one order with the edits of the columns', () => {
    const renamedToo = renamed(pinned, 0, 'Mine');
    expect(editsIn(undone(renamedToo))?.pinned).toEqual([3]);
    const back = undone(undone(renamedToo));
    expect(editsIn(back)).toEqual(noEdits);
    expect(editsIn(redone(back))?.pinned).toEqual([3]);
    expect(redone(redone(back)).columns[0]?.name).toBe('Mine');
  });

  it('a recipe that is taken back has its pins again once its frames are there', () => {
    const other = withColumnRecipe(pinned, 0, defaultRecipe, 'frames');
    const elsewhere = withLooked(other, 0, (before) => at(before, 'three', three));
    expect(editsIn(elsewhere)).toEqual(noEdits);
    const back = undone(elsewhere);
    expect(editsIn(back)).toEqual(noEdits);
    expect(editsIn(withLooked(back, 0, (before) => at(before, 'two', two)))?.pinned).toEqual([3]);
  });

  it('a recipe that is taken back has its pins again only once its pictures are there', () => {
    const other = withColumnRecipe(pinned, 0, defaultRecipe, 'composer');
    const grids = withLooked(other, 0, (before) => at(before, 'two, grid', two, 'grid,across:2'));
    const back = undone(grids);
    expect(editsIn(back)).toEqual(noEdits);
    expect(editsIn(withLooked(back, 0, (before) => at(before, 'two', two)))?.pinned).toEqual([3]);
  });

  it('pins leave the recipes to the bundle, as nobody chose any', () => {
    expect(pinned.chosen).toBe(false);
  });

  it('those of another clip do not come back', () => {
    const other = withLooked(forClip(renamed(pinned, 0, 'Mine')), 0, (before) => at(before, 'two', two));
    const back = undone(other);
    expect(back.columns[0]?.name).toBe('');
    expect(editsIn(back)).toEqual(noEdits);
    expect(back.past).toEqual([]);
  });
});
