import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { builtFolder as folder } from './built-folder.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** A worker of the notebook: one of the pool's, or the conductor that owns the pool. */
export type Thread = 'draws' | 'conductor';

/** `close` ends a worker without a word, as when it is terminated from outside. */
export type Fault = 'hang' | 'throw' | 'close';

/** What a page has heard of its workers. */
interface Heard {
  /** `starting` is said by the thread that starts the worker, the others by the worker itself. */
  readonly said: 'starting' | 'started' | 'failing';
  /** Begins with the thread. */
  readonly id: string;
  /** By the clock that all threads of a page share, milliseconds. */
  readonly at: number;
}

/**
 * Runs in a page and in each of its workers before their own scripts: says when it starts a worker; a worker fails
 * when it is told to, and says when.
 */
function plant(): void {
  const channel = new BroadcastChannel('planted');
  const say = (said: Heard['said'], of: string) =>
    channel.postMessage({ said, id: of, at: performance.timeOrigin + performance.now() });
  const Given = self.Worker;
  self.Worker = class extends Given {
    constructor(script: string | URL, options?: WorkerOptions) {
      super(script, options);
      say('starting', `${options?.name ?? ''} `);
    }
  };
  if (typeof document === 'object') return; // a page
  const id = `${self.name} ${performance.timeOrigin} ${crypto.randomUUID()}`;
  channel.onmessage = ({ data }: MessageEvent<{ readonly id: string; readonly fault: Fault }>) => {
    if (data.id !== id) return;
    say('failing', id);
    if (data.fault === 'throw') {
      setTimeout(() => {
        throw new Error('planted');
      });
    } else if (data.fault === 'close') self.close();
    // long enough that the message is on its way
    else setTimeout(() => { for (;;); }, 5); // prettier-ignore
  };
  say('started', id);
}

declare global {
  interface Window {
    heardOfWorkers: Heard[];
    /** Makes the worker of a kind that was started last fail; nothing else is told. */
    failWorker(thread: Thread, fault: Fault): void;
  }
}

/** The built notebook, served with workers that fail when they are told to. */
export async function serveWithFaults(): Promise<{ address: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    try {
      const isWorker = basename(path).startsWith('page-worker-');
      const planted = isWorker ? `(${plant.toString()})();\n` : '';
      const body = readFileSync(join(folder, path));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' });
      response.end(planted === '' ? body : planted + body.toString());
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** Has to be called before the page goes anywhere. */
export async function hearOfWorkers(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    window.heardOfWorkers = [];
    window.failWorker = (thread, fault) => {
      const started = window.heardOfWorkers.filter(
        ({ id, said }) => said === 'started' && id.startsWith(`${thread} `),
      );
      const id = started.at(-1)?.id;
      if (id === undefined) throw new Error(`no ${thread} has been started`);
      new BroadcastChannel('planted').postMessage({ id, fault });
    };
    new BroadcastChannel('planted').onmessage = ({ data }: MessageEvent<Heard>) =>
      window.heardOfWorkers.push(data);
  });
  await page.evaluateOnNewDocument(plant);
}

/** Milliseconds from a worker's fault until something was said of one that replaces it; NaN where nothing was. */
export function afterFault(
  page: Page,
  thread: Thread,
  wanted: 'starting' | 'started',
): Promise<number> {
  return page.evaluate(
    (kind, what) => {
      const heard = window.heardOfWorkers.filter(({ id }) => id.startsWith(`${kind} `));
      const failedAt = heard.find(({ said }) => said === 'failing')?.at ?? NaN;
      // messages of several threads may come in another order than they were sent
      const times = heard.filter(({ said, at }) => said === what && at >= failedAt);
      return Math.min(...times.map(({ at }) => at)) - failedAt;
    },
    thread,
    wanted,
  );
}
