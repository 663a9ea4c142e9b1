import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { wantedBrowsers } from '../browsers.mjs';
import { builtNotebook } from './built-notebook.ts';
import {
  boxOf,
  press,
  seriousFaults,
  textOf,
  typeInto,
  waitForFullRun,
  waitForText,
  type Colours,
} from './notebook-page.ts';

const TOOLS = '[data-variant-tools]';
const variants = (page: Page) =>
  page.$$eval('[role="radiogroup"] .title', (titles) => titles.map((its) => its.textContent));
const undo = (page: Page) => press(page, '.history button:first-child');

describe.each(wantedBrowsers())('editing in %s', (browser) => {
  const notebook = builtNotebook(browser);
  let opened: { page: Page; complaints: string[] } | undefined;
  afterEach(async () => {
    await opened?.page.close();
    opened = undefined;
  });

  async function open(id: string, colours: Colours = 'light'): Promise<Page> {
    opened = await notebook.openScenario(id, colours);
    await opened.page.waitForSelector(TOOLS);
    return opened.page;
  }

  it('makes a variant of what was edited, changes, copies and deletes it, and has it back', async () => {
    const page = await open('uk-returnees');
    const before = await variants(page);
    await typeInto(page, boxOf('parameters.convicted'), '108 of 400');
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    await press(page, `${TOOLS} [data-open="new"]`);
    await typeInto(page, '[data-new-variant] [data-title]', 'Twice as many');
    await press(page, '[data-make]');
    await page.waitForSelector('[data-variant-form="twice-as-many"]');
    expect(await variants(page)).toEqual([...before, 'Twice as many']);
    // the base is what was published again, and the new variant is drawn against it
    expect(
      await page.$eval(boxOf('parameters.convicted'), (box) => (box as HTMLInputElement).value),
    ).toBe('54 of 400'); // the box of a number
    await page.waitForSelector('label.chosen .difference');
    expect(await seriousFaults(page)).toEqual([]);

    const row = '[data-variant-form] [data-change="convicted"]';
    await typeInto(page, `${row} [data-field="text"]`, '999 of 400');
    await waitForText(page, `${row} .fault`, '400');
    await typeInto(page, `${row} [data-field="text"]`, '81 of 400');
    await page.select(`${row} select`, 'odds');
    await typeInto(page, `${row} [data-field="text"]`, '2');
    await page.select('[data-add-change]', 'population.returned-known');
    await page.waitForSelector('[data-change="returned-known"]');

    await press(page, '[data-variant-form] [data-duplicate]');
    await page.waitForSelector('[data-variant-form="twice-as-many-copy"]');
    expect(await variants(page)).toEqual([...before, 'Twice as many', 'Twice as many (copy)']);
    await typeInto(page, '[data-variant-form] [data-title]', 'The other');
    await press(page, '[data-variant-form] [data-remove]');
    await page.waitForSelector('[data-toast]');
    expect(await variants(page)).toEqual([...before, 'Twice as many']);
    await press(page, '[data-toast-undo]');
    expect(await variants(page)).toContain('The other');
    await waitForFullRun(page);
    expect(opened?.complaints).toEqual([]);
  });

  it('undoes the making of a variant in one step', async () => {
    const page = await open('uk-returnees', 'dark');
    const before = await variants(page);
    await press(page, `${TOOLS} [data-open="new"]`);
    await typeInto(page, '[data-new-variant] [data-title]', 'Mine');
    expect(await seriousFaults(page)).toEqual([]);
    await press(page, '[data-make]');
    await waitForText(page, '[data-variant-form]', 'It changes nothing yet');
    await undo(page);
    await expect.poll(() => variants(page)).toEqual(before);
    expect(await textOf(page, '[data-changes]')).toContain('all as published');
  });
});
