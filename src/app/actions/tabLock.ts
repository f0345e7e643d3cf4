/** For as long as the page lives, whatever it is asked for. */
const forever = new Promise<never>(() => undefined);

/**
 * Whether the name is this tab's from now on, until its page closes; false while it is another's. Without Web Locks (an
 * insecure origin) it is everyone's.
 */
export function takeName(name: string): Promise<boolean> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (locks === undefined) return Promise.resolve(true);
  return new Promise((resolve) => {
    const held = (lock: Lock | null): Promise<never> | undefined => {
      resolve(lock !== null);
      return lock === null ? undefined : forever;
    };
    locks.request(name, { ifAvailable: true }, held).catch(() => resolve(true));
  });
}
