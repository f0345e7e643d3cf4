import { type ComparisonEntry, recalled } from '../history/comparison.ts';
import type { HistoryEntry } from '../history/entry.ts';
import { fileBehind } from '../history/fileBehind.ts';
import { type Fingerprint, fingerprintOf } from '../history/fingerprint.ts';
import { keyOf } from '../history/key.ts';
import { type History, type HistoryRead, initialHistory, without } from '../store/history.ts';
import { type App, update } from './app.ts';
import { stopAnswer } from './askQuestion.ts';
import { stopAll } from './compareAsk.ts';
import { converse, onlyFile, openClip, ownFile, type Source, sampleFile } from './openClip.ts';
import { showView } from './showView.ts';
import { tellUnkept } from './tellUnkept.ts';

const change = (app: App, next: (history: History) => History): void => update(app, 'history', next);

/** What was deleted can be brought back until then. */
export const hideHistory = ({ store }: App): void => store.setState({ dialog: null, history: initialHistory });

export async function readHistory(app: App): Promise<void> {
  const read = await readAll(app);
  change(app, (history) => ({ ...history, read }));
}

/** A browser that keeps nothing is no failure: the page works without, and the panel says so. */
async function readAll({ database }: App): Promise<HistoryRead> {
  try {
    return { status: 'read', ...(await database.all()) };
  } catch {
    return { status: 'unavailable' };
  }
}

/** Deletes these entries at once; `bringBack` undoes it. */
export async function forget(app: App, entries: readonly HistoryEntry[]): Promise<void> {
  change(app, (history) => without(history, entries));
  await written(app, app.database.remove(entries));
}

/** Deletes every entry, also those that cannot be read and thus not brought back. */
export async function forgetAll(app: App): Promise<void> {
  const { read } = app.store.getState().history;
  if (read.status !== 'read') return;
  change(app, (history) => without(history, read.entries));
  await written(app, app.database.clear());
}

export async function bringBack(app: App): Promise<void> {
  const { removed } = app.store.getState().history;
  change(app, (history) => ({ ...history, removed: [] }));
  await written(app, app.database.putBack(removed));
}

async function written(app: App, writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (thrown) {
    tellUnkept(app, thrown);
  }
  await readHistory(app);
}

/** Goes back to an entry: with its clip where that can be found, else the user is asked for the file. */
export async function reopen(app: App, entry: HistoryEntry): Promise<void> {
  const { fingerprint } = entry;
  if (app.store.getState().clip.current?.fingerprint === fingerprint) return resume(app, entry, null);
  const source = sampleOf(app, entry) ?? copyOf(entry) ?? (await ownFileOf(entry));
  if (source) await resume(app, entry, source);
  else change(app, (history) => ({ ...history, wanted: { key: keyOf(entry), other: null } }));
}

/** Goes back to an entry with the file that the user chose for it, if it is the same. */
export async function reopenWith(app: App, entry: HistoryEntry, file: File): Promise<void> {
  const { fingerprint } = entry;
  if (await isSame(file, fingerprint)) await resume(app, entry, ownFile(file, Promise.resolve(null)));
  else change(app, (history) => ({ ...history, wanted: { key: keyOf(entry), other: file.name } }));
}

const isSame = async (file: File, fingerprint: Fingerprint): Promise<boolean> =>
  (await fingerprintOf(file)) === fingerprint;

function sampleOf({ store }: App, { sample }: HistoryEntry): Source | null {
  const found = store.getState().samples.find(({ file }) => file === sample);
  return found ? sampleFile(found) : null;
}

const copyOf = ({ copy, made }: HistoryEntry): Source | null => copy && onlyFile(copy, made);

async function ownFileOf({ handle, fingerprint }: HistoryEntry): Promise<Source | null> {
  const file = handle && (await fileBehind(handle));
  return handle && file && (await isSame(file, fingerprint)) ? ownFile(file, Promise.resolve(handle)) : null;
}

/** @param source null when the clip is open already */
async function resume(app: App, entry: HistoryEntry, source: Source | null): Promise<void> {
  hideHistory(app);
  if (entry.kind === 'comparison') return recall(app, entry, source);
  stopAnswer(app);
  showView(app, 'ask');
  if (source) await openClip(app, source, entry.turns);
  else converse(app, entry.turns);
}

/** What columns are at ends first, so that the history has it. Where the clip cannot be opened, they stay as they are. */
async function recall(app: App, entry: ComparisonEntry, source: Source | null): Promise<void> {
  stopAll(app);
  showView(app, 'compare');
  if (source) await openClip(app, source);
  const { clip } = app.store.getState();
  if (clip.current?.fingerprint === entry.fingerprint) update(app, 'compare', (compare) => recalled(compare, entry));
}
