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

/** Runs in each worker before its own script: fails when it is told to, and says when. */
function plant(): void {
  const channel = new BroadcastChannel('planted');
  const id = `${self.name} ${performance.timeOrigin} ${crypto.randomUUID()}`;
  channel.onmessage = ({ data }: MessageEvent<{ readonly id: string; readonly fault: Fault }>) => {
    if (data.id !== id) return;
    channel.postMessage({ said: 'failing', id });
    if (data.fault === 'throw') {
      setTimeout(() => {
        throw new Error('planted');
      });
    } else if (data.fault === 'close') self.close();
    // long enough that the message is on its way
    else setTimeout(() => { for (;;); }, 5); // prettier-ignore
  };
  channel.postMessage({ said: 'started', id });
}

/** What a page has heard of its workers. */
interface Heard {
  readonly said: 'started' | 'failing';
  readonly id: string;
  readonly at: number;
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
      const started = window.heardOfWorkers.filter(({ id }) => id.startsWith(`${thread} `));
      const id = started.at(-1)?.id;
      if (id === undefined) throw new Error(`no ${thread} has been started`);
      new BroadcastChannel('planted').postMessage({ id, fault });
    };
    new BroadcastChannel('planted').onmessage = ({ data }) =>
      window.heardOfWorkers.push({ ...data, at: performance.now() });
  });
}

/** Milliseconds from a worker's fault to the start of the one that replaces it; NaN where there is none. */
export function replacedAfter(page: Page, thread: Thread): Promise<number> {
  return page.evaluate((kind) => {
    const heard = window.heardOfWorkers.filter(({ id }) => id.startsWith(`${kind} `));
    const failed = heard.findIndex(({ said }) => said === 'failing');
    const next = heard.slice(failed).find(({ said }) => said === 'started');
    return failed < 0 || next === undefined ? NaN : next.at - (heard[failed]?.at ?? NaN);
  }, thread);
}
