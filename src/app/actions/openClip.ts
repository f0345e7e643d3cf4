import * as v from 'valibot';
import { AppError } from '../../domain/errors.ts';
import type { KnownAnswer } from '../../domain/maker/truth.ts';
import { layoutKey, samplerKey } from '../../domain/recipe.ts';
import { noEdits } from '../../domain/selectionEdits.ts';
import type { Calls } from '../../protocol/messages.ts';
import { type KeptTurn, resumed } from '../history/entry.ts';
import { fingerprintOf } from '../history/fingerprint.ts';
import type { OpenClip, Opening } from '../store/clip.ts';
import { dividedBy } from '../store/conversation.ts';
import { noSteps } from '../store/editSteps.ts';
import { type Failure, failureOf } from '../store/failure.ts';
import { type Sample, samplesSchema } from '../store/samples.ts';
import { type App, follow, update } from './app.ts';
import { watchClip } from './watchClip.ts';

type Handle = Promise<FileSystemFileHandle | null>;

export const noHandle: Handle = Promise.resolve(null);

/** Bytes of a file that a history keeps; half a minute that is made here has some hundred thousand. */
const largestCopy = 32 * 2 ** 20;

/**
 * Opens the first of the user's files, and says so when there are more.
 * @param handle the way back to that file on later visits, where the browser gives one
 */
export function openFiles(app: App, files: readonly File[], handle = noHandle): void {
  const [file] = files;
  if (file === undefined) return;
  const others = app.store.getState().notices.filter(({ code }) => code !== 'one-of-files');
  const notices =
    files.length > 1 ? [...others, { code: 'one-of-files', name: file.name, count: files.length } as const] : others;
  app.store.setState({ notices });
  void openClip(app, ownFile(file, handle));
}

/** Says why what was chosen cannot be opened; the open clip stays. */
export const refuseOpening = (app: App, name: string, failure: Failure): void =>
  update(app, 'clip', (slice) => ({ ...slice, opening: { status: 'failed', name, failure } }));

/**
 * Resolves when no clip is being opened; false when one was and could not be. A question belongs to the clip that its
 * asker chose last, also where that is still on its way in.
 */
export function clipChosen({ store }: Pick<App, 'store'>): Promise<boolean> {
  if (store.getState().clip.opening.status !== 'opening') return Promise.resolve(true);
  return new Promise((resolve) => {
    const unsubscribe = store.subscribe(({ clip: { opening } }) => {
      if (opening.status === 'opening') return;
      unsubscribe();
      resolve(opening.status === 'idle');
    });
  });
}

/** Opens a clip that comes with the application; it goes the same way as a user's file. */
export const openSample = (app: App, sample: Sample): Promise<void> => openClip(app, sampleFile(sample));

/** Opens a clip that was made here; whoever made it knows the answers. */
export const openMade = (app: App, file: File, made: readonly KnownAnswer[]): Promise<void> =>
  openClip(app, onlyFile(file, made));

/** Where a clip's file comes from. */
export type Source = Pick<OpenClip, 'sample' | 'made'> & {
  readonly name: string;
  readonly read: (signal: AbortSignal) => Promise<File>;
  readonly handle: Handle;
  /** Whether its user has it nowhere else, so that a history has to keep the file itself. */
  readonly only: boolean;
};

export const ownFile = (file: File, handle: Handle): Source => ({
  name: file.name,
  read: async () => file,
  sample: null,
  handle,
  only: false,
});

/** A file that is nowhere but here. */
export const onlyFile = (file: File, made?: readonly KnownAnswer[]): Source => ({
  ...ownFile(file, noHandle),
  ...(made ? { made } : {}),
  only: true,
});

export const sampleFile = (sample: Sample): Source => ({
  name: sample.title,
  read: (signal) => fetchSample(sample, signal),
  sample,
  handle: noHandle,
  only: false,
});

/** @param turns the conversation that goes on with this clip; without one, the present conversation goes on */
export async function openClip(app: App, source: Source, turns: readonly KeptTurn[] | null = null): Promise<void> {
  const { name, sample, made, only } = source;
  const signal = app.jobs.start('open');
  const set = (opening: Opening) => !signal.aborted && update(app, 'clip', (slice) => ({ ...slice, opening }));
  set({ status: 'opening', name });
  try {
    const file = await source.read(signal);
    const [fingerprint, handle] = await Promise.all([fingerprintOf(file), source.handle]);
    const opened = await follow(app.client.call('open', { file }, signal), () => undefined);
    const copy = only && file.size <= largestCopy ? file : null;
    replaceClip(app, file, { ...opened, sample, ...(made ? { made } : {}), fingerprint, handle, copy });
    converse(app, turns);
    set({ status: 'idle' });
    void watchClip(app);
  } catch (thrown) {
    set({ status: 'failed', name, failure: failureOf(thrown) });
  }
}

type Opened = Calls['open']['result'] & Pick<OpenClip, 'sample' | 'made' | 'fingerprint' | 'handle' | 'copy'>;

function replaceClip(app: App, file: File, { clip: id, ...opened }: Opened): void {
  app.jobs.stop('watch');
  const { clip, recipe } = app.store.getState();
  const next: OpenClip = {
    ...opened,
    id,
    address: URL.createObjectURL(file),
    sampler: samplerKey(recipe.value),
    layout: layoutKey(recipe.value),
    chosen: null,
    search: [],
    frames: [],
    edits: noEdits,
    aside: [],
    editSteps: noSteps,
    watch: { status: 'waiting' },
    notices: [],
  };
  update(app, 'clip', (slice) => ({ ...slice, current: next }));
  if (clip.current) forget(app, clip.current);
}

/** Goes on with the open clip: from where its own conversation was left, or below the one before. */
export function converse(app: App, turns: readonly KeptTurn[] | null): void {
  const { current } = app.store.getState().clip;
  if (current === null) return;
  const { id, sample, info } = current;
  update(app, 'conversation', (conversation) =>
    turns === null ? dividedBy(conversation, id, sample?.title ?? info.name) : resumed(conversation, id, turns),
  );
}

/** Lets go of a clip here and in the worker, where a question about it may still be under way. */
function forget(app: App, clip: OpenClip): void {
  URL.revokeObjectURL(clip.address);
  for (const { picture } of clip.frames) URL.revokeObjectURL(picture);
  void follow(app.client.call('close', { clip: clip.id }), () => undefined);
}

const sampleUrl = (file: string): string =>
  new URL(`${import.meta.env.BASE_URL}samples/${file}`, document.baseURI).href;

/** Where a sample's poster lies. */
export const posterUrl = ({ poster }: Sample): string => sampleUrl(poster);

async function fetchSample({ file, title }: Sample, signal: AbortSignal): Promise<File> {
  const response = await fetch(sampleUrl(file), { signal });
  if (!response.ok) throw new AppError('sample-missing', { name: title });
  return new File([await response.blob()], file);
}

/** Reads the list of samples and opens the first one, unless the user was quicker with a file. */
export async function loadSamples(app: App): Promise<void> {
  try {
    const response = await fetch(sampleUrl('samples.json'));
    const samples = v.parse(samplesSchema, await response.json());
    app.store.setState({ samples });
    const { current, opening } = app.store.getState().clip;
    const { settings } = app.store.getState();
    const first = samples.find(({ bundle }) => bundle === settings.bundle);
    if (first && current === null && opening.status === 'idle') await openSample(app, first);
  } catch {
    update(app, 'notices', (notices) => [...notices, { code: 'samples-missing' }]);
  }
}
