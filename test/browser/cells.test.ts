// Long because it is one visit after another to one page, with what they share.
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { wantedBrowsers } from '../browsers.mjs';
import { axeFaults } from './axe-faults.ts';
import { builtNotebook } from './built-notebook.ts';
import {
  change,
  choose,
  expectText,
  focusOn,
  restingPlace,
  textOf,
  waitForFocus,
  waitForFullRun,
  waitForNone,
  waitForText,
} from './notebook-page.ts';

/** Kinds and ids of the cells below the question, in order. */
function cellsOf(page: Page): Promise<string[]> {
  return page.$$eval('[data-cell]', (cells) =>
    cells.map((cell) => (cell.classList.contains('prose') ? 'prose' : cell.id)),
  );
}

const control = (cell: string, name: string) => `${cell} [data-control="${name}"]`;

/** Presses a control of a cell's toolbar by keys alone: to the toolbar, along it, Enter. */
async function use(page: Page, cell: string, name: string): Promise<void> {
  await page.waitForSelector(`${cell} [data-control="${name}"]`);
  await page.$eval(cell, (element) => element.scrollIntoView({ block: 'center' }));
  await focusOn(page, `${cell} [role="toolbar"] [tabindex="0"]`);
  await waitForFocus(page, `${cell} [role="toolbar"] [data-control]`);
  const names = await page.$$eval(`${cell} [data-control]`, (buttons) =>
    buttons.map((button) => button.getAttribute('data-control') ?? ''),
  );
  const here = await focused(page);
  const steps = (names.indexOf(name) - names.indexOf(here) + names.length) % names.length;
  for (let i = 0; i < steps; i++) {
    await page.keyboard.press('ArrowRight');
    const next = names[(names.indexOf(here) + i + 1) % names.length];
    await waitForFocus(page, `${cell} [data-control="${next ?? ''}"]`);
  }
  await page.keyboard.press('Enter');
}

/** Control that has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-control') ?? '');
}

/** Cell that has the focus within. */
function focusedCell(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.closest('[data-cell]')?.id ?? '');
}

async function undo(page: Page, isRedo = false): Promise<void> {
  await page.keyboard.down('Control');
  if (isRedo) await page.keyboard.down('Shift');
  await page.keyboard.press('KeyZ');
  if (isRedo) await page.keyboard.up('Shift');
  await page.keyboard.up('Control');
}

/** Waits until the cells stand in an order. */
async function waitForCells(page: Page, cells: readonly string[]): Promise<void> {
  await expect.poll(() => cellsOf(page)).toEqual(cells);
}

function without(cells: readonly string[], id: string): string[] {
  return cells.filter((each) => each !== id);
}

