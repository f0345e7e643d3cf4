import { describe, expect, it, vi } from 'vitest';
import { createAppStore } from '../store/store.ts';
import { partOf } from './part.ts';
import { preload } from './preload.ts';
import { whenHere } from './whenHere.ts';

/** A part that cannot be fetched until `arrive` is called, as on a machine that is offline. */
function offlinePart() {
  let isOnline = false;
  const load = vi.fn(async () => {
    if (!isOnline) throw new TypeError('Failed to fetch dynamically imported module');
    return 'its code';
  });
  const arrive = () => {
    isOnline = true;
  };
  return { part: partOf<string, unknown>(load), load, arrive };
}

describe('a part of the page', () => {
  it('is fetched once, however often it is wanted', async () => {
    const { part, load, arrive } = offlinePart();
    arrive();
    expect(part.here()).toBeNull();
    expect(await Promise.all([part.fetch(null), part.fetch(null)])).toEqual(['its code', 'its code']);
    await part.fetch(null);
    expect(load).toHaveBeenCalledTimes(1);
    expect(part.here()).toBe('its code');
  });

  it('that could not be fetched is tried again when it is wanted again', async () => {
    const { part, arrive } = offlinePart();
    await expect(part.fetch(null)).rejects.toThrow();
    arrive();
    expect(await part.fetch(null)).toBe('its code');
  });

  it('that could not be fetched ahead of time is no error yet', async () => {
    const { part, load, arrive } = offlinePart();
    preload(null, part);
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1));
    arrive();
    expect(await part.fetch(null)).toBe('its code');
  });
});

describe('what a button asks for', () => {
  it('is shown when it is here', async () => {
    const app = { store: createAppStore() };
    const { part, arrive } = offlinePart();
    arrive();
    const show = vi.fn();
    await whenHere(app, part, 'maker', show);
    expect(show).toHaveBeenCalledWith('its code');
    expect(app.store.getState().notices).toEqual([]);
  });

  it('is told to be missing, once, until a further press brings it', async () => {
    const app = { store: createAppStore() };
    const { part, arrive } = offlinePart();
    const show = vi.fn();
    await whenHere(app, part, 'maker', show);
    await whenHere(app, part, 'maker', show);
    expect(app.store.getState().notices).toEqual([{ code: 'part-missing', part: 'maker' }]);
    expect(show).not.toHaveBeenCalled();
    arrive();
    await whenHere(app, part, 'maker', show);
    expect(app.store.getState().notices).toEqual([]);
    expect(show).toHaveBeenCalledTimes(1);
  });
});
