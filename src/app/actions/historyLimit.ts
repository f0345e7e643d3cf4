/*
 * Browsers allow few changes of the session history in a while: Safari throws a SecurityError at the 101st in 10 s (in
 * older versions, 30 s; WebKit’s History::stateObjectAdded), Firefox at the 201st in 10 s
 * (dom.navigation.navigationRateLimit), and Chrome leaves those beyond 200 in 10 s out without a word. A slider that is
 * dragged comes to that. Thrown into the store, it would keep the listeners after it from the change.
 */

/** Milliseconds after which a change that was refused is tried again: most browsers count those of the last ten seconds. */
const untilAllowed = 10_000;

/** Makes a change of the session history; false where the browser refuses it for now. */
export function isAllowed(change: () => void): boolean {
  try {
    change();
    return true;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'SecurityError') return false;
    throw thrown;
  }
}

/**
 * Gives what has the page go by the address of now. Where the browser refuses that, it is tried again later, with the
 * address of then, until it goes by it.
 */
export function addressWriter(addressNow: () => string): () => void {
  let isWaiting = false;
  const write = (): void => {
    if (isWaiting) return;
    const address = addressNow();
    if (address === location.href) return;
    if (isAllowed(() => history.replaceState(null, '', address)) && address === location.href) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      write();
    }, untilAllowed);
  };
  return write;
}
