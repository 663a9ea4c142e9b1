import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchOptions, wantedBrowsers } from '../browsers.mjs';
import { serveFolder, type FolderServer } from '../cross-engine/serve-folder.ts';
import { builtFolder } from './built-folder.ts';
import { bePatient, waitForFullRun } from './notebook-page.ts';

const CHANNEL = 'kernel-of-worker';

/** Before a worker's script: says over a channel when WebAssembly was compiled, or why not. */
const SPY = `{
  const channel = new BroadcastChannel('${CHANNEL}');
  WebAssembly.Module = new Proxy(WebAssembly.Module, {
    construct(target, given) {
      try {
        const module = new target(...given);
        channel.postMessage('compiled');
        return module;
      } catch (error) {
        channel.postMessage('refused');
        throw error;
      }
    },
  });
}\n`;

const folder = mkdtempSync(join(tmpdir(), 'baserate-workers-'));
let server: FolderServer;

beforeAll(async () => {
  cpSync(builtFolder, folder, { recursive: true });
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /worker[^/\\]*\.js$/.test(path),
  );
  for (const path of scripts) {
    writeFileSync(join(folder, path), SPY + readFileSync(join(folder, path), 'utf8'));
  }
  server = await serveFolder(folder);
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe.each(wantedBrowsers())('the built notebook in %s', (name) => {
  it('runs draws in WebAssembly under its content security policy', async () => {
    const browser = await puppeteer.launch(launchOptions(name));
    try {
      const page = await browser.newPage();
      await bePatient(page);
      await page.goto(`${server.address}/index.html`);
      await page.evaluate((channel) => {
        const heard: unknown[] = [];
        Object.assign(window, { heard });
        new BroadcastChannel(channel).addEventListener('message', ({ data }) => heard.push(data));
      }, CHANNEL);
      await page.evaluate(() => (location.hash = '#/s/uk-returnees'));
      await waitForFullRun(page);
      const heard = () =>
        page.evaluate(
          () => (window as unknown as { heard: string[] }).heard, // set above
        );
      await expect.poll(async () => new Set(await heard())).toEqual(new Set(['compiled']));
    } finally {
      await browser.close();
    }
  });
});
