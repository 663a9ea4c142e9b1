import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'puppeteer-core';

/** A page of the built notebook in a real browser, with everything it complained about. */
export interface NotebookPage {
  readonly page: Page;
  /** Errors of the console, uncaught exceptions and violations of the content security policy. */
  readonly complaints: string[];
}

export type Colours = 'light' | 'dark';

/** Moves the pointer, as a reader who is there does: what nobody looks at waits for that. */
export async function beThere(page: Page): Promise<void> {
  await page.mouse.move(3, 3);
  await page.mouse.move(5, 5);
}

/** Opens an address of the notebook. */
export async function openPage(
  browser: Browser,
  address: string,
  colours: Colours = 'light',
): Promise<NotebookPage> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.setViewport({ width: 1280, height: 900 });
  // Firefox cannot be told which colours a device prefers: the page is.
  const isFirefox = (await browser.version()).toLowerCase().includes('firefox');
  if (!isFirefox) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colours }]);
  }
  await page.goto(address);
  await beThere(page);
  if (isFirefox && colours === 'dark') {
    await page.evaluate(() => (document.documentElement.dataset.theme = 'dark'));
  }
  return { page, complaints };
}

/** Text of the first element that a selector finds, with white space made single. */
export function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => element.textContent.replace(/\s+/g, ' ').trim());
}

/** Waits until all draws of what is on screen are done. */
export async function waitForFullRun(page: Page): Promise<void> {
  await beThere(page);
  await page.waitForFunction(() =>
    ['full', 'verified', 'differs'].includes(
      document.querySelector('[data-state]')?.getAttribute('data-state') ?? '',
    ),
  );
}

/** Waits until the first element that a selector finds contains a text. */
export async function waitForText(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForFunction(
    (where, wanted) => document.querySelector(where)?.textContent.includes(wanted),
    {},
    selector,
    text,
  );
}

/** Box of an assumption, such as `parameters.convicted`. */
export function boxOf(id: string): string {
  return `[data-assumption="${id}"] input`;
}

/** Presses a control, wherever on the page it is. */
export function press(page: Page, selector: string): Promise<void> {
  return page.$eval(selector, (element) => (element as HTMLElement).click()); // the selectors name controls
}

/** Replaces what stands in a box by typing, and leaves it. */
export async function typeInto(page: Page, selector: string, text: string): Promise<void> {
  await beThere(page);
  const box = await page.waitForSelector(selector);
  await box?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await box?.focus();
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

/** Path data and dots of every figure on the page, to see whether the pictures changed. */
export function figureMarks(page: Page): Promise<string> {
  return page.$$eval('main figure svg', (figures) =>
    figures.map((figure) => figure.innerHTML).join('\n'),
  );
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** Gives a page axe-core; evaluated by the debugger, which the page's policy does not bind. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(axeSource);
}

/** Faults of accessibility that axe-core calls serious or critical, in one line each. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await loadAxe(page);
  const results = await page.evaluate(
    () => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(), // the script just loaded defines it
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
