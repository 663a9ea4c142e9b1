import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { launchOptions, wantedBrowsers } from '../browsers.mjs';
import { axeFaults } from './axe-faults.ts';
import { builtNotebook } from './built-notebook.ts';
import {
  bePatient,
  beThere,
  boxOf,
  changeConvicted,
  expectText,
  expectValue,
  press,
  waitForNone,
  waitForText,
} from './notebook-page.ts';

const CONVICTED = boxOf('parameters.convicted');
const KEPT = '[data-keep="kept"]';

/** Opens a second tab beside a page, with the same storage. */
async function openBeside(page: Page, hash: string): Promise<Page> {
  const other = await page.browserContext().newPage();
  await bePatient(other);
  await other.goto(`${page.url().split('#')[0] ?? ''}${hash}`);
  return other;
}

function hashOf(page: Page): string {
  return page.url().slice(page.url().indexOf('#'));
}

describe.each(wantedBrowsers())('notebooks that %s keeps', (browser) => {
  const notebook = builtNotebook(browser);
  const opened: Page[] = [];
  afterEach(async () => {
    for (const page of opened.splice(0)) if (!page.isClosed()) await page.close();
  });
  async function open(hash: string): Promise<Page> {
    const { page } = await notebook.open(hash);
    opened.push(page);
    return page;
  }

  it('keeps an edit, lists it on the start page, and opens it again', async () => {
    const page = await open('#/s/uk-returnees');
    await changeConvicted(page, '60 of 400');
    await page.waitForSelector(KEPT);
    const start = await openBeside(page, '#/');
    opened.push(start);
    await waitForText(start, '[data-kept] .about', '1 of');
    expect(await axeFaults(start)).toEqual([]);
    await press(start, '[data-kept] a');
    await start.waitForSelector('#receipt');
    await expectValue(start, CONVICTED).toBe('60 of 400');
    await expectText(start, KEPT).toContain('British returnees');
  });

  it('renames, duplicates and deletes with undo, and keeps the focus', async () => {
    const page = await open('#/s/uk-returnees');
    await changeConvicted(page, '60 of 400');
    await page.waitForSelector(KEPT);
    await page.goto(`${page.url().split('#')[0] ?? ''}#/`);
    await page.locator('[data-action="rename"]').click();
    await page.waitForSelector('[data-kept] input:focus');
    await page.keyboard.type('What if 60');
    await page.keyboard.press('Enter');
    await waitForText(page, '[data-kept] a', 'What if 60');
    await page.waitForSelector('[data-action="rename"]:focus');
    await page.locator('[data-action="duplicate"]').click();
    await waitForText(page, '[data-kept] a', 'What if 60 (copy)');
    await page.waitForSelector('[data-action="duplicate"]:focus');
    await page.locator('[data-action="remove"]').click();
    await page.waitForSelector('[data-kept-undo]:focus');
    await expect.poll(() => page.$$eval('[data-kept]', (items) => items.length)).toBe(1);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.$$eval('[data-kept]', (items) => items.length)).toBe(2);
    await expectText(page, '[data-kept-said]').toContain('Brought back');
  });

  it('tells the second tab of a notebook, which keeps its own as a copy', async () => {
    const page = await open('#/s/uk-returnees');
    await changeConvicted(page, '60 of 400');
    await page.waitForSelector(KEPT);
    await page.waitForFunction(() => location.hash.includes('keep='));
    const other = await openBeside(page, hashOf(page));
    opened.push(other);
    await changeConvicted(other, '70 of 400');
    await other.waitForSelector(KEPT);
    await page.bringToFront(); // a tab behind another is not painted
    await page.waitForSelector('[data-overtaken]');
    expect(await axeFaults(page)).toEqual([]);
    await expectValue(page, CONVICTED).toBe('60 of 400');
    await press(page, '[data-keep-copy]');
    await page.waitForSelector(KEPT);
    await expectText(page, KEPT).toContain('(copy)');
    await page.goto(`${page.url().split('#')[0] ?? ''}#/`);
    await page.waitForFunction(() => document.querySelectorAll('[data-kept]').length === 2);
  });

  it('lets the second tab take over, or take what the other has', async () => {
    const page = await open('#/s/uk-returnees');
    await changeConvicted(page, '60 of 400');
    await page.waitForSelector(KEPT);
    await page.waitForFunction(() => location.hash.includes('keep='));
    const other = await openBeside(page, hashOf(page));
    opened.push(other);
    await changeConvicted(other, '70 of 400');
    await page.waitForSelector('[data-overwrite]');
    await press(page, '[data-overwrite]');
    await page.waitForSelector(KEPT);
    await other.waitForSelector('[data-take-theirs]');
    await press(other, '[data-take-theirs]');
    await other.waitForSelector(KEPT);
    await expectValue(other, CONVICTED).toBe('60 of 400');
  });

  it('shows what a link with changes of scenario and page would change before anything runs', async () => {
    const page = await open('#/s/uk-returnees');
    await changeConvicted(page, '60 of 400');
    await press(page, '#model [data-control="remove"]');
    await waitForText(page, '[data-changes]', '1 cell');
    await press(page, '[data-share]');
    await page.waitForFunction(() =>
      document.querySelector('[data-share]')?.getAttribute('data-share')?.includes('cells='),
    );
    const link = await page.$eval('[data-share]', (each) => each.getAttribute('data-share') ?? '');
    expect(link).not.toContain('keep=');
    const hash = link.slice(link.indexOf('#'));

    const other = await open(hash);
    await other.waitForSelector('[data-offer] h2:focus');
    await expectText(other, '[data-offer] h2').toMatch(
      /^This link changes 1 of \d+ assumptions of “British returnees, 2018–2028”:$/,
    );
    await expectText(other, '[data-offer] li').toContain('54 of 400');
    await expectText(other, '[data-offer] li strong').toBe('60 of 400');
    await expectText(other, '[data-offer]').toContain('It changes the page: 1 cell');
    await expectText(other, '[data-offer]').not.toContain('another version');
    expect(await axeFaults(other)).toEqual([]);
    // what is drawn meanwhile is as published
    await waitForText(other, '[data-changes]', 'all as published');
    await expectValue(other, CONVICTED).toBe('54 of 400');
    expect(hashOf(other)).toBe(hash);
    await press(other, '[data-offer-open]');
    await waitForText(other, '[data-changes]', 'You changed 1 of');
    await expectValue(other, CONVICTED).toBe('60 of 400');
    await waitForNone(other, '#model');
    await other.waitForSelector(KEPT);
    await other.waitForFunction(() => location.hash.includes('keep='));
    await other.reload();
    await other.waitForSelector('#receipt');
    await expectValue(other, CONVICTED).toBe('60 of 400');
    expect(await other.$('[data-offer]')).toBe(null);
  });

  it('discards what a link brings, and says when it was made from another version', async () => {
    const page = await open('#/s/uk-returnees');
    await changeConvicted(page, '60 of 400');
    await page.waitForFunction(() => location.hash.includes('from='));
    const other = await open(
      hashOf(page)
        .replace(/from=\w+/, 'from=00000000')
        .replace(/keep=\w+&/, ''),
    );
    await waitForText(other, '[data-offer]', 'another version');
    await press(other, '[data-offer-discard]');
    await other.waitForFunction(() => !location.hash.includes('edit='));
    await waitForText(other, '[data-changes]', 'all as published');
  });
});

