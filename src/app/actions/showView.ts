import { type View, viewIn } from '../store/address.ts';
import type { App } from './app.ts';
import { addressOf } from './persist.ts';

/** Shows another view, and leaves the one before to the browser's Back. */
export function showView(app: App, view: View): void {
  const state = app.store.getState();
  if (state.view === view) return;
  history.pushState(null, '', addressOf({ ...state, view }));
  app.store.setState({ view });
}

/** Goes along with Back and Forward. */
export function followHistory({ store }: App): void {
  addEventListener('popstate', () => store.setState({ view: viewIn(new URLSearchParams(location.search)) }));
}
