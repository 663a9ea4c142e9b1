/** How long the page has the network to itself before its files are fetched for reading offline. */
const QUIET_MS = 4000;

/**
 * Makes the page work without a network from its next opening on. Does nothing in development, and where a
 * browser allows no service worker.
 */
export function registerOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = () =>
    navigator.serviceWorker
      .register('./service-worker.js', { updateViaCache: 'none' })
      .catch(() => undefined); // a page that cannot be kept works as long as there is a network
  addEventListener('load', () => setTimeout(() => void register(), QUIET_MS));
}
