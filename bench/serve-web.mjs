import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';

/** The built notebook; another folder may be named by BASERATE_WEB. */
const WEB = process.env.BASERATE_WEB ?? fileURLToPath(new URL('../dist/web', import.meta.url));
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A network of a phone: Lighthouse's 150 ms to and fro and 1.6 Mbit a second, for all requests together. */
export const FAST_3G = { latency: 150, bytesPerMs: 200 };

/**
 * Serves the built notebook compressed, as a static host does, and counts what it sends. The service worker is
 * left out: it fetches everything once more after the page has loaded.
 *
 * @param network how slow to be; workers are slowed too, which a browser's own throttling leaves alone
 * @param folder  of another built page
 */
export async function serveWeb(network, folder = WEB) {
  const sent = [];
  const sizes = new Map();
  /** What a host that speaks brotli would send; worked out where nothing is timed. */
  const brotliSize = (file, content) => {
    if (network) return 0;
    if (!sizes.has(file)) sizes.set(file, brotliCompressSync(content).length);
    return sizes.get(file);
  };
  let isFreeAt = 0;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname === '/' ? 'index.html' : pathname.slice(1);
    try {
      if (file === 'service-worker.js') throw new Error('left out');
      const content = readFileSync(join(folder, file));
      const body = gzipSync(content, { level: 9 });
      sent.push({ file, bytes: body.length, brotli: brotliSize(file, content) });
      const now = performance.now();
      const takes = network ? body.length / network.bytesPerMs : 0;
      const starts = Math.max(isFreeAt, now + (network?.latency ?? 0));
      isFreeAt = starts + takes;
      setTimeout(
        () => {
          response.writeHead(200, {
            'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
            'content-encoding': 'gzip',
            'cache-control': file === 'index.html' ? 'no-cache' : 'max-age=31536000, immutable',
          });
          response.end(body);
        },
        network ? isFreeAt - now : 0,
      );
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    sent,
    close: () => server.close(),
  };
}

/** Chromium, from CHROMIUM_PATH or the path of the shell. */
export function launchChromium() {
  const executablePath =
    process.env.CHROMIUM_PATH ??
    spawnSync('which', ['chromium', 'google-chrome'], { encoding: 'utf8' }).stdout.split('\n')[0];
  return puppeteer.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    protocolTimeout: 600_000,
  });
}
