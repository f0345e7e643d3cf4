import { isOfAnswer, type SampledFrame, type WatchEvent } from '../../domain/answer.ts';
import { layoutKey, type Recipe, samplerKey } from '../../domain/recipe.ts';
import type { ClipId } from '../../protocol/messages.ts';
import {
  type OpenClip,
  resampled,
  type StripFrame,
  withChosen,
  withClip,
  withFrame,
  withNotice,
} from '../store/clip.ts';
import { failureOf } from '../store/failure.ts';
import { type App, follow, update } from './app.ts';
import { reloadIfLost } from './loadModel.ts';

/** Has the open clip watched, from now on, whenever a model has been loaded. */
export function watchWhenReady(app: App): void {
  app.store.subscribe(({ engine }, { engine: before }) => {
    if (engine.status === 'ready' && before.status !== 'ready') void watchClip(app);
  });
}

/**
 * Samples and encodes the open clip ahead of the first question. Does nothing before the model runs.
 * @param rest Milliseconds without another call before it begins: a slider passes many values.
 */
export async function watchClip(app: App, rest = 0): Promise<void> {
  const { clip, engine, recipe } = app.store.getState();
  if (clip.current === null || engine.status !== 'ready') return;
  const { id } = clip.current;
  const signal = app.jobs.start('watch');
  const change = (next: (clip: OpenClip) => OpenClip) => !signal.aborted && changeClip(app, id, next);
  await new Promise((resolve) => setTimeout(resolve, rest));
  if (signal.aborted) return;
  clearStrip(app, id, recipe.value);
  try {
    const watching = app.client.call('watch', { clip: id, recipe: recipe.value }, signal);
    await follow(watching, (event) => {
      if (signal.aborted) return;
      watched(app, id, recipe.value, event);
      if (event.type === 'stage') change((open) => ({ ...open, watch: { status: 'watching', progress: event } }));
    });
    change((open) => ({ ...open, watch: { status: 'done' } }));
  } catch (thrown) {
    const failure = failureOf(thrown);
    change((open) => ({ ...open, watch: { status: 'failed', failure } }));
    if (!signal.aborted) reloadIfLost(app, failure);
  }
}

/** Takes a frame or a notice of a watch, also of one that a question makes, into the strip. */
export function watched(app: App, id: ClipId, recipe: Recipe, event: WatchEvent): void {
  const sampler = samplerKey(recipe);
  if (event.type === 'frame') showFrame(app, id, sampler, event.frame);
  if (event.type === 'chosen') keepFrames(app, id, sampler, event.count);
  if (event.type === 'search') {
    changeClip(app, id, (clip) => (clip.sampler === sampler ? { ...clip, search: event.steps } : clip));
  }
  if (event.type === 'notice' && !isOfAnswer(event.notice)) {
    const { notice } = event;
    changeClip(app, id, (clip) =>
      clip.sampler === sampler ? { ...clip, notices: withNotice(clip.notices, notice) } : clip,
    );
  }
}

const changeClip = (app: App, id: ClipId, change: (clip: OpenClip) => OpenClip): void =>
  update(app, 'clip', (slice) => withClip(slice, id, change));

function clearStrip(app: App, id: ClipId, recipe: Recipe): void {
  const before = app.store.getState().clip.current?.frames ?? [];
  changeClip(app, id, (clip) => resampled(clip, samplerKey(recipe), layoutKey(recipe)));
  const after = app.store.getState().clip.current?.frames ?? [];
  if (after !== before) for (const { picture } of before) URL.revokeObjectURL(picture);
}

/** Lets go of the frames that an earlier question was answered by, beyond the number that this one has. */
function keepFrames(app: App, id: ClipId, sampler: string, count: number): void {
  const clip = app.store.getState().clip.current;
  if (clip?.id !== id || clip.sampler !== sampler) return;
  changeClip(app, id, (open) => withChosen(open, count));
  for (const { index, picture } of clip.frames) if (index >= count) URL.revokeObjectURL(picture);
}

/** A frame with an address for its picture, which whoever keeps the frame revokes. */
export const stripFrame = ({ index, time, thumbnail }: SampledFrame): StripFrame => ({
  index,
  time,
  picture: URL.createObjectURL(new Blob([thumbnail], { type: 'image/jpeg' })),
});

/** Puts a frame into the strip, unless the strip has it already or shows another sampler's frames by now. */
function showFrame(app: App, id: ClipId, sampler: string, { index, time, thumbnail }: SampledFrame): void {
  const clip = app.store.getState().clip.current;
  const known = clip?.frames.find((frame) => frame.index === index);
  if (clip?.id !== id || clip.sampler !== sampler || known?.time === time) return;
  const frame = stripFrame({ index, time, thumbnail });
  changeClip(app, id, (open) => withFrame(open, frame));
  if (known) URL.revokeObjectURL(known.picture);
}