describe.each(wantedBrowsers())('a tab of %s that is killed', (name) => {
  const notebook = builtNotebook(name);
  const profile = mkdtempSync(join(tmpdir(), 'baserate-profile-'));
  const browsers: Browser[] = [];
  afterEach(async () => {
    for (const browser of browsers.splice(0)) await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  async function launch(): Promise<Browser> {
    const browser = await puppeteer.launch({
      ...launchOptions(name),
      userDataDir: profile,
    });
    browsers.push(browser);
    return browser;
  }

  it('loses at most the last second of work, text in an open editor included', async () => {
    const address = (await notebook.open('#/')).page.url().split('#')[0] ?? '';
    const first = await launch();
    const page = await first.newPage();
    await bePatient(page);
    await page.goto(`${address}#/s/uk-returnees`);
    await beThere(page);
    await changeConvicted(page, '60 of 400');
    await press(page, '.framed.prose [data-control="edit"]');
    await page.waitForSelector('[data-prose-editor] textarea:focus');
    await page.keyboard.type('Not finished yet: ');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000))); // a second of the page
    const gone = new Promise<void>((resolve) => first.process()?.once('exit', () => resolve()));
    first.process()?.kill('SIGKILL');
    await gone;

    const second = await launch();
    const again = await second.newPage();
    await bePatient(again);
    await again.goto(`${address}#/`);
    await waitForText(again, '[data-kept] .about', '1 of');
    await press(again, '[data-kept] a');
    await again.waitForSelector('#receipt');
    await expectValue(again, CONVICTED).toBe('60 of 400');
    await expectText(again, '.framed.prose').toContain('Not finished yet:');
  });
});
