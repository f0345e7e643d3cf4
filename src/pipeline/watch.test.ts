import { expect, it } from 'vitest';
import type { SampledFrame, WatchEvent } from '../domain/answer.ts';
import { defaultRecipe, type Recipe } from '../domain/recipe.ts';
import { milliseconds, tokenId } from '../domain/units.ts';
import { greyClip } from './clipForTests.ts';
import type { Model, Pyramid, Scores, VisualTokens } from './ports.ts';
import type { Glimpses } from './search.ts';
import { StageCache } from './stageCache.ts';
import type { Source } from './survey.ts';
import { type Studio, type Watched, watch } from './watch.ts';

const unused = (): never => {
  throw new Error('Watching needs no language.');
};

/** A model of one visual token a frame, of which only the part is there that watching needs. */
function oneTokenModel(): Model {
  const dispose = () => {};
  return {
    bundle: { id: 'one-token', sha256: '' },
    videoToken: tokenId(0),
    videoTokens: 1,
    confidence: null,
    isEnglishOnly: false,
    words: null,
    vision: {
      async *encode(frames): AsyncGenerator<number, VisualTokens, undefined> {
        let done = 0;
        for await (using _ of frames) yield ++done;
        return { frames: done, patches: 1, [Symbol.dispose]: dispose };
      },
      relate: async (tokens) => tokens,
    },
    linvt: {
      isTrained: true,
      score: async (): Promise<Scores> => ({ read: async () => new Float32Array(), [Symbol.dispose]: dispose }),
      rescore: unused,
      select: unused,
      aggregate: unused,
    },
    blending: { rows: 1, columns: 1, channels: 1, queries: [1], read: unused, hold: unused },
    language: { context: 1, embed: unused, generate: unused },
    text: { question: unused, prompt: unused, show: unused, stream: unused },
    settled: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
}

const studio = (): Studio => ({
  model: oneTokenModel(),
  watched: new StageCache<Watched>(4),
  pyramids: new StageCache<Pyramid>(4),
  glimpses: new StageCache<Glimpses>(1),
  now: () => milliseconds(0),
});

/** Black for two seconds, white for one: ten frames a second. */
const cutClip = () => greyClip([...Array.from({ length: 20 }, () => 0), ...Array.from({ length: 10 }, () => 255)]);
const sourceOf = (clip = cutClip()): Source => ({ id: 'clip', clip, findings: {} });

const recipe = (name: Recipe['sampler']['name'], values: Readonly<Record<string, number>>): Recipe => ({
  ...defaultRecipe,
  sampler: { name, values },
});

async function watched(at: Studio, source: Source, how: Recipe) {
  const events: WatchEvent[] = [];
  const work = watch(at, source, how, [], new AbortController().signal);
  let step = await work.next();
  for (; !step.done; step = await work.next()) events.push(step.value);
  const shown = events.flatMap((event): SampledFrame[] => (event.type === 'frame' ? [event.frame] : []));
  return { events, stages: step.value.stages, times: shown.map(({ time }) => time) };
}

it.each([
  ['uniform', { frames: 3 }, [0.5, 1.5, 2.5]],
  ['keyframes', { cap: 3 }, [0.5, 1.5, 2.5]],
  ['keyframes', { cap: 64 }, [0, 0.5, 1, 1.5, 2, 2.5]],
  ['shots', { frames: 2 }, [1, 2.5]],
  ['shots', { frames: 3 }, [0.5, 1.5, 2.5]],
  ['clips', { frames: 2, run: 2 }, [1.8, 2.0]],
] as const)('%s with %j shows the frames of its moments', async (name, values, times) => {
  expect((await watched(studio(), sourceOf(), recipe(name, values))).times).toEqual(times);
});

it.each([
  [[0], [{ code: 'frames-repeated', distinct: 1, total: 4 }]],
  [[0, 90, 180], [{ code: 'frames-repeated', distinct: 3, total: 4 }]],
  [[0, 60, 120, 180], []],
])('of a clip of the frames %j, four are told of where some are the same', async (greys, told) => {
  const { events } = await watched(studio(), sourceOf(greyClip(greys)), recipe('uniform', { frames: 4 }));
  expect(events.flatMap((event) => (event.type === 'notice' ? [event.notice] : []))).toEqual(told);
});

it('what there was to say of a clip is said again when it is looked at again', async () => {
  const [at, source] = [studio(), sourceOf(greyClip([0, 90, 180]))];
  const told = async (frames: number) => {
    const { events } = await watched(at, source, recipe('uniform', { frames }));
    return events.flatMap((event) => (event.type === 'notice' ? [event.notice] : []));
  };
  const first = await told(4);
  expect(first).toEqual([{ code: 'frames-repeated', distinct: 3, total: 4 }]);
  expect(await told(3)).toEqual([]);
  expect(await told(4)).toEqual(first);
});

it.each([
  ['keeps the visual tokens of a whole look', 'never', 0],
  ['lets go of visual tokens when whoever looks leaves before they are scored', 'score', 1],
])('%s', async (_, leaving, letGo) => {
  let disposed = 0;
  const model = oneTokenModel();
  const relate: Model['vision']['relate'] = async (tokens) => ({ ...tokens, [Symbol.dispose]: () => disposed++ });
  const at = { ...studio(), model: { ...model, vision: { ...model.vision, relate } } };
  const looking = watch(at, sourceOf(), recipe('uniform', { frames: 3 }), [], new AbortController().signal);
  for await (const event of looking) if (event.type === 'stage' && event.stage === leaving) break;
  expect(disposed).toBe(letGo);
});

it('lets go of visual tokens when whoever looks leaves before they know of each other', async () => {
  let disposed = 0;
  const model = oneTokenModel();
  const vision: Model['vision'] = {
    ...model.vision,
    // Tells of no frame, so that all of them are shown once they are encoded.
    async *encode(frames) {
      let done = 0;
      for await (using _ of frames) done++;
      return { frames: done, patches: 1, [Symbol.dispose]: () => disposed++ };
    },
  };
  const at = { ...studio(), model: { ...model, vision } };
  const looking = watch(at, sourceOf(), recipe('uniform', { frames: 3 }), [], new AbortController().signal);
  for await (const event of looking) if (event.type === 'frame') break;
  expect(disposed).toBe(1);
});

it('lets go of a frame of which no thumbnail can be made', async () => {
  const clip = cutClip();
  const failing: typeof clip = {
    ...clip,
    async *frames(...of) {
      for await (const frame of clip.frames(...of)) {
        yield { ...frame, thumbnail: () => Promise.reject(new Error('no thumbnail')) };
      }
    },
  };
  await expect(watched(studio(), sourceOf(failing), recipe('uniform', { frames: 3 }))).rejects.toThrow('no thumbnail');
  expect(clip.decoded).toHaveLength(1);
  expect(clip.living()).toBe(0);
});

it('a sampler that needs no signal surveys nothing', async () => {
  const { events, stages } = await watched(studio(), sourceOf(), recipe('uniform', { frames: 3 }));
  expect(events).not.toContainEqual(expect.objectContaining({ stage: 'survey' }));
  expect(stages.map(({ stage }) => stage)).toEqual(['decode', 'encode', 'score']);
});

it('a survey comes before everything else, and is a stage with its time', async () => {
  const { events, stages } = await watched(studio(), sourceOf(), recipe('shots', { frames: 3 }));
  expect(events[0]).toEqual({ type: 'stage', stage: 'survey', done: 0, total: 30 });
  expect(events).toContainEqual({ type: 'chosen', count: 3 });
  expect(stages.map(({ stage, cached }) => [stage, cached])).toEqual([
    ['survey', false],
    ['decode', false],
    ['encode', false],
    ['score', false],
  ]);
});

it('another sampler of the same clip finds the survey made', async () => {
  const [at, source] = [studio(), sourceOf()];
  await watched(at, source, recipe('clips', { frames: 2, run: 2 }));
  const { events, stages } = await watched(at, source, recipe('change', { frames: 3 }));
  expect(events).not.toContainEqual(expect.objectContaining({ stage: 'survey' }));
  expect(stages.filter(({ cached }) => cached).map(({ stage }) => stage)).toEqual(['survey']);
});

it('another model finds the survey made, but not the frames watched', async () => {
  const source = sourceOf();
  await watched(studio(), source, recipe('shots', { frames: 3 }));
  const { stages } = await watched(studio(), source, recipe('shots', { frames: 3 }));
  expect(stages.filter(({ cached }) => cached).map(({ stage }) => stage)).toEqual(['survey']);
});

it('the same recipe again shows the same frames, all of it from the cache', async () => {
  const [at, source] = [studio(), sourceOf()];
  const first = await watched(at, source, recipe('shots', { frames: 3 }));
  const second = await watched(at, source, recipe('shots', { frames: 3 }));
  expect(second.times).toEqual(first.times);
  expect(second.stages.every(({ cached }) => cached)).toBe(true);
});

it("scores a clip's frames once they know of each other, all of them together", async () => {
  const scored: VisualTokens[] = [];
  const model = oneTokenModel();
  const vision: Model['vision'] = { ...model.vision, relate: async (tokens) => ({ ...tokens, patches: 7 }) };
  const score: Model['linvt']['score'] = (tokens) => {
    scored.push(tokens);
    return model.linvt.score(tokens);
  };
  const at = { ...studio(), model: { ...model, vision, linvt: { ...model.linvt, score } } };
  await watched(at, sourceOf(), recipe('uniform', { frames: 3 }));
  expect(scored.map(({ frames, patches }) => [frames, patches])).toEqual([[3, 7]]);
});
