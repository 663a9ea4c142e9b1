import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchOptions, wantedBrowsers } from '../browsers.mjs';
import { builtFolder as built } from './built-folder.ts';
import { bePatient, expectText, textOf, waitForFullRun } from './notebook-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'baserate-offline-'));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.webmanifest': 'application/manifest+json',
};

/** A second build of the page: another question, files of other names, another version. */
function makeSecondBuild(): void {
  cpSync(built, join(folder, 'second'), { recursive: true });
  const assets = join(folder, 'second/assets');
  const page = readFileSync(join(folder, 'second/index.html'), 'utf8');
  const index = /src="\.\/assets\/(index-[^"]+\.js)"/.exec(page)?.[1] ?? '';
  const renamed = index.replace(/^index-/, 'index-second');
  const code = readFileSync(join(assets, index), 'utf8');
  rmSync(join(assets, index));
  writeFileSync(
    join(assets, renamed),
    code.replaceAll('How many come back', 'Second build: how many come back'),
  );
  for (const file of [
    ...readdirSync(assets).map((each) => `assets/${each}`),
    'index.html',
    'service-worker.js',
  ]) {
    if (!/\.(?:js|html)$/.test(file)) continue;
    const path = join(folder, 'second', file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(index, renamed));
  }
  const digestOf = (build: string) =>
    createHash('sha256')
      .update(readFileSync(join(build, 'index.html')))
      .digest('hex');
  const worker = join(folder, 'second/service-worker.js');
  writeFileSync(
    worker,
    readFileSync(worker, 'utf8')
      .replace(/VERSION = "[^"]+"/, 'VERSION = "second"')
      .replace(digestOf(built), digestOf(join(folder, 'second'))),
  );
}

let server: Server;
let root = join(folder, 'first');
/** Whether the server answers nobody, as without a network. */
let isCut = false;
/** Everything that was asked of the server since the last look. */
let asked: string[] = [];
let address = '';

beforeAll(async () => {
  cpSync(built, join(folder, 'first'), { recursive: true });
  makeSecondBuild();
  server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    asked.push(path);
    if (isCut) {
      request.socket.destroy();
      return;
    }
    // served from a folder below the root, as on static hosts
    const file = path.replace(/^\/notebook\/?/, '/');
    try {
      const body = readFileSync(join(root, file === '/' ? 'index.html' : file));
      const type = TYPES[extname(file)] ?? (file === '/' ? 'text/html' : 'text/plain');
      response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=600' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notebook/`; // it listens on a port
});

afterAll(async () => {
  server?.close();
  rmSync(folder, { recursive: true });
});

/** Waits until a version is installed; the page gives the first load four seconds of quiet. */
async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

describe.each(wantedBrowsers())('the built page in %s', (name) => {
  let browser: Browser | undefined;
  /** Whether a test has not come to its end: what it left in the browser would be in the way of its second attempt. */
  let isSpoilt = true;
  beforeEach(async () => {
    if (isSpoilt) {
      await browser?.close();
      browser = await puppeteer.launch(launchOptions(name));
      root = join(folder, 'first');
      isCut = false;
    }
    isSpoilt = true;
  });

  afterAll(() => browser?.close());

  async function open(): Promise<Page> {
    if (!browser) throw new Error('pages are opened inside tests');
    const page = await browser.newPage();
    await bePatient(page);
    return page;
  }

  it('opens and runs a scenario without a network, after one visit of the start page', async () => {
    const page = await open();
    await page.goto(address);
    await installed(page);
    isCut = true;
    if (name === 'chromium') await page.setOfflineMode(true);
    await page.goto(`${address}#/s/after-prison`);
    await page.reload();
    await waitForFullRun(page);
    await page.waitForSelector('[data-tick="verified"]');
    await page.close();
    isCut = false;
    isSpoilt = false;
  });

  if (name !== wantedBrowsers()[0]) return; // the rest in one browser, for time

  it.runIf(name === 'chromium')('can be installed', async () => {
    const page = await open();
    await page.goto(address);
    const session = await page.createCDPSession();
    const { errors } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // a page in a private window cannot be installed, whatever it is
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
    await page.close();
    isSpoilt = false;
  });

  it('serves an open page from its own version after an update, and the next opening from the new one', async () => {
    const page = await open();
    await page.goto(address);
    await installed(page);
    await page.reload(); // now served by the service worker
    root = join(folder, 'second');
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const next = registration.installing ?? registration.waiting;
      if (next?.state !== 'installing') return;
      await new Promise<void>((resolve) =>
        next.addEventListener('statechange', () => next.state !== 'installing' && resolve()),
      );
    });
    asked = [];
    await page.reload();
    await expectText(page, 'h1').toMatch(/^How many come back/);
    await page.goto(`${address}#/s/after-prison`);
    await waitForFullRun(page);
    expect(
      asked.filter((path) => path.endsWith('.js') && !path.endsWith('service-worker.js')),
    ).toEqual([]);
    await page.close();

    await expect
      .poll(
        async () => {
          const next = await open();
          await next.goto(address);
          await next.waitForSelector('h1');
          const heading = await textOf(next, 'h1');
          await next.close();
          return heading;
        },
        { interval: 1000 },
      )
      .toMatch(/^Second build: how many/);
    const last = await open();
    await last.goto(address);
    await expect.poll(() => last.evaluate(() => window.caches.keys())).toEqual(['baserate-second']);
    await last.close();
    isSpoilt = false;
  });
});
