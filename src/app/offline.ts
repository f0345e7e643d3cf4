export type OfflineStatus = 'preparing' | 'ready' | 'unavailable';

/**
 * Installs the service worker, which keeps the application, the runtime and the demo bundle on this machine.
 * A new version is fetched in the background and answers from the next visit on.
 * @param onStatus told 'preparing', then 'ready' once everything is kept, or 'unavailable' where the browser has no
 *   service workers, refuses them, or cannot store that much
 */
export async function keepOffline(onStatus: (status: OfflineStatus) => void): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return onStatus('unavailable');
  onStatus('preparing');
  try {
    const registration = await navigator.serviceWorker.register('/serviceWorker.js');
    await activated(registration);
    onStatus('ready');
  } catch {
    onStatus('unavailable');
  }
}

/** Resolves when a version is active; rejects when the first one could not be installed. */
function activated(registration: ServiceWorkerRegistration): Promise<void> {
  if (registration.active) return Promise.resolve();
  const first = registration.installing ?? registration.waiting;
  return new Promise((resolve, reject) => {
    const settle = () => {
      if (first?.state === 'activated') resolve();
      if (first?.state === 'redundant') reject(new Error('The files could not be kept.'));
    };
    first?.addEventListener('statechange', settle);
    settle();
  });
}
