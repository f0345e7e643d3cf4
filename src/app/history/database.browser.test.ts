import { createStore, set } from 'idb-keyval';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultRecipe } from '../../domain/recipe.ts';
import { bytes, seconds } from '../../domain/units.ts';
import type { KeptComparison } from './comparison.ts';
import { historyDatabase } from './database.ts';
import type { KeptTurn } from './entry.ts';
import { fileBehind } from './fileBehind.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { KeptClip } from './keptClip.ts';

const name = 'history-test';

afterEach(() => historyDatabase(name).clear());

const clip = (fingerprint: string, handle: FileSystemFileHandle | null = null): KeptClip => ({
  fingerprint,
  name: 'cat.mp4',
  size: bytes(3),
  duration: seconds(4),
  sample: null,
  poster: null,
  handle,
  copy: null,
});

const turn = (askedAt: number): KeptTurn => ({
  question: 'What?',
  recipe: defaultRecipe,
  notices: [],
  askedAt,
  state: { status: 'stopped', text: 'A cat' },
});

const comparison = (askedAt: number): KeptComparison => ({
  question: 'What?',
  askedAt,
  columns: [0, 1].map((key) => ({
    ...{ key, name: '', recipe: defaultRecipe, notices: [], verdict: null },
    answer: { status: 'stopped', text: 'A cat' },
  })),
});

const askedAt = (asked: { readonly askedAt: number }) => asked.askedAt;

describe('the history in the browser', () => {
  it('loses no turn that two tabs add at once', async () => {
    const tabs = [historyDatabase(name), historyDatabase(name)];
    await Promise.all([1, 2, 3, 4].flatMap((at) => tabs.map((tab, i) => tab.keep(clip('a'), turn(10 * at + i)))));
    const { entries } = await historyDatabase(name).all();
    const times = entries.map((entry) => entry.kind === 'conversation' && entry.turns.map(({ askedAt }) => askedAt));
    expect(times).toEqual([[10, 11, 20, 21, 30, 31, 40, 41]]);
  });

  it('deletes, and takes back what was deleted as it was', async () => {
    const database = historyDatabase(name);
    await database.keep(clip('a'), turn(1));
    await database.keep(clip('b'), turn(2));
    const before = await database.all();
    await database.remove(before.entries.filter(({ fingerprint }) => fingerprint === 'a'));
    expect((await database.all()).entries.map(({ fingerprint }) => fingerprint)).toEqual(['b']);
    await database.putBack(before.entries.filter(({ fingerprint }) => fingerprint === 'a'));
    expect(await database.all()).toEqual(before);
  });

  it('takes back what was deleted beside what has come since', async () => {
    const database = historyDatabase(name);
    await database.keep(clip('a'), turn(1));
    await database.keepComparison(clip('a'), comparison(2));
    const { entries: removed } = await database.all();
    await database.remove(removed);
    await database.keep(clip('a'), turn(3));
    await database.keepComparison(clip('a'), comparison(2));
    await database.putBack(removed);
    const { entries } = await database.all();
    const times = entries.map((entry) => (entry.kind === 'conversation' ? entry.turns : [entry]).map(askedAt));
    expect(times.sort()).toEqual([[1, 3], [2]]);
  });

  it('keeps comparisons beside the conversation about their clip, each by itself', async () => {
    const database = historyDatabase(name);
    await database.keep(clip('a'), turn(1));
    await Promise.all([2, 3].map((askedAt) => database.keepComparison(clip('a'), comparison(askedAt))));
    await database.keepComparison(clip('a'), comparison(3));
    const { entries } = await database.all();
    expect(entries.map(({ kind }) => kind).sort()).toEqual(['comparison', 'comparison', 'conversation']);
    await database.remove(entries.filter((entry) => entry.kind === 'comparison' && entry.askedAt === 2));
    expect((await database.all()).entries).toHaveLength(2);
  });

  it('counts what another version wrote, and does not write over it', async () => {
    const database = historyDatabase(name);
    await database.keep(clip('a'), turn(1));
    await set('b', { version: 'of tomorrow' }, createStore(name, 'history'));
    await expect(database.keep(clip('b'), turn(2))).rejects.toThrow('another version');
    expect(await database.all()).toMatchObject({ entries: [{ fingerprint: 'a' }], unreadable: 1 });
    await database.clear();
    expect(await database.all()).toEqual({ entries: [], unreadable: 0 });
  });

  it('leads back to a file by its handle, as long as it is there', async () => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('cat.mp4', { create: true });
    const writable = await handle.createWritable();
    await writable.write('cat');
    await writable.close();
    const fingerprint = (await fingerprintOf(new Blob(['cat']))) ?? '';
    await historyDatabase(name).keep(clip(fingerprint, handle), turn(1));

    const [entry] = (await historyDatabase(name).all()).entries;
    const file = entry?.handle ? await fileBehind(entry.handle) : null;
    expect(file && (await fingerprintOf(file))).toBe(fingerprint);
    await folder.removeEntry('cat.mp4');
    expect(entry?.handle && (await fileBehind(entry.handle))).toBeNull();
  });

  it('holds the file itself where there is no other, also once more is asked of the clip elsewhere', async () => {
    const database = historyDatabase(name);
    const made = [{ question: 'What is it?', answer: 'a cat' }];
    await database.keep({ ...clip('a'), copy: new File(['cat'], 'cat.mp4'), made }, turn(1));
    await database.keep(clip('a'), turn(2));
    const [entry] = (await historyDatabase(name).all()).entries;
    expect(await entry?.copy?.text()).toBe('cat');
    expect(entry?.copy?.name).toBe('cat.mp4');
    expect(entry?.made).toEqual(made);
  });
});
