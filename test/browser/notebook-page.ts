import type { BoundingBox, Browser, Page } from 'puppeteer-core';
import { expect } from 'vitest';

/** A page of the built notebook in a real browser, with everything it complained about. */
export interface NotebookPage {
  readonly page: Page;
  /** Errors of the console, uncaught exceptions and violations of the content security policy. */
  readonly complaints: string[];
}

export type Colours = 'light' | 'dark';

/** How long a page may take for one thing, milliseconds: a shared machine may stand still for seconds. */
const PATIENCE_MS = 60_000;

/** How often a page is asked, milliseconds; frames come seldom on a busy machine, and never behind another tab. */
const OFTEN = { polling: 50 };

/** How many times as slow as it is the processor seems to Chromium, to find what relies on a quick one. */
const SLOWDOWN = Number(process.env.BASERATE_SLOWDOWN ?? 1);

async function isOfFirefox(page: Page): Promise<boolean> {
  return (await page.browser().version()).toLowerCase().includes('firefox');
}

/** Gives a page the time that a busy machine takes. */
export async function bePatient(page: Page): Promise<void> {
  page.setDefaultTimeout(PATIENCE_MS);
  if (SLOWDOWN > 1 && !(await isOfFirefox(page))) await page.emulateCPUThrottling(SLOWDOWN);
}

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
  await bePatient(page);
  const isFirefox = await isOfFirefox(page);
  const complaints: string[] = [];
  const hear = (text: string) => {
    // in Firefox the page's policy binds what the tests wait by, too; whatever the page itself does, Chromium tells
    if (!isFirefox || !text.includes('blocked a JavaScript eval')) complaints.push(text);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') hear(message.text());
  });
  page.on('pageerror', (error) => hear(String(error)));
  await page.setViewport({ width: 1280, height: 900 });
  if (!isFirefox) await setColours(page, colours);
  await page.goto(address);
  await beThere(page);
  if (isFirefox && colours === 'dark') await setColours(page, colours);
  return { page, complaints };
}

/** Shows a page in light or dark; Firefox cannot be told which colours a device prefers, so its page is. */
export async function setColours(page: Page, colours: Colours): Promise<void> {
  if (await isOfFirefox(page)) {
    await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), colours);
  } else await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colours }]);
}

/**
 * Text of the first element that a selector finds, with white space made single: of what is there already. After
 * something was done it is read by `expectText`.
 */
export function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => element.textContent.replace(/\s+/g, ' ').trim());
}

/** Expects something of a text, now or soon: cells follow in frames of their own. */
export function expectText(page: Page, selector: string) {
  return expect.poll(() => textOf(page, selector));
}

/** Waits until all draws of what is on screen are done. */
export async function waitForFullRun(page: Page): Promise<void> {
  await beThere(page);
  await page.waitForFunction(
    () =>
      ['full', 'verified', 'differs'].includes(
        document.querySelector('[data-state]')?.getAttribute('data-state') ?? '',
      ),
    OFTEN,
  );
}

/** Waits until the first element that a selector finds contains a text. */
export async function waitForText(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForFunction(
    (where, wanted) => document.querySelector(where)?.textContent.includes(wanted),
    OFTEN,
    selector,
    text,
  );
}

/** Waits until nothing is found by a selector any more. */
export async function waitForNone(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((gone) => document.querySelector(gone) === null, OFTEN, selector);
}

/** Box of an assumption, such as `parameters.convicted`. */
export function boxOf(id: string): string {
  return `[data-assumption="${id}"] input`;
}

/** What stands in a box or a list of choices. */
export function valueOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (box) => (box as HTMLInputElement | HTMLSelectElement).value); // the selectors name one
}

/** Expects something of what stands in a box or a list of choices, now or soon. */
export function expectValue(page: Page, selector: string) {
  return expect.poll(() => valueOf(page, selector));
}

/** Presses a control, wherever on the page it is, once it can be pressed. */
export async function press(page: Page, selector: string): Promise<void> {
  await page.waitForFunction(
    (where) => document.querySelector(where)?.matches(':not(:disabled)'),
    OFTEN,
    selector,
  );
  await page.$eval(selector, (element) => (element as HTMLElement).click()); // the selectors name controls
}

/** Presses the first button of the page that says so. */
export async function pressNamed(page: Page, words: string): Promise<void> {
  await page.locator(`::-p-xpath(//main//button[contains(., "${words}")])`).click();
}

/** Chooses from a list, once it is there with the choice. */
export async function choose(page: Page, list: string, value: string): Promise<void> {
  await page.waitForSelector(`${list} option[value="${value}"]`);
  await page.select(list, value);
}

/** Gives the focus to an element, once it is there. */
export async function focusOn(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector);
  await page.focus(selector);
}

/** Waits until something has the focus. */
export async function waitForFocus(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((where) => document.activeElement?.matches(where), OFTEN, selector);
}

/** Where something stands on the screen, once it has stopped moving: what is drawn above it may push it. */
export async function restingPlace(page: Page, selector: string): Promise<BoundingBox> {
  const element = await page.waitForSelector(selector);
  let place: BoundingBox | null = null;
  const rested = async () => {
    const before = place;
    place = (await element?.boundingBox()) ?? null;
    return JSON.stringify(place) === JSON.stringify(before);
  };
  await expect.poll(rested, { interval: 150 }).toBe(true);
  if (place === null) throw new Error(`${selector}: must be on the screen`);
  return place;
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

/**
 * Types a value into the box of an assumption, and waits until the notebook has the whole of it: each key is an
 * edit, and the run of an earlier one may be done already.
 */
export async function change(page: Page, id: string, text: string): Promise<void> {
  await typeInto(page, boxOf(id), text);
  await waitForChange(page, text);
}

/** Changes how many of the British returnees were convicted, once their notebook is there to its last cell. */
export async function changeConvicted(page: Page, text: string): Promise<void> {
  await page.waitForSelector('#receipt');
  await change(page, 'parameters.convicted', text);
  await waitForText(page, '[data-changes]', 'You changed');
}

/** Waits until a value is among those that the reader changed. */
export async function waitForChange(page: Page, text: string): Promise<void> {
  const values = () =>
    page.$$eval('.changes li strong', (all) => all.map((each) => each.textContent.trim()));
  // a unit may stand behind it
  await expect
    .poll(async () => (await values()).some((value) => value.startsWith(text)))
    .toBe(true);
}

/** Path data and dots of every figure on the page, to see whether the pictures changed. */
export function figureMarks(page: Page): Promise<string> {
  return page.$$eval('main figure svg', (figures) =>
    figures.map((figure) => figure.innerHTML).join('\n'),
  );
}

/** Waits until nothing moves, and nothing is greyed for the moment until its turn: what is on its way is no fault. */
export async function waitForRest(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('[data-late]') === null &&
      document.getAnimations().every((each) => {
        const { iterations } = each.effect?.getComputedTiming() ?? {};
        return each.playState !== 'running' || iterations === Infinity;
      }),
    OFTEN,
  );
}
