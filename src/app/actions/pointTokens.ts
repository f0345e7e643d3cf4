import type { StripOwner } from '../store/focus.ts';
import type { App } from './app.ts';

/** Lights visual tokens, given as indices in the flattened [frame, patch]; none puts the light out. */
export function pointTokens({ store }: App, owner: StripOwner, tokens: readonly number[]): void {
  const { pointed } = store.getState();
  const known = pointed?.owner === owner ? pointed.tokens : [];
  if (known.length === tokens.length && known.every((token, at) => token === tokens[at])) return;
  store.setState({ pointed: tokens.length === 0 ? null : { owner, tokens } });
}
