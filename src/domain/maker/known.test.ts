import { describe, expect, it } from 'vitest';
import demo from '../../../models/demo/manifest.json';
import type { TrainedWorld } from '../manifest.ts';
import { actions, transitions } from './storyboard.ts';
import { thingNames } from './things.ts';

describe('the world that the demo model was trained on', () => {
  const { things, actions: acts, transitions: changes }: TrainedWorld = demo.world;

  it('has the names that are offered here, so that none is called unknown for its spelling', () => {
    expect(things.filter((thing) => !new Set<string>(thingNames).has(thing))).toEqual([]);
    expect(changes.filter((change) => !new Set<string>(transitions).has(change))).toEqual([]);
    expect(acts.filter((act) => !new Set<string>([...actions, 'pass behind']).has(act))).toEqual([]);
  });
});
