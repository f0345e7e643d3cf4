import { describe, expect, it } from 'vitest';
import { firstKey, keyOf, pressed, shortcutNames, shortcutOf, shortcuts, wordKey } from './shortcuts.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false };

describe('the table of shortcuts', () => {
  it('gives a key to one thing only', () => {
    const keys = shortcutNames.flatMap((name) => shortcuts[name].keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('names every key as a press of it is named', () => {
    for (const key of shortcutNames.flatMap((name) => shortcuts[name].keys)) {
      const parts = key.split('+');
      const last = parts.at(-1) ?? '';
      const press = { ...plain, ctrlKey: parts.includes('Mod'), shiftKey: parts.includes('Shift') };
      expect(keyOf({ ...press, key: last === 'Space' ? ' ' : last })).toBe(key);
    }
  });

  it('writes keys as keyboards have them printed', () => {
    expect(wordKey('Mod+Shift+z')).toBe('Ctrl Shift Z');
    expect(firstKey('frameBefore')).toBe('←');
    expect(firstKey('play')).toBe('Space');
  });
});

describe('a key', () => {
  it('is the same character wherever Shift or Caps Lock is needed for it', () => {
    expect(shortcutOf(keyOf({ ...plain, key: '?', shiftKey: true }))).toBe('help');
    expect(shortcutOf(keyOf({ ...plain, key: '/', shiftKey: true }))).toBe('question');
    expect(shortcutOf(keyOf({ ...plain, key: 'K' }))).toBe('play');
  });

  it('is left to the browser with a modifier that no shortcut has', () => {
    expect(pressed({ ...plain, key: 'l', ctrlKey: true }, 'none')).toBeUndefined();
    expect(pressed({ ...plain, key: 'ArrowLeft', altKey: true }, 'none')).toBeUndefined();
    expect(pressed({ ...plain, key: 'K', shiftKey: true }, 'none')).toBeUndefined();
  });

  it('goes to a Mac’s Command as to Control', () => {
    expect(pressed({ ...plain, key: 'z', metaKey: true }, 'none')).toBe('undo');
  });

  it('is a letter while a text is written; only Escape is more', () => {
    for (const name of shortcutNames) {
      const key = shortcuts[name].keys[0] ?? '';
      if (!key.includes('+')) expect(pressed({ ...plain, key }, 'text')).toBe(name === 'stop' ? 'stop' : undefined);
    }
    expect(pressed({ ...plain, key: 'z', ctrlKey: true }, 'text')).toBeUndefined();
  });

  it('works the control that has the focus before it works the player', () => {
    expect(pressed({ ...plain, key: ' ' }, 'button')).toBeUndefined();
    expect(pressed({ ...plain, key: 'ArrowLeft' }, 'button')).toBe('frameBefore');
    expect(pressed({ ...plain, key: 'ArrowLeft' }, 'arrows')).toBeUndefined();
    expect(pressed({ ...plain, key: 'k' }, 'arrows')).toBe('play');
  });

  it('held down, steps on, but does not play and pause in turns', () => {
    expect(pressed({ ...plain, key: 'k', repeat: true }, 'none')).toBeUndefined();
    expect(pressed({ ...plain, key: 'ArrowRight', repeat: true }, 'none')).toBe('frameAfter');
  });
});
