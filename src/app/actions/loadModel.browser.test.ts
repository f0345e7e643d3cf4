import { expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../domain/errors.ts';
import { defaultRecipe } from '../../domain/recipe.ts';
import { bytes, seconds } from '../../domain/units.ts';
import type { Client } from '../../protocol/client.ts';
import type { BundleSummary, CallName, Calls } from '../../protocol/messages.ts';
import { createAppStore } from '../store/store.ts';
import { createApp } from './app.ts';
import { askQuestion } from './askQuestion.ts';
import { loadModel } from './loadModel.ts';
import { watchClip, watchWhenReady } from './watchClip.ts';

const bundle = { defaults: { frames: 12, k: 96, maxTokens: 40 } } as BundleSummary;

/** A worker that loads the bundle, and answers the other calls with what `failures` holds for them, in turn, then with nothing. */
function appWith(failures: Partial<Record<CallName, ErrorCode[]>>) {
  const calls: { readonly name: CallName; readonly input: Calls[CallName]['input'] }[] = [];
  const client: Client = {
    // biome-ignore lint/correctness/useYield: these calls have no events.
    async *call<N extends CallName>(name: N, input: Calls[N]['input']) {
      calls.push({ name, input });
      const code = failures[name]?.shift();
      if (code) throw new AppError(code);
      const result = name === 'load' ? bundle : name === 'ask' ? { text: '', evidence: {} } : undefined;
      return result as Calls[N]['result'];
    },
  };
  const app = createApp(createAppStore(), client);
  app.store.setState({
    clip: {
      opening: { status: 'idle' },
      current: {
        ...{ id: 'clip', address: '', sample: null, fingerprint: null, handle: null, copy: null },
        ...{ editSteps: { past: [], future: [] }, edits: { times: [], pinned: [], dropped: [] }, aside: [] },
        ...{ sampler: '', chosen: null, search: [], frames: [], notices: [], watch: { status: 'waiting' } },
        info: {
          ...{ name: 'a.mp4', size: bytes(1), container: 'MP4', codec: 'avc1', duration: seconds(4) },
          ...{ kind: 'video', width: 2, height: 2, rotation: 0, frameCount: 4, frameTimes: null, start: seconds(0) },
        },
      },
    },
  });
  watchWhenReady(app);
  return { app, names: () => calls.map(({ name }) => name), calls };
}

const isWatched = ({ store }: ReturnType<typeof appWith>['app']) =>
  expect.poll(() => store.getState().clip.current?.watch.status).toBe('done');

it.each(['gpu-lost', 'no-bundle'] as const)(
  'a look that fails with %s has the model loaded and looks again',
  async (code) => {
    const { app, names } = appWith({ watch: [code] });
    await loadModel(app, 'auto');
    await isWatched(app);
    expect(names()).toEqual(['load', 'watch', 'load', 'watch']);
  },
);

it('a look that fails otherwise fails', async () => {
  const { app, names } = appWith({ watch: ['decode-failed'] });
  await loadModel(app, 'auto');
  await expect.poll(() => app.store.getState().clip.current?.watch.status).toBe('failed');
  expect(names()).toEqual(['load', 'watch']);
});

it('before the model is there nothing is looked at', async () => {
  const { app, names } = appWith({});
  await watchClip(app);
  expect(names()).toEqual([]);
});

it.each([
  ['the bundle’s own recipe where no one has chosen', false, 12],
  ['the recipe that was chosen', true, defaultRecipe.sampler.values['frames']],
])('a question asked before the model is there goes with %s', async (_, chosen, frames) => {
  const { app, calls } = appWith({});
  app.store.setState(({ recipe }) => ({ recipe: { ...recipe, chosen } }));
  askQuestion(app, 'what is it');
  await loadModel(app, 'auto');
  await expect.poll(() => calls.some(({ name }) => name === 'ask')).toBe(true);
  const asked = calls.find(({ name }) => name === 'ask')?.input as Calls['ask']['input'];
  expect(asked.recipe.sampler.values['frames']).toBe(frames);
  const [turn] = app.store.getState().conversation.entries;
  expect(turn).toMatchObject({ recipe: asked.recipe });
});
