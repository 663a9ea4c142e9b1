// Long because every state that a reader may reach is looked at in one list.
import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, describe, expect, it } from 'vitest';
import { wantedBrowsers } from '../browsers.mjs';
import { axeFaults } from './axe-faults.ts';
import { builtNotebook } from './built-notebook.ts';
import { packText } from '../../ui/share/share-link.ts';
import {
  expectText,
  focusOn,
  press,
  pressNamed,
  setColours,
  typeInto,
  waitForChange,
  waitForFullRun,
  waitForText,
  type Colours,
} from './notebook-page.ts';

const complaints: string[][] = [];
const SENTENCE = '[data-sentence="parameters.convicted"] input';
/** A scenario that a link brings. */
const EDITED = readFileSync(
  new URL('../../scenarios/uk-returnees/scenario.yaml', import.meta.url),
  'utf8',
).replace('abroad: 295', 'abroad: 100');
const ATTACK = '[data-assumption="parameters.attack"]';

/** Whether the page is wider than its window, so that a reader would have to scroll to both sides. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const show = (page: Page, selector: string) =>
  page.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }));

interface State {
  readonly name: string;
  readonly hash: string;
  readonly act?: (page: Page) => Promise<unknown>;
}

/** States of the notebook; those of a scenario are reached after its full run. */
const STATES: readonly State[] = [
  {
    name: 'the start page, a notebook kept',
    hash: `#/s/uk-returnees?edit=${packText(EDITED)}`,
    act: async (page) => {
      await press(page, '[data-offer-open]');
      await page.waitForFunction(() => location.hash.includes('keep='));
      await page.waitForSelector('[data-keep="kept"]');
      await page.evaluate(() => (location.hash = '#/'));
      await page.waitForSelector('[data-my-notebooks] [data-kept]');
    },
  },
  { name: 'an address where nothing is', hash: '#/nowhere' },
  { name: 'a scenario that is not there', hash: '#/s/not-there' },
  {
    name: 'all tables open, a link on offer',
    hash: `#/s/uk-returnees?edit=${packText(EDITED)}`,
    act: async (page) => {
      await page.waitForSelector('[data-offer]');
      for (const figure of await page.$$('main figure')) {
        await figure.evaluate((own) => own.scrollIntoView({ block: 'center' }));
      }
      await page.$$eval('main details', (all) => all.forEach((each) => (each.open = true)));
    },
  },
  {
    name: 'changes, their link, a refused number',
    hash: '#/s/uk-returnees',
    act: async (page) => {
      await typeInto(page, SENTENCE, '108 of 400');
      await waitForChange(page, '108 of 400');
      await press(page, 'details.changes summary');
      // without a clipboard the link is shown
      await page.evaluate(() => Reflect.deleteProperty(Navigator.prototype, 'clipboard'));
      await press(page, '[data-share]');
      await page.waitForSelector('label.by-hand input');
      await typeInto(page, SENTENCE, '500 of 400');
      await page.waitForSelector(`${SENTENCE}[aria-invalid="true"]`);
    },
  },
  {
    name: 'an open panel, a variant, exporters',
    hash: '#/s/us-travelers?variant=twelve-studied',
    act: async (page) => {
      await press(page, '[data-open="form"]');
      await page.waitForSelector('[data-variant-form]');
      await press(page, '[data-open-export]');
      await page.waitForSelector('[data-export]');
      await press(page, `${ATTACK} .opener`);
      await page.waitForSelector(`${ATTACK} [data-step="result"]`);
    },
  },
  {
    name: 'a broken source',
    hash: '#/s/us-travelers',
    act: async (page) => {
      await pressNamed(page, 'Show source');
      const editor = '[data-editor] >>> .cm-content';
      await page.locator(editor).click();
      await page.keyboard.down('Control');
      await page.keyboard.press('Home');
      await page.keyboard.up('Control');
      await page.keyboard.type('nonsense: [');
      await page.waitForSelector('aside .problems .error');
    },
  },
  {
    name: 'a deleted cell, a new one, a new variant',
    hash: '#/s/us-travelers',
    act: async (page) => {
      await press(page, '[data-open="new"]');
      await page.waitForSelector('[data-new-variant]');
      await show(page, '[data-cell]');
      await focusOn(page, '[data-cell] button');
      await page.keyboard.press('Delete');
      await page.waitForSelector('[data-toast]');
      await press(page, '[data-add-last]');
      await page.waitForSelector('[data-add-menu]');
    },
  },
];

/** Sizes and colours in which every state is looked at, once it has been reached. */
const LOOKS: readonly { width: number; colours: Colours; scale: number }[] = [
  { width: 1280, colours: 'light', scale: 1 },
  { width: 390, colours: 'dark', scale: 1 },
  { width: 320, colours: 'light', scale: 1 },
  // 1280 pixels at 200 %: half as many, each twice as large
  { width: 640, colours: 'dark', scale: 2 },
];

