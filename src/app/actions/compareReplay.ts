import type { ClipId } from '../../protocol/messages.ts';
import { failureOf } from '../store/failure.ts';
import { type ReplayClip, recordingIn } from '../store/replay.ts';
import type { State } from '../store/store.ts';
import { type App, follow, update } from './app.ts';
import { showRecording } from './compareAsk.ts';

/** Takes the recipes and the question of a comparison that was exported before. The columns before come back with undo. */
export async function openReplay(app: App, file: File): Promise<void> {
  dismissFailure(app);
  try {
    showRecording(app, recordingIn(file.name, await file.text()), null);
  } catch (thrown) {
    const failure = failureOf(thrown);
    update(app, 'notices', (notices) => [...notices, { code: 'replay-refused', failure }]);
  }
}

const dismissFailure = (app: App): void =>
  update(app, 'notices', (notices) => notices.filter(({ code }) => code !== 'replay-refused'));

export function closeReplay({ store, jobs }: App): void {
  jobs.stop('replay');
  store.setState({ replay: null });
}

/** Tells of each clip that is opened while there is a replay whether it is the recorded file. */
export function followReplay(app: App): void {
  app.store.subscribe(({ replay, clip: { current } }: State) => {
    if (replay === null || current === null || replay.clip?.id === current.id) return;
    void check(app, current.id);
  });
}

async function check(app: App, id: ClipId): Promise<void> {
  const signal = app.jobs.start('replay');
  const set = (clip: ReplayClip) => !signal.aborted && update(app, 'replay', (replay) => replay && { ...replay, clip });
  set({ id, status: 'checking', part: 0 });
  try {
    const sha256 = await fingerprintOf(app, id, (part) => set({ id, status: 'checking', part }), signal);
    set({ id, status: sha256 === app.store.getState().replay?.recording.clip.sha256 ? 'same' : 'other' });
  } catch {
    // The clip was closed meanwhile, and the next one is checked, or its file can no longer be read.
    set({ id, status: 'other' });
  }
}

/** SHA-256 of a clip's file; tells how much of it has been read, 0 to 1. */
export const fingerprintOf = (
  app: App,
  clip: ClipId,
  onPart: (part: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<string> =>
  follow(app.client.call('fingerprint', { clip }, signal), ({ done, total }) => onPart(done / total));
