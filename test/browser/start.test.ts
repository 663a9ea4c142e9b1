import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { wantedBrowsers } from '../browsers.mjs';
import { axeFaults } from './axe-faults.ts';
import { builtNotebook } from './built-notebook.ts';
import { expectText, expectValue, textOf, waitForFullRun, waitForText } from './notebook-page.ts';

const SENTENCE = '[data-sentence="parameters.convicted"] input';

/** Sum of the layout shifts that no key or click explains, from the beginning of the page. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries() as (PerformanceEntry & {
            readonly value: number;
            readonly hadRecentInput: boolean;
          })[]; // entries of type layout-shift
          resolve(shifts.reduce((sum, shift) => sum + (shift.hadRecentInput ? 0 : shift.value), 0));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(0), 1000); // nothing is reported where nothing moved
      }),
  );
}

describe('the start page', () => {
  const notebook = builtNotebook();

  it('shows every scenario as its question with fifty dots, the British one first, in the reader’s numbers', async () => {
    const { page, complaints } = await notebook.open('');
    await page.waitForSelector('main li a');
    const questions = await page.$$eval('main li h3', (heads) => heads.map((h) => h.textContent));
    expect(questions[0]).toContain('Of the people who come back to Britain');
    expect(questions.length).toBeGreaterThanOrEqual(21);
    const dots = () =>
      page.$$eval('main li', (items) =>
        items.map((item) => item.querySelectorAll('[data-dots] g.run circle').length),
      );
    // fifty dots, and one more for the middle of the interval
    await expect
      .poll(async () => (await dots()).filter((count) => count !== 50 && count !== 51))
      .toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
    await expectText(page, 'main li .answer').toMatch(/^\d+\.\d+ people on average/);

    // the same for a German reader: signs of numbers change, words and what is typed do not
    await page.evaluateOnNewDocument(() =>
      Object.defineProperty(navigator, 'languages', { get: () => ['de-DE', 'de'] }),
    );
    await page.reload();
    await page.waitForSelector('main li a');
    await expectText(page, 'main li .answer').toMatch(/^\d+,\d+ people on average by Jan 2028/);
    await page.click('main li a');
    await page.waitForSelector(SENTENCE);
    await expectValue(page, SENTENCE).toBe('54 of 400');
    await expectText(page, '[data-sentence="parameters.convicted"] .meaning').toMatch(
      /^13,6 % \(90 %: 10,9 % to 16,5 %\)/,
    );
    await waitForFullRun(page);
    await expectText(page, '[data-answer]').toMatch(/^\d+,\d+ people on average/);
    expect(complaints).toEqual([]);
  });

  it('loads no scenario, no reader of files and no simulator', async () => {
    const { page } = await notebook.open('');
    await page.waitForSelector('main li a');
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name.replace(/^.*\//, '')),
    );
    const heavy = /^(?:NotebookPage|file-reading|prose|uk-returnees|press|.*worker)/;
    expect(loaded.filter((name) => heavy.test(name))).toEqual([]);
  });
});

describe('opening a scenario', () => {
  const notebook = builtNotebook();

  it('takes over what was typed and switched before the rest was there, with the cursor', async () => {
    const { page } = await notebook.open('');
    await page.setRequestInterception(true);
    const held: (() => void)[] = [];
    let isHolding = true;
    page.on('request', (request) => {
      const pass = () => void request.continue();
      if (isHolding && /NotebookPage-.*\.js$/.test(request.url())) held.push(pass);
      else pass();
    });
    await page.click('main li a');
    const box = await page.waitForSelector(SENTENCE);
    await box?.click({ count: 3 });
    await page.keyboard.type('108 of 40');
    expect(await page.$('[data-state]')).toBeNull();
    isHolding = false;
    for (const pass of held) pass();
    await page.waitForSelector('[data-state]');
    await page.keyboard.type('0');
    await expectValue(page, SENTENCE).toBe('108 of 400');
    await page.waitForSelector('[data-state="full"]');
    await expectText(page, '[data-before]').toContain('Before your change: 63.07');
  });

  it('edits an assumption in its sentence, says what it means and refuses what cannot be', async () => {
    const { page } = await notebook.openScenario('uk-returnees');
    const box = await page.waitForSelector(SENTENCE);
    await box?.click({ count: 3 });
    await page.keyboard.type('108 of 40');
    await waitForText(page, '[data-sentence="parameters.convicted"]', '108');
    await expect
      .poll(() => page.$eval(SENTENCE, (input) => input.getAttribute('aria-invalid')))
      .toBe('true');
    await page.keyboard.type('0');
    await page.waitForSelector('[data-state="full"]');
    await expect
      .poll(() => page.$eval(SENTENCE, (input) => input.getAttribute('aria-invalid')))
      .toBe('false');
    await expectText(page, '[data-sentence="parameters.convicted"]').toContain(
      'Your value, in place of 54 of 400: 54 of the roughly 400 British returnees had been convicted. BBC News',
    );
    await expectText(page, '[data-tick]').toContain('no committed run of this');
  });
});

describe.each(wantedBrowsers())('a scenario in %s', (browser) => {
  const notebook = builtNotebook(browser);

  it.each(browser === wantedBrowsers()[0] ? [1280, 390] : [1280])(
    'moves nothing while its answer is confirmed, %i pixels wide',
    async (width) => {
      const { page, complaints } = await notebook.open('');
      await page.setViewport({ width, height: 900 });
      await page.goto(`${page.url().split('#')[0] ?? ''}#/s/uk-returnees`);
      await page.reload();
      await page.waitForSelector('[data-answer]');
      const before = await textOf(page, '[data-answer]');
      const dots = await page.$eval('[data-dots]', (picture) => picture.innerHTML);
      await waitForFullRun(page);
      await waitForText(page, '[data-tick="verified"]', 'the same as the committed run');
      await expectText(page, '[data-answer]').toBe(before);
      await expect.poll(() => page.$eval('[data-dots]', (picture) => picture.innerHTML)).toBe(dots);
      // only Chromium tells what moved
      if (browser === 'chromium') expect(await layoutShift(page)).toBe(0);
      // on a phone of 844 pixels the first number stands on the first screen
      const bottom = (input: Element) => input.getBoundingClientRect().bottom;
      if (width === 390) expect(await page.$eval(SENTENCE, bottom)).toBeLessThanOrEqual(844);
      expect(complaints).toEqual([]);
    },
  );

  it('shows what a what-if changes at once, and the same when it has been run', async () => {
    const { page } = await notebook.open('#/s/uk-returnees');
    await page.waitForSelector('[data-what-if]');
    // found and measured in one go: the notebook may take the first screen's place in between
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('[data-sentence]')].map(
          (row) => row.getBoundingClientRect().top,
        ),
      );
    const before = await places();
    await page.click('[data-what-if]');
    await expectText(page, '[data-difference]').toMatch(/As often as in Belgium.*more on average/);
    const first = await textOf(page, '[data-difference]');
    await expect.poll(places).toEqual(before);
    await page.waitForSelector('[data-tick="verified"]');
    await waitForText(page, '[data-difference]', 'draws compared one by one');
    await expectText(page, '[data-difference]').toBe(first);
    await expect.poll(() => page.$$eval('[data-dots] g', (all) => all.length)).toBe(2);
    expect(await axeFaults(page)).toEqual([]);
  });

  it('is opened by the keyboard alone, which changes a number, reads the answer and shares it', async () => {
    const { page, complaints } = await notebook.open('');
    const { origin } = new URL(page.url());
    if (browser === 'chromium') {
      await page
        .browserContext()
        .overridePermissions(origin, ['clipboard-read', 'clipboard-sanitized-write']);
    }
    await page.waitForSelector('main li a');
    /** Steps on with Tab, at most so often; the focus is never lost on the way. */
    const tabTo = async (selector: string, most: number) => {
      for (let step = 0; step < most; step += 1) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(
          (wanted) => [
            document.activeElement?.matches(wanted) ?? false,
            document.activeElement === document.body,
          ],
          selector,
        );
        if (at[0]) return;
        expect(at[1]).toBe(false);
      }
      throw new Error(`${selector}: must be reached within ${String(most)} steps of Tab`);
    };
    await tabTo('main li a[href="#/s/uk-returnees"]', 12);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-answer]');
    const before = await textOf(page, '[data-answer]');
    await tabTo(SENTENCE, 40);
    for (const key of ['Home', 'Delete', 'Delete'] as const) await page.keyboard.press(key);
    await page.keyboard.type('60');
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    await expectText(page, '[data-answer]').not.toBe(before);
    await tabTo('[data-share]', 60);
    await page.keyboard.press('Enter');
    await waitForText(page, '[data-share]', 'Link copied');
    // Firefox asks its reader before a page may read what was copied
    const copied = () =>
      page.evaluate(
        (mayRead) =>
          mayRead
            ? navigator.clipboard.readText()
            : document.querySelector('[data-share]')?.getAttribute('data-share'),
        browser === 'chromium',
      );
    await expect.poll(copied).toMatch(/#\/s\/uk-returnees\?from=.*edit=/);
    expect(complaints).toEqual([]);
  });
});
