import { expect, it } from 'vitest';
import { frames as ownPictures } from '../../../domain/composers/frames/frames.ts';
import { type Seconds, seconds } from '../../../domain/units.ts';
import { keptEvidence } from '../../store/conversation.ts';
import { evidence } from '../../store/evidenceForTests.ts';
import { mapsOver } from './useShownMaps.ts';

const grid = { rows: 2, columns: 2 };
const times = [seconds(0.5), seconds(1.5)];
const strip = (at: readonly Seconds[]) => at.map((time, index) => ({ index, time, picture: '' }));
const answered = keptEvidence({
  ...evidence,
  ...{ frameTimes: times, pictures: ownPictures.layout(2, {}) },
  ...{ scores: new Float32Array(8), selected: Uint32Array.of(1, 6), mass: new Float32Array(8) },
});

it('maps lie over the very frames that the answer rests on', () => {
  expect(mapsOver(strip(times), answered, grid)).toMatchObject({ ...grid, ...answered.maps });
  expect(mapsOver(strip([seconds(0.5), seconds(1.6)]), answered, grid)).toBeNull();
  expect(mapsOver(strip(times.slice(0, 1)), answered, grid)).toBeNull();
  expect(mapsOver(strip(times), { ...answered, maps: null }, grid)).toBeNull();
});

it('maps of a model that sees frames in another grid lie over none', () => {
  expect(mapsOver(strip(times), answered, { rows: 4, columns: 4 })).toBeNull();
  expect(mapsOver(strip(times), answered, undefined)).toBeNull();
});
