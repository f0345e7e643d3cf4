import { isBundleName, withBundle } from '../bundles.ts';
import { type Addressed, stateIn, type View, withState, writeQuery } from '../store/address.ts';
import { initialSettings, parseSettings, type Settings } from '../store/settings.ts';
import type { State } from '../store/store.ts';
import { languageFor, languageIn } from '../wording/language.ts';
import type { App } from './app.ts';
import { addressWriter } from './historyLimit.ts';

const settingsKey = 'linvt-studio/settings';

/** What the address and this machine remember of earlier visits. */
export function remembered(): Pick<State, 'view' | 'recipe' | 'compare' | 'settings' | 'notices'> {
  const query = new URLSearchParams(location.search);
  const usual: Settings = { ...initialSettings, language: languageFor(navigator.languages) };
  const kept = parseSettings(readSettings(), usual) ?? usual;
  const asked = query.get('bundle');
  const settings: Settings = {
    ...kept,
    language: languageIn(query.get('lang') ?? '') ?? kept.language,
    bundle: isBundleName(asked) ? asked : kept.bundle,
  };
  const { unknown, ...state } = stateIn(query);
  return { ...state, settings, notices: unknown === null ? [] : [{ code: 'recipe-unknown', name: unknown }] };
}

/** Keeps the view and the chosen recipes in the address, so that a link carries them, and the settings on this machine. */
export function persist({ store }: Pick<App, 'store'>): void {
  // Only another address: an answer changes the state with every word.
  const writeAddress = addressWriter(() => addressOf(store.getState()));
  store.subscribe((state, before) => {
    const isOther = (['view', 'recipe', 'compare'] as const).some((slice) => state[slice] !== before[slice]);
    if (isOther || state.settings.bundle !== before.settings.bundle) writeAddress();
    if (state.settings !== before.settings) writeSettings(state.settings);
  });
}

/** What of the state the address holds. */
type Stated = Addressed & Pick<State, 'settings'>;

/** By the view that it leads to: the last address, and what it was written of. */
const written = new Map<View, Stated & { readonly from: string; readonly address: string }>();

/** The address of the page in this state. Links ask for it with each change of the state, so it is written once. */
export function addressOf({ view, recipe, compare, settings }: Stated): string {
  const from = location.href;
  const last = written.get(view);
  const isSame = last?.recipe === recipe && last.compare === compare && last.settings.bundle === settings.bundle;
  if (last && isSame && last.from === from) return last.address;
  const url = new URL(from);
  url.search = writeQuery(withBundle(withState(url.searchParams, { view, recipe, compare }), settings.bundle));
  written.set(view, { view, recipe, compare, settings, from, address: url.href });
  return url.href;
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
