import type { Plain } from '../wording/language.ts';
/** Where a key belongs in the list of shortcuts. */
export const shortcutGroups = ['Video', 'Question', 'Compare', 'Page'] as const;

export type Shortcut = {
  /** Any of these, as `keyOf` names them: 'k', 'Shift+ArrowLeft', 'Mod+z' with Control or, on a Mac, Command. */
  readonly keys: readonly string[];
  readonly label: Plain;
  readonly group: (typeof shortcutGroups)[number];
  /** Also while a text is being written. */
  readonly inText?: true;
  /** Held down, it goes on. */
  readonly repeats?: true;
};

const table = {
  play: { keys: ['Space', 'k'], label: 'Play or pause', group: 'Video' },
  back: { keys: ['j'], label: 'Back a tenth of the video, 1 to 10 s', group: 'Video', repeats: true },
  forward: { keys: ['l'], label: 'Forward a tenth of the video, 1 to 10 s', group: 'Video', repeats: true },
  frameBefore: { keys: ['ArrowLeft'], label: 'The frame before', group: 'Video', repeats: true },
  frameAfter: { keys: ['ArrowRight'], label: 'The next frame', group: 'Video', repeats: true },
  sampledBefore: { keys: ['Shift+ArrowLeft'], label: 'The sampled frame before', group: 'Video', repeats: true },
  sampledAfter: { keys: ['Shift+ArrowRight'], label: 'The next sampled frame', group: 'Video', repeats: true },
  question: { keys: ['/'], label: 'Write a question', group: 'Question' },
  stop: { keys: ['Escape'], label: 'Stop what runs', group: 'Question', inText: true },
  column: { keys: ['1', '2', '3', '4'], label: 'Show that column in the player', group: 'Compare' },
  undo: { keys: ['Mod+z'], label: 'Undo an edit: a recipe, a pin, a drop', group: 'Page', repeats: true },
  redo: { keys: ['Mod+Shift+z', 'Mod+y'], label: 'Redo it', group: 'Page', repeats: true },
  history: { keys: ['h'], label: 'History', group: 'Page' },
  help: { keys: ['?'], label: 'This list', group: 'Page' },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutName = keyof typeof table;

/** Every key that the page takes: the handlers, the tooltips and the list are drawn from it. */
export const shortcuts: Readonly<Record<ShortcutName, Shortcut>> = table;

export const shortcutNames = Object.keys(table) as readonly ShortcutName[];

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The name of what was pressed. What some keyboards need Shift or Alt for goes by itself: '?', '/', digits. */
export function keyOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): string {
  const name = key === ' ' ? 'Space' : key.length === 1 ? key.toLowerCase() : key;
  const modifiers = [
    ...(ctrlKey || metaKey ? ['Mod'] : []),
    ...(altKey && !/^[^a-z0-9]$/.test(name) ? ['Alt'] : []),
    ...(shiftKey && !/^[^a-z]$/.test(name) ? ['Shift'] : []),
  ];
  return [...modifiers, name].join('+');
}

/** The shortcut of a key as `keyOf` names it. */
export const shortcutOf = (key: string): ShortcutName | undefined =>
  shortcutNames.find((name) => shortcuts[name].keys.includes(key));

/** What has the focus, as far as keys are concerned: it takes some for itself. */
export type Focus = 'text' | 'arrows' | 'button' | 'none';

const usedBy: Readonly<Record<Focus, (key: string) => boolean>> = {
  text: () => true,
  arrows: (key) => key === 'Space' || key.includes('Arrow'),
  button: (key) => key === 'Space',
  none: () => false,
};

/** The shortcut that a press stands for while `focus` has the keyboard. */
export function pressed(press: Press & Pick<KeyboardEvent, 'repeat'>, focus: Focus): ShortcutName | undefined {
  const key = keyOf(press);
  const name = shortcutOf(key);
  if (name === undefined) return undefined;
  const { inText = false, repeats = false } = shortcuts[name];
  if (press.repeat && !repeats) return undefined;
  return usedBy[focus](key) && !(focus === 'text' && inText) ? undefined : name;
}

const glyphs: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', Mod: 'Ctrl' };

/** A key as keyboards have it printed: 'Ctrl Shift Z', 'Shift ←'. */
export const wordKey = (key: string): string =>
  key
    .split('+')
    .map((part) => glyphs[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ');

/** The first key of a shortcut, for a tooltip. */
export const firstKey = (name: ShortcutName): string => wordKey(shortcuts[name].keys[0] ?? '');
