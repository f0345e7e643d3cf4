import { stateIn, withState, writeQuery } from '../store/address.ts';
import { initialSettings, parseSettings, type Settings } from '../store/settings.ts';
import type { State } from '../store/store.ts';
import { languageFor, languageIn } from '../wording/language.ts';
import type { App } from './app.ts';

const settingsKey = 'linvt-studio/settings';

/** What the address and this machine remember of earlier visits. */
export function remembered(): Pick<State, 'view' | 'recipe' | 'compare' | 'settings' | 'notices'> {
  const query = new URLSearchParams(location.search);
  const usual: Settings = { ...initialSettings, language: languageFor(navigator.languages) };
  const kept = parseSettings(readSettings(), usual) ?? usual;
  const settings: Settings = { ...kept, language: languageIn(query.get('lang') ?? '') ?? kept.language };
  const { unknown, ...state } = stateIn(query);
  return { ...state, settings, notices: unknown === null ? [] : [{ code: 'recipe-unknown', name: unknown }] };
}

/** Keeps the view and the chosen recipes in the address, so that a link carries them, and the settings on this machine. */
export function persist({ store }: App): void {
  store.subscribe((state, before) => {
    const isOther = (['view', 'recipe', 'compare'] as const).some((slice) => state[slice] !== before[slice]);
    if (isOther) writeAddress(state);
    if (state.settings !== before.settings) writeSettings(state.settings);
  });
}

/** The address of the page in this state. */
export function addressOf(state: Pick<State, 'view' | 'recipe' | 'compare'>): string {
  const address = new URL(location.href);
  address.search = writeQuery(withState(address.searchParams, state));
  return address.href;
}

/** Only another address: browsers allow few changes a second, and an answer changes the state with every word. */
function writeAddress(state: State): void {
  const address = addressOf(state);
  if (address !== location.href) history.replaceState(null, '', address);
}

/** Storage may be forbidden (private windows, embedding): then settings last as long as the page. */
function readSettings(): string | null {
  try {
    return localStorage.getItem(settingsKey);
  } catch {
    return null;
  }
}

function writeSettings(settings: Settings): void {
  try {
    localStorage.setItem(settingsKey, JSON.stringify(settings));
  } catch {
    return;
  }
}
