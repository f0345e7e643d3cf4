import type { Focus } from '../store/focus.ts';
import { type App, update } from './app.ts';

/** Shows what these video tokens are made of. Only one map tells it, so that one comes on. */
export function focusTokens(app: App, focus: Focus): void {
  app.store.setState({ focus });
  if (app.store.getState().settings.map === 'used' || focus.on === 'all') return;
  update(app, 'settings', (settings) => ({ ...settings, map: 'used' }));
}
