import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { wantedBrowsers } from '../browsers.mjs';
import { axeFaults } from './axe-faults.ts';
import { builtNotebook } from './built-notebook.ts';
import {
  boxOf,
  change,
  choose,
  expectText,
  expectValue,
  focusOn,
  press,
  pressNamed,
  restingPlace,
  textOf,
  typeInto,
  valueOf,
  waitForFullRun,
  waitForText,
  type Colours,
} from './notebook-page.ts';

const SUGGESTED = '[data-editor] >>> .cm-tooltip-autocomplete [aria-selected]';
const POLL = { timeout: 20_000, interval: 500 };
const TOOLS = '[data-variant-tools]';
const variants = (page: Page) =>
  page.$$eval('[role="radiogroup"] .title', (titles) => titles.map((its) => its.textContent));
const undo = (page: Page) => press(page, '.history button:first-child');

describe.each(wantedBrowsers())('editing in %s', (browser) => {
  const isFirst = browser === wantedBrowsers()[0];
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
    await change(page, 'parameters.convicted', '108 of 400');
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    await press(page, `${TOOLS} [data-open="new"]`);
    await typeInto(page, '[data-new-variant] [data-title]', 'Twice as many');
    await press(page, '[data-make]');
    await page.waitForSelector('[data-variant-form="twice-as-many"]');
    await expect.poll(() => variants(page)).toEqual([...before, 'Twice as many']);
    // the base is what was published again, and the new variant is drawn against it
    await expectValue(page, boxOf('parameters.convicted')).toBe('54 of 400');
    await page.waitForSelector('label.chosen .difference');
    expect(await axeFaults(page)).toEqual([]);

    const row = '[data-variant-form] [data-change="convicted"]';
    await typeInto(page, `${row} [data-field="text"]`, '999 of 400');
    await waitForText(page, `${row} .fault`, '400');
    await typeInto(page, `${row} [data-field="text"]`, '81 of 400');
    await choose(page, `${row} select`, 'odds');
    await typeInto(page, `${row} [data-field="text"]`, '2');
    await choose(page, '[data-add-change]', 'population.returned-known');
    await page.waitForSelector('[data-change="returned-known"]');

    await press(page, '[data-variant-form] [data-duplicate]');
    await page.waitForSelector('[data-variant-form="twice-as-many-copy"]');
    await expect
      .poll(() => variants(page))
      .toEqual([...before, 'Twice as many', 'Twice as many (copy)']);
    await typeInto(page, '[data-variant-form] [data-title]', 'The other');
    await press(page, '[data-variant-form] [data-remove]');
    await page.waitForSelector('[data-toast]');
    await expect.poll(() => variants(page)).toEqual([...before, 'Twice as many']);
    await press(page, '[data-toast-undo]');
    await expect.poll(() => variants(page)).toContain('The other');
    await waitForFullRun(page);
    expect(opened?.complaints).toEqual([]);
  });

  if (!isFirst) return; // the rest in one browser, for time

  it('undoes the making of a variant in one step', async () => {
    const page = await open('uk-returnees', 'dark');
    const before = await variants(page);
    await press(page, `${TOOLS} [data-open="new"]`);
    await typeInto(page, '[data-new-variant] [data-title]', 'Mine');
    expect(await axeFaults(page)).toEqual([]);
    await press(page, '[data-make]');
    await waitForText(page, '[data-variant-form]', 'It changes nothing yet');
    await undo(page);
    await expect.poll(() => variants(page)).toEqual(before);
    await expectText(page, '[data-changes]').toContain('all as published');
  });

  it('slides a count by keys and by a drag, each one step of undo, while its density moves', async () => {
    const page = await open('uk-returnees');
    const row = '[data-assumption="parameters.convicted"]';
    const slider = `${row} [data-slider]`;
    const value = () => valueOf(page, boxOf('parameters.convicted'));
    const curve = () => page.$eval(`${row} [data-density] .now .outline`, (its) => its.outerHTML);
    const top = () =>
      page.$eval(row, (its) => {
        const line = its.querySelector('.influence')?.getBoundingClientRect().top ?? NaN;
        return Math.round(line - its.getBoundingClientRect().top);
      });
    await page.$eval(row, (its) => its.scrollIntoView({ block: 'center' }));
    await page.waitForSelector(`${row} [data-density] .now .outline`);
    const [before, place] = [await curve(), await top()];
    await focusOn(page, slider);
    await page.keyboard.press('ArrowRight');
    await expect.poll(value).toBe('55 of 400'); // boxes follow in a frame of their own
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.up('Shift');
    await expect.poll(value).toBe('95 of 400');
    await expect.poll(curve).not.toBe(before);
    await expect.poll(() => top()).toBe(place);
    await waitForFullRun(page);
    expect(await axeFaults(page)).toEqual([]);
    await undo(page);
    await expect.poll(value).toBe('54 of 400');

    const box = await restingPlace(page, slider);
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.2, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, y, { steps: 10 });
    await page.mouse.up();
    await expect.poll(value).not.toBe('54 of 400');
    await undo(page);
    await expect.poll(value).toBe('54 of 400');
    expect(opened?.complaints).toEqual([]);
  });

  it('completes keys and claims in the source view, as one types', async () => {
    const page = await open('uk-returnees');
    await pressNamed(page, 'Show source');
    const editor = '[data-editor] >>> .cm-content';
    await focusOn(page, editor);
    await page.keyboard.down('Control');
    await page.keyboard.press('End');
    await page.keyboard.up('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.type('corr');
    await page.waitForSelector(SUGGESTED);
    await expectText(page, SUGGESTED).toBe('correlations');
    await page.keyboard.press('Escape');
    for (let typed = 0; typed < 'corr'.length; typed += 1) await page.keyboard.press('Backspace');
    await page.keyboard.type('parameters: { guilty: { evidence: uk-trials', { delay: 20 });
    const suggested = () => textOf(page, SUGGESTED).catch(() => 'nothing');
    await expect
      .poll(async () => {
        const text = await suggested();
        // what is on offer closes when a busy page is late: keys ask for it again
        if (text === 'nothing') {
          await page.keyboard.down('Control');
          await page.keyboard.press('Space');
          await page.keyboard.up('Control');
        }
        return text;
      }, POLL)
      .toContain('uk-trials-');
    expect(opened?.complaints).toEqual([]);
  });

  it('goes from page to source and back, and edits both files as one document', async () => {
    const page = await open('uk-returnees');
    const editor = '[data-editor] >>> .cm-content';
    const active = () => textOf(page, '[data-editor] >>> .cm-activeLine');
    const show = async () => {
      await page.keyboard.down('Control');
      await page.keyboard.press('Enter');
      await page.keyboard.up('Control');
    };
    await focusOn(page, '[data-assumption="parameters.convicted"] [data-to-source]');
    await page.keyboard.press('Enter');
    await page.waitForSelector(editor);
    await expect.poll(active).toContain('convicted: { evidence: bbc-uk-convicted');
    await show();
    await page.waitForSelector(`${boxOf('parameters.convicted')}:focus`);

    await press(page, '#model [data-control="source"]');
    await page.waitForSelector('[data-file="notebook"][aria-selected="true"]');
    await expect.poll(active).toContain('```diagram id=model');
    expect(await axeFaults(page)).toEqual([]);
    // a name that no outcome has is marked where it stands, as the command line says it
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('${nobody.mean} ');
    await page.waitForSelector('[data-editor] >>> .cm-lintRange-error');
    await waitForText(page, 'aside .problems .error', 'nobody');
    await waitForText(page, '[data-changes]', '1 cell');
    await page.keyboard.down('Control');
    await page.keyboard.press('KeyZ');
    await page.keyboard.up('Control');
    await waitForText(page, '[data-changes]', 'all as published');
    await show();
    await page.waitForSelector('[data-cell] [data-control]:focus');

    await focusOn(page, '[data-file="notebook"]');
    await page.keyboard.press('ArrowLeft');
    await page.waitForSelector('[data-file="scenario"]:focus');
    await expect.poll(active).toContain('convicted:');
    expect(opened?.complaints).toEqual([]);
  });
});
