import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { afterAll, describe, expect, it } from 'vitest';
import { axeFaults } from './axe-faults.ts';
import { builtNotebook } from './built-notebook.ts';
import {
  boxOf,
  changeConvicted,
  expectText,
  expectValue,
  press,
  waitForText,
} from './notebook-page.ts';

const CONVICTED = boxOf('parameters.convicted');
const KEPT = '[data-keep="kept"]';

const project = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const PUBLISHED = project('scenarios/uk-returnees/scenario.yaml');

describe('files of a reader', () => {
  const notebook = builtNotebook('chromium');
  const folder = mkdtempSync(join(tmpdir(), 'baserate-files-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function zip(name: string, files: Readonly<Record<string, string>>): string {
    const bytes = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
    writeFileSync(join(folder, name), zipSync(Object.fromEntries(bytes)));
    return join(folder, name);
  }

  /** Drops a file somewhere on the page. */
  async function drop(page: Page, name: string, text: string): Promise<void> {
    await page.evaluate(
      (called, content) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], called));
        const event = { dataTransfer, bubbles: true, cancelable: true };
        document.body.dispatchEvent(new DragEvent('dragover', event));
        document.body.dispatchEvent(new DragEvent('drop', event));
      },
      name,
      text,
    );
  }

  it('open as a notebook of its own: folder with its own ledger, read, kept and listed', async () => {
    const { page, complaints } = await notebook.open('#/');
    const box = await page.waitForSelector('input[data-open-file]');
    const mine = 'a/scenarios/mine/scenario.yaml';
    const own = PUBLISHED.replace('title: British returnees', 'title: My returnees');
    const ledger = { 'a/scenarios/evidence/press-2016-2018.yaml': '# my copy\n' };
    await box?.uploadFile(zip('bad.zip', { [mine]: own, ...ledger }));
    await waitForText(page, '[data-open-failure]', 'a/scenarios/evidence/press-2016-2018.yaml');
    await box?.uploadFile(zip('bad.zip', { [mine]: own.replace('press-2016', 'nowhere') }));
    await waitForText(page, '[data-open-failure]', 'nowhere-2018.yaml is missing');
    await expectText(page, '[data-open-failure]').toMatch(/mine\/scenario\.yaml, line \d+, col/);
    expect(await axeFaults(page)).toEqual([]);
    const presses = project('scenarios/evidence/press-2016-2018.yaml');
    const path = 'a/scenarios/evidence/press-2016-2018.yaml';
    await box?.uploadFile(zip('good.zip', { [mine]: own, [path]: `# my copy\n${presses}` }));
    await page.waitForFunction(() => location.hash.startsWith('#/s/mine?keep='));
    await waitForText(page, '[data-changes]', 'all as you opened them');
    await changeConvicted(page, '60 of 400');
    await page.waitForSelector(KEPT);
    await expectText(page, KEPT).toContain('My returnees');
    await press(page, '[data-share]');
    await waitForText(page, '[data-share-own]', 'folder (.zip)');
    await page.reload();
    await page.waitForSelector('#receipt');
    await expectValue(page, CONVICTED).toBe('60 of 400');
    // a scenario that is dropped takes the place of the one on the page, unless it is broken
    await drop(page, 'x.yaml', own.replace('step: month', 'step: fortnight'));
    await waitForText(page, 'main', 'x.yaml, line');
    await expectValue(page, CONVICTED).toBe('60 of 400');
    await drop(page, 'x.yaml', own.replace('abroad: 295', 'abroad: 100'));
    await waitForText(page, 'main', 'Opened x.yaml');
    await expectValue(page, CONVICTED).toBe('54 of 400');
    expect(complaints).toEqual([]);
  });

  it('open from the disk and are saved to the same file, where the browser can', async () => {
    const { page } = await notebook.open('#/');
    await page.waitForSelector('[data-open-disk]');
    // a real file of the browser's own file system in place of the one that a reader would choose
    await page.evaluate(
      async (text) => {
        const root = await navigator.storage.getDirectory();
        const file = await root.getFileHandle('mine.yaml', { create: true });
        const writer = await file.createWritable();
        await writer.write(text);
        await writer.close();
        Object.assign(globalThis, {
          showOpenFilePicker: () => Promise.resolve([file]),
          showSaveFilePicker: () => Promise.reject(new Error('it was chosen already')),
        });
      },
      PUBLISHED.replace('abroad: 295', 'abroad: 100'),
    );
    await press(page, '[data-open-disk]');
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    await changeConvicted(page, '60 of 400');
    await press(page, '[data-open-export]');
    await page.waitForSelector('[data-make="disk"]');
    await press(page, '[data-make="disk"]');
    await waitForText(page, '[data-export-said]', 'Wrote mine.yaml');
    const written = await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const file = await root.getFileHandle('mine.yaml');
      return (await file.getFile()).text();
    });
    expect(written).toContain('60 of 400');
    expect(written).toContain('abroad: 100');
    // without that part of the web there is no such button, and files are downloaded
    await press(page, '[data-open-export]');
    await page.evaluate(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
    await press(page, '[data-open-export]');
    await page.waitForSelector('[data-make="folder"]:not(:disabled)');
    await expect.poll(() => page.$('[data-make="disk"]')).toBe(null);
  });
});