describe.each(wantedBrowsers())('cells of a notebook in %s', (browser) => {
  const isFirst = browser === wantedBrowsers()[0];
  const notebook = builtNotebook(browser);

  let opened: Page | undefined;
  /** A page left open would go on running, and slow the next test down. */
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  async function open(id = 'uk-returnees'): Promise<Page> {
    const { page } = await notebook.open(`#/s/${id}`);
    opened = page;
    await page.waitForSelector('#receipt');
    return page;
  }

  it('moves a cell by keys, keeps the focus on it, says so, and undoes and redoes it', async () => {
    const page = await open();
    const before = await cellsOf(page);
    const at = before.indexOf('model');
    await use(page, '#model', 'up');
    const moved = without(before, 'model');
    moved.splice(at - 1, 0, 'model');
    await waitForCells(page, moved);
    await waitForFocus(page, '#model [data-control="up"]');
    await expectText(page, '[data-said]').toBe(
      `Moved: Model “model”, now ${String(at)} of ${String(before.length)}.`,
    );
    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Alt');
    await waitForCells(page, before);
    await waitForText(page, '[data-changes]', 'all as published');
    await undo(page);
    await waitForCells(page, moved);
    await waitForText(page, '[data-changes]', 'You changed 1 cell of the page');
    await undo(page);
    await waitForCells(page, before);
    await undo(page, true);
    await waitForCells(page, moved);
  });

  it('adds a comparison from the menu, which compares every variant', async () => {
    const page = await open('monitoring-capacity');
    const before = await cellsOf(page);
    await use(page, '#model', 'add');
    await page.waitForSelector('[data-add-menu] [role="menuitem"]:focus');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await waitForFocus(page, '[data-kind="figure"]');
    await page.keyboard.press('Escape');
    await waitForNone(page, '[data-add-menu]');
    await waitForFocus(page, '#model [data-control="add"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-add-menu]');
    await focusOn(page, '[data-kind="compare"]');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (cells) => document.querySelectorAll('[data-cell]').length > cells,
      {},
      before.length,
    );
    const after = await cellsOf(page);
    const id = after[after.indexOf('model') + 1] ?? '';
    expect(id).toMatch(/-compared$/);
    await page.waitForFunction(
      (cell) => {
        const rows = [...document.querySelectorAll(`#${cell} tbody tr`)];
        return rows.length > 1 && rows.every((row) => /more|fewer|no /.test(row.textContent));
      },
      {},
      id,
    );
    await expect.poll(() => focusedCell(page)).toBe(id);
    expect(await axeFaults(page)).toEqual([]);
  });

  it('has one history for form, page and source', async () => {
    const page = await open();
    const before = await cellsOf(page);
    await change(page, 'parameters.convicted', '108 of 400');
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    await use(page, '#receipt', 'remove');
    await waitForCells(page, without(before, 'receipt'));
    await waitForText(page, '[data-changes]', 'assumptions and 1 cell of the page');
    await page.locator('::-p-text(Show source)').click();
    await page.locator('[data-editor] >>> .cm-content').click();
    await page.keyboard.down('Control');
    await page.keyboard.press('End');
    await page.keyboard.up('Control');
    await page.keyboard.type('#'); // a comment on the empty last line, and one step of undo
    const lastLine = () =>
      page.$eval(
        '[data-editor] >>> .cm-content',
        (code) => [...code.querySelectorAll('.cm-line')].at(-1)?.textContent,
      );
    await expect.poll(lastLine).toBe('#');
    await undo(page);
    await expect.poll(lastLine).toBe('');
    await waitForText(page, '[data-changes]', 'assumptions and 1 cell of the page');
    await undo(page);
    await waitForCells(page, before);
    await expectText(page, '[data-changes]').toMatch(/^You changed 1 of \d+ assumptions$/);
    await undo(page);
    await waitForText(page, '[data-changes]', 'all as published');
    await undo(page, true);
    await undo(page, true);
    await undo(page, true);
    await expect.poll(lastLine).toBe('#');
    await waitForCells(page, without(before, 'receipt'));
  });

  if (!isFirst) return; // the rest in one browser, for time

  it('folds, duplicates and deletes a cell, and brings it back from the toast', async () => {
    const page = await open();
    const before = await cellsOf(page);
    await use(page, '#by-year', 'fold');
    await waitForNone(page, '#by-year table');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#by-year table');
    await use(page, '#by-year', 'duplicate');
    await page.waitForSelector('#by-year-2 table');
    await expect.poll(() => focusedCell(page)).toBe('by-year-2');
    await use(page, '#by-year-2', 'remove');
    await waitForCells(page, before);
    await expectText(page, '[data-toast] p').toBe('Deleted: Table “by-year-2”.');
    await expect.poll(() => focused(page)).toBe('more');
    expect(await axeFaults(page)).toEqual([]);
    await focusOn(page, '[data-toast-undo]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#by-year-2');
    await waitForNone(page, '[data-toast]');
    await expect.poll(() => focusedCell(page)).toBe('by-year-2');
    await undo(page);
    await waitForCells(page, before);
  });

  it('edits text in place, with a preview, and shows a misspelt number where it stands', async () => {
    const page = await open();
    await focusOn(page, '[data-add-last]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-kind="prose"]:focus');
    await page.keyboard.press('Enter');
    const box = await page.waitForSelector('[data-prose-editor] textarea:focus');
    await box?.evaluate((area) => (area as HTMLTextAreaElement).select()); // the selector names one
    await page.keyboard.type('## Mine\n\nOn average ${convicted.mean}, and ${convictd.mean}.');
    await page.waitForSelector('[data-prose-editor] [data-live-value]');
    await expectText(page, '[data-prose-editor] [data-live-value]').toMatch(/^\d/);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await waitForNone(page, '[data-prose-editor]');
    // the toolbar of a new cell was never opened, so its first control may be all that shows
    await expect.poll(() => focused(page)).toMatch(/^(edit|more)$/);
    await expectText(page, '[data-cell]:last-of-type [role="alert"]').toMatch(
      /^Line \d+, column \d+: the scenario has no outcome called convictd \(did you mean convicted\?\)$/,
    );
    await page.waitForSelector('[data-cell]:last-of-type [data-live-fault]');
    expect(await axeFaults(page)).toEqual([]);
    await use(page, '[data-cell]:last-of-type', 'edit');
    await page.waitForSelector('[data-prose-editor] textarea:focus');
    await page.keyboard.type(' Not kept.');
    await page.keyboard.press('Escape');
    await waitForNone(page, '[data-prose-editor]');
    await expectText(page, '[data-cell]:last-of-type .prose').not.toContain('Not kept');
  });

  it('keeps live numbers with the run: greyed, then of the new one, with their interval on focus', async () => {
    const page = await open();
    await waitForFullRun(page);
    const live = '[data-live-value]';
    // what a variant gives is worked out where somebody looks
    const look = () => page.$eval(live, (each) => each.scrollIntoView({ block: 'center' }));
    await page.waitForSelector(live);
    await look();
    await page.waitForFunction(
      (selector) =>
        [...document.querySelectorAll(selector)].every((each) => /\d|no /.test(each.textContent)),
      {},
      live,
    );
    const before = await textOf(page, live);
    expect(before).toMatch(/^[\d.]+ more$/);
    await page.evaluate((selector) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector(`${selector}.stale`) === null) return;
        observer.disconnect();
        document.body.setAttribute('data-was-stale', '');
      });
      observer.observe(document.body, { subtree: true, attributes: true, childList: true });
    }, live);
    // box and number on one screen: cells far from it take only what a run has given at its end
    await page.setViewport({ width: 1280, height: 6000 });
    await change(page, 'parameters.convicted', '27 of 400');
    await look();
    await page.waitForSelector('[data-was-stale]');
    await waitForFullRun(page);
    await page.waitForFunction(
      (selector, was) => {
        const first = document.querySelector(selector);
        return first?.textContent !== was && !first?.classList.contains('stale');
      },
      {},
      live,
      before,
    );
    await focusOn(page, live);
    await page.waitForFunction(() => document.querySelector('.detail.open'));
    await expectText(page, '.detail.open').toMatch(
      /^Convicted, by Jan 2028: difference of a variant\. Variant: As often as in Belgium\. Against the scenario as it stands\. [\d.]+ more on average, .*\$\{convicted\.difference in belgian-share\}$/,
    );
    expect(await axeFaults(page)).toEqual([]);
    // numbers that come earlier in the line move it: the explanation stays within a narrow window
    await page.setViewport({ width: 360, height: 900 });
    for (let words = 0; words < 10; words++) {
      await page.$eval(live, (each) => each.closest('p')?.prepend('000 '));
      await page.waitForFunction(() => {
        const { left, right } = document.querySelector('.detail.open')!.getBoundingClientRect();
        return left >= 0 && right <= document.documentElement.clientWidth;
      });
    }
    await page.keyboard.press('Escape');
    await waitForNone(page, '.detail.open');
  });

  it('changes what a figure shows by its form, in one line of the notebook', async () => {
    const page = await open();
    await use(page, '#convicted-final', 'edit');
    await page.waitForSelector('[data-options]');
    await choose(page, '[data-option="outcome"]', 'in-prison');
    await waitForText(page, '#convicted-final figure', 'In prison');
    await waitForText(page, '[data-changes]', 'You changed 1 cell of the page');
    expect(await axeFaults(page)).toEqual([]);
    await focusOn(page, '[data-options] textarea');
    await page.keyboard.type('In cells, not in court. ');
    await page.keyboard.press('Escape');
    await waitForNone(page, '[data-options]');
    await expect.poll(() => focused(page)).toBe('edit');
    await waitForText(page, '#convicted-final', 'In cells, not in court.');
  });

  it('drags a cell to another place', async () => {
    const page = await open();
    const before = await cellsOf(page);
    await page.$eval('#limits', (cell) => cell.scrollIntoView({ block: 'center' }));
    await focusOn(page, control('#limits', 'more'));
    await page.keyboard.press('Enter');
    // figures that come above move the handle, even out of the window: a press beside it drags nothing, so again
    const handle = control('#limits', 'drag');
    const carried = async () => {
      await page.$eval(handle, (button) => button.scrollIntoView({ block: 'center' }));
      const place = await restingPlace(page, handle);
      await page.mouse.move(place.x + 8, place.y + 8);
      await page.mouse.down();
      const target = await page.$eval(
        '#limits',
        (cell) => cell.previousElementSibling?.getBoundingClientRect().top ?? 0,
      );
      await page.mouse.move(place.x, target + 4, { steps: 5 });
      await page.evaluate(() => new Promise(requestAnimationFrame));
      const isCarried = (await page.$('.drop-before')) !== null;
      if (!isCarried) await page.mouse.up();
      return isCarried;
    };
    await expect.poll(carried).toBe(true);
    await page.mouse.up();
    const at = before.indexOf('limits');
    const moved = without(before, 'limits');
    moved.splice(at - 1, 0, 'limits');
    await waitForCells(page, moved);
  });
});