/** Its own look at each colour, the widest and the narrowest page; what lies between, Chromium shows. */
const LOOKS_IN_FIREFOX: typeof LOOKS = [
  { width: 1280, colours: 'light', scale: 1 },
  { width: 320, colours: 'dark', scale: 1 },
];

describe.each(wantedBrowsers())('in every size and colour that %s is asked for', (browser) => {
  const notebook = builtNotebook(browser);
  const looks = browser === 'firefox' ? LOOKS_IN_FIREFOX : LOOKS;

  it.each(STATES)('$name has no fault, and scrolls one way only', async ({ hash, act }) => {
    const opened = await notebook.open(hash);
    complaints.push(opened.complaints);
    const { page } = opened;
    await page.waitForSelector('main');
    if (act) await waitForFullRun(page);
    await act?.(page);
    for (const { width, colours, scale } of looks) {
      const look = `${width} pixels, ${colours}`;
      await page.setViewport({ width, height: 900, deviceScaleFactor: scale });
      await setColours(page, colours);
      // figures are laid out anew for the width; axe-core gives them the time
      await expect.poll(() => overflow(page), { message: look }).toBeLessThanOrEqual(0);
      expect(await axeFaults(page), look).toEqual([]);
      expect(await overflow(page), look).toBeLessThanOrEqual(0);
    }
    await page.close();
  });
});

describe('the notebook without a mouse', () => {
  const notebook = builtNotebook();

  it('begins with a link to the content, and shows where the focus is', async () => {
    const { page } = await notebook.openScenario('us-travelers');
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    const unseen: string[] = [];
    const faultOfFocus = () =>
      page.evaluate(() => {
        const own = document.activeElement;
        if (!own || own === document.body) return 'focus lost';
        const box = own.getBoundingClientRect();
        const shown = own.matches('input.visually-hidden') ? own.nextElementSibling : own;
        const { outlineStyle, boxShadow } = getComputedStyle(shown ?? own);
        const hasMark = outlineStyle !== 'none' || boxShadow !== 'none';
        const isIn = box.bottom > 0 && box.top < innerHeight;
        return hasMark && isIn ? '' : own.outerHTML.slice(0, 120);
      });
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press('Tab');
      let fault = await faultOfFocus();
      // what is drawn at last when it comes near the screen may push the focus for a frame
      for (let look = 0; fault !== '' && look < 20; look += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        fault = await faultOfFocus();
      }
      if (fault !== '') unseen.push(fault);
    }
    expect(unseen).toEqual([]);
    await page.close();
  });

  it('says the answer when a run is done', async () => {
    const { page } = await notebook.openScenario('uk-returnees');
    await expectText(page, '[data-said-answer]').toMatch(/: 63\.\d+ people on average, /);
    await typeInto(page, SENTENCE, '108 of 400');
    const said = '[data-said-answer][aria-live="polite"]';
    await waitForText(page, said, 'Before your change: 63.');
    await page.close();
  });
});

describe('what a reader asked of their device', () => {
  const notebook = builtNotebook();

  it('moves nothing where motion is to be reduced, with a panel, a toast and a menu open', async () => {
    const { page } = await notebook.openScenario('us-travelers');
    const moving = () =>
      page.$$eval('body *', (all) =>
        all
          .filter((each) =>
            [undefined, '::before', '::after'].some((part) => {
              const { transitionDuration, animationName } = getComputedStyle(each, part);
              if (!each.isConnected) return false; // replaced meanwhile: it has no style any more
              return animationName !== 'none' || !/^(?:0s(?:, )?)+$/.test(transitionDuration);
            }),
          )
          .map(({ outerHTML }) => outerHTML.slice(0, 100)),
      );
    // nothing on the page moves of itself
    await page.$eval('main', (main) => (main.style.transition = 'opacity 1s'));
    expect(await moving()).not.toEqual([]);
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    expect(await moving()).toEqual([]);
    await press(page, `${ATTACK} .opener`);
    await page.waitForSelector(`${ATTACK} [data-step="result"]`);
    await press(page, '#receipt [data-control="remove"]');
    await press(page, '[data-add-last]');
    await page.waitForSelector('[data-add-menu]');
    await page.waitForSelector('[data-toast]');
    expect(await moving()).toEqual([]);
    await page.close();
  });

  it('prints a report: dark ink on white, no tools, links written out', async () => {
    const { page } = await notebook.openScenario('uk-returnees', 'dark');
    await page.emulateMediaType('print');
    const seen = await page.evaluate(() => {
      const isShown = (element: Element) => element.getClientRects().length > 0;
      const link = [...document.querySelectorAll('main a[href^="http"]')].find(isShown);
      return {
        tools: [...document.querySelectorAll('button, select, [type="range"]')].filter(isShown)
          .length,
        ink: getComputedStyle(document.body).color,
        link: link && getComputedStyle(link, '::after').content,
      };
    });
    expect(seen.tools).toBe(0);
    expect(seen.ink).toBe('rgb(0, 0, 0)');
    expect(seen.link ?? '"(http').toContain('(');
    await page.close();
  });
});

afterAll(() => {
  expect(complaints.flat()).toEqual([]);
});
