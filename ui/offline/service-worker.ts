/**
 * Serves one complete version of the page, without a network too. The list of files, the version, which is the
 * hash of all of them, and the SHA-256 digests of those whose names bear no hash are filled in when the page is
 * built (offline-plugin.ts).
 *
 * A version is put into a cache of its own before it is used, and an open page is served from the cache of
 * its version until it is closed: a new version takes over when no page of the old one is open, so that
 * no page ever mixes two.
 */
declare const VERSION: string;
declare const FILES: readonly string[];
declare const DIGESTS: Readonly<Record<string, string>>;

const worker = self as unknown as ServiceWorkerGlobalScope; // this file runs as a service worker
const PREFIX = 'baserate-';
const cacheName = `${PREFIX}${VERSION}`;

worker.addEventListener('install', (event) => event.waitUntil(keepVersion()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(worker.registration.scope)) return;
  event.respondWith(answer(request, url));
});

/**
 * All files or none: what cannot be had in full is not installed, nor is a mixture. A page that was put up while
 * its files were fetched would be the next version's, and a host that keeps old files would have all the others.
 */
async function keepVersion(): Promise<void> {
  const cache = await caches.open(cacheName);
  try {
    // past the browser's own cache, which may still hold the page of another version
    await cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })));
    await Promise.all(Object.keys(DIGESTS).map((file) => checkVersion(cache, file)));
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

/** @throws Error of a file that is not the one this version was built with */
async function checkVersion(cache: Cache, file: string): Promise<void> {
  const content = await (await cache.match(file))?.arrayBuffer();
  const digest = new Uint8Array(
    await crypto.subtle.digest('SHA-256', content ?? new ArrayBuffer()),
  );
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex !== DIGESTS[file]) throw new Error(`${file} belongs to another version of the page`);
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((each) => each.startsWith(PREFIX) && each !== cacheName);
  await Promise.all(old.map((each) => caches.delete(each)));
}

async function answer(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(cacheName);
  const isPage = request.mode === 'navigate' && /\/(?:index\.html)?$/.test(url.pathname);
  const kept = await cache.match(isPage ? './index.html' : request, { ignoreSearch: true });
  return kept ?? fetch(request);
}
