import type { App } from '../actions/app.ts';
import type { Part } from './part.ts';

/** Fetches a part that will probably be wanted soon. What fails here is tried again when it is wanted. */
export function preload<Host>(host: Host, part: Part<unknown, Host>): void {
  part.fetch(host).catch(() => undefined);
}

/** Milliseconds that a part waits for an idle moment, at most. */
const patience = 500;

/**
 * One after another, whenever the page has nothing to do: whoever opens one of them does not wait for it. The first that
 * fails is the last: a browser may keep the failure.
 */
export async function preloadWhenIdle(app: App, parts: readonly Part<unknown>[]): Promise<void> {
  try {
    for (const part of parts) {
      await idle();
      await part.fetch(app);
    }
  } catch {
    // What is wanted is fetched then, and tells what is wrong.
  }
}

/** Safari has no such callback yet. */
const idle = (): Promise<unknown> =>
  new Promise((resolve) =>
    'requestIdleCallback' in window
      ? requestIdleCallback(resolve, { timeout: patience })
      : setTimeout(resolve, patience),
  );
