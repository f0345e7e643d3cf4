import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import { assert } from '../../domain/errors.ts';
import { type Focus, keyOf, pressed, type ShortcutName } from './shortcuts.ts';

/** @param key which of the shortcut's keys was pressed, as `keyOf` names it */
type Handler = (key: string) => void;

/** Which shortcuts do something at present, and what. */
export type Keyboard = {
  /** Has `name` call `handler`, before any handler that came earlier; gives the function that ends it. */
  readonly on: (name: ShortcutName, handler: Handler) => () => void;
  /** Whether a press of it would do something. */
  readonly isTaken: (name: ShortcutName) => boolean;
  /** Listens to the page; gives the function that stops listening. */
  readonly listen: () => () => void;
};

export const KeyboardContext = createContext<Keyboard | null>(null);

export function useKeyboard(): Keyboard {
  const keyboard = useContext(KeyboardContext);
  assert(keyboard, 'components are rendered within a KeyboardContext');
  return keyboard;
}

/** Lets a shortcut do `handler` while the component is there. */
export function useShortcut(name: ShortcutName, handler: Handler): void {
  const { on } = useKeyboard();
  const handle = useEffectEvent(handler);
  useEffect(() => on(name, (key) => handle(key)), [on, name]);
}

export function createKeyboard(): Keyboard {
  const handlers: { readonly name: ShortcutName; readonly handler: Handler }[] = [];
  const last = (name: ShortcutName) => handlers.findLast((entry) => entry.name === name)?.handler;
  const on = (name: ShortcutName, handler: Handler) => {
    const entry = { name, handler };
    handlers.push(entry);
    return () => void handlers.splice(handlers.indexOf(entry), 1);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isCovered()) return;
    const name = pressed(event, focusOf(event.target));
    const handler = name && last(name);
    if (handler === undefined) return;
    event.preventDefault();
    handler(keyOf(event));
  };
  const listen = () => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  };
  return { on, isTaken: (name) => last(name) !== undefined, listen };
}

/** A dialog, a menu or a tooltip is nearer than the page: keys, Escape above all, are its own. */
const isCovered = (): boolean => document.querySelector('dialog[open], [popover]:popover-open') !== null;

/** Lists, too, take letters: they jump to what begins with them. */
const texts =
  'textarea, select, [contenteditable], input:not([type="range"], [type="checkbox"], [type="radio"], [type="file"])';
const lists = '[role="listbox"], [role="menu"]';
const arrowed = 'input, [role="slider"], [role="radiogroup"], [role="toolbar"]';
const buttons = 'button, a[href], summary, [role="button"], [role="radio"]';

function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'none';
  if (target.matches(texts) || target.closest(lists)) return 'text';
  if (target.closest(arrowed)) return 'arrows';
  return target.closest(buttons) ? 'button' : 'none';
}
