import { expect, it } from 'vitest';
import type { Opening } from '../store/clip.ts';
import { createAppStore, type Store } from '../store/store.ts';
import { clipChosen } from './openClip.ts';

const opening: Opening = { status: 'opening', name: 'cat.mp4' };
const failed: Opening = { status: 'failed', name: 'cat.mp4', failure: { code: 'file-empty', detail: {} } };

const becomes = (store: Store, next: Opening): void =>
  store.setState(({ clip }) => ({ clip: { ...clip, opening: next } }));

it('a question waits for the file that is being opened', async () => {
  const store = createAppStore();
  becomes(store, opening);
  let chosen: boolean | null = null;
  const waiting = clipChosen({ store }).then((value) => {
    chosen = value;
  });
  becomes(store, { status: 'opening', name: 'another.mp4' });
  await Promise.resolve();
  expect(chosen).toBeNull();
  becomes(store, { status: 'idle' });
  await waiting;
  expect(chosen).toBe(true);
});

it('a question about a file that cannot be opened is not put to the clip before', async () => {
  const store = createAppStore();
  becomes(store, opening);
  const waiting = clipChosen({ store });
  becomes(store, failed);
  expect(await waiting).toBe(false);
});

it('after a file that could not be opened, questions go to the clip that is there', async () => {
  const store = createAppStore();
  becomes(store, failed);
  expect(await clipChosen({ store })).toBe(true);
});
