import { describe, expect, it } from 'vitest';
import { noEdits } from '../../domain/selectionEdits.ts';
import { bytes, seconds } from '../../domain/units.ts';
import type { OpenClip } from './clip.ts';
import { curvesForClip, curvesForQuestion, initialCurves, wantedCurve } from './curves.ts';
import { noSteps } from './editSteps.ts';
import { type Engine, initialEngine } from './engine.ts';

const clip: OpenClip = {
  ...{
    id: '1',
    address: '',
    sample: null,
    sampler: '',
    chosen: null,
    search: [],
    frames: [],
    edits: noEdits,
    aside: [],
    editSteps: noSteps,
    notices: [],
  },
  ...{ fingerprint: null, handle: null, copy: null },
  watch: { status: 'waiting' },
  info: {
    ...{ name: 'a.mp4', size: bytes(1), container: 'MP4', codec: 'avc1', duration: seconds(1), start: seconds(0) },
    ...{ kind: 'video', width: 2, height: 2, rotation: 0, frameCount: 1, frameTimes: null },
  },
};

const nothing = { difference: { times: [], values: [] }, shots: { boundaries: [], fallback: null } };
const shown = { ...initialCurves, isShown: true };
const ready = { status: 'ready' } as Engine;
const wanted = (curves: typeof shown, engine: Engine = ready) =>
  wantedCurve({ curves, engine, clip: { current: clip, opening: { status: 'idle' } } });
const found = { ...shown, change: { status: 'found', value: nothing } } as const;

describe('the curves', () => {
  it('are looked for only while they are on show', () => {
    expect(wanted(initialCurves)).toBeNull();
    expect(wanted(shown)).toBe('change');
  });

  it('need a question and a model to be compared with it', () => {
    expect(wanted(found)).toBeNull();
    const asked = curvesForQuestion(found, 'Where is the dog?');
    expect(wanted(asked)).toBe('similarity');
    expect(wanted(asked, initialEngine)).toBeNull();
  });

  it('are found one after the other', () => {
    const finding = curvesForQuestion(shown, 'Where is the dog?');
    expect(wanted(finding)).toBe('change');
    expect(wanted({ ...finding, change: { status: 'finding', progress: null } })).toBeNull();
  });

  it('keep of a clip what another question does not change, and nothing of another clip', () => {
    expect(curvesForQuestion(found, 'What moves?').change.status).toBe('found');
    expect(curvesForClip(found)).toEqual(shown);
  });

  it('begin anew where a question came between', () => {
    const finding = { ...shown, change: { status: 'finding', progress: null } } as const;
    expect(wanted(curvesForQuestion(finding, 'What moves?'))).toBe('change');
  });
});
