import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { builtNotebook } from './built-notebook.ts';
import { seriousFaults, textOf, waitForFullRun, waitForText } from './notebook-page.ts';

const notebook = builtNotebook();
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
  it('shows every scenario as its question with fifty dots, the British one first', async () => {
    const { page, complaints } = await notebook.open('');
    await page.waitForSelector('main li a');
    const questions = await page.$$eval('main li h3', (heads) => heads.map((h) => h.textContent));
    expect(questions[0]).toContain('Of the people who come back to Britain');
    expect(questions.length).toBeGreaterThanOrEqual(21);
    const dots = await page.$$eval('main li', (items) =>
      items.map((item) => item.querySelectorAll('[data-dots] g.run circle').length),
    );
    // fifty dots, and one more for the middle of the interval
    expect(dots.every((count) => count === 50 || count === 51)).toBe(true);
    expect(await seriousFaults(page)).toEqual([]);
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
  it.each([390, 1280])(
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
      expect(await textOf(page, '[data-answer]')).toBe(before);
      expect(await page.$eval('[data-dots]', (picture) => picture.innerHTML)).toBe(dots);
      expect(await layoutShift(page)).toBe(0);
      expect(complaints).toEqual([]);
    },
  );

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
    expect(await page.$eval(SENTENCE, (input) => (input as HTMLInputElement).value)).toBe(
      '108 of 400',
    ); // the selector names an input
    await page.waitForSelector('[data-state="full"]');
    expect(await textOf(page, '[data-before]')).toContain('Before your change: 63.07');
  });

  it('shows what a what-if changes at once, and the same when it has been run', async () => {
    const { page } = await notebook.open('#/s/uk-returnees');
    await page.waitForSelector('[data-what-if]');
    const places = () =>
      page.$$eval('[data-sentence]', (rows) => rows.map((row) => row.getBoundingClientRect().top));
    const before = await places();
    await page.click('[data-what-if]');
    expect(await places()).toEqual(before);
    const first = await textOf(page, '[data-difference]');
    expect(first).toMatch(/As often as in Belgium.*more on average/);
    await page.waitForSelector('[data-tick="verified"]');
    await waitForText(page, '[data-difference]', 'draws compared one by one');
    expect(await textOf(page, '[data-difference]')).toBe(first);
    expect(await page.$$('[data-dots] g')).toHaveLength(2);
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('edits an assumption in its sentence, says what it means and refuses what cannot be', async () => {
    const { page } = await notebook.openScenario('uk-returnees');
    const box = await page.waitForSelector(SENTENCE);
    await box?.click({ count: 3 });
    await page.keyboard.type('108 of 40');
    await waitForText(page, '[data-sentence="parameters.convicted"]', '108');
    expect(await page.$eval(SENTENCE, (input) => input.getAttribute('aria-invalid'))).toBe('true');
    await page.keyboard.type('0');
    await page.waitForSelector('[data-state="full"]');
    expect(await page.$eval(SENTENCE, (input) => input.getAttribute('aria-invalid'))).toBe('false');
    expect(await textOf(page, '[data-sentence="parameters.convicted"]')).toContain(
      'Your value, in place of 54 of 400: 54 of the roughly 400 British returnees had been convicted. BBC News',
    );
    expect(await textOf(page, '[data-tick]')).toContain('no committed run of this');
  });
});
