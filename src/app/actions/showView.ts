import { type View, viewIn } from '../store/address.ts';
import type { App } from './app.ts';
import { isAllowed } from './historyLimit.ts';
import { addressOf } from './persist.ts';

/**
 * Shows another view, and leaves the one before to the browser's Back. Where the browser takes no more of that for now, the
 * view is shown all the same, and its address comes later, as all that the state changes of it.
 */
export function showView(app: Pick<App, 'store'>, view: View): void {
  const state = app.store.getState();
  if (state.view === view) return;
  isAllowed(() => history.pushState(null, '', addressOf({ ...state, view })));
  app.store.setState({ view });
}

/** Goes along with Back and Forward. */
export function followHistory({ store }: App): void {
  addEventListener('popstate', () => store.setState({ view: viewIn(new URLSearchParams(location.search)) }));
}
