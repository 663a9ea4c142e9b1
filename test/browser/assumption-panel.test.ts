// Long because every panel is driven in one browser, whose console is read at the end.
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { axeFaultsInBothColours } from './axe-faults.ts';
import { builtNotebook } from './built-notebook.ts';
import {
  choose,
  expectText,
  expectValue,
  focusOn,
  press,
  textOf,
  typeInto,
  waitForFocus,
  waitForFullRun,
  waitForNone,
  waitForText,
} from './notebook-page.ts';

const ATTACK = 'parameters.attack';
const CONVICTED = 'parameters.convicted';
const BELGIUM = 'belgium-returnees-in-prison';
const row = (id: string) => `[data-assumption="${id}"]`;
const panel = (id: string, part = '') => `[data-panel="${id}"] ${part}`;
const option = (id: string, kind: string) => panel(id, `.option:has(input[value="${kind}"])`);

const notebook = builtNotebook();
const complaints: string[][] = [];

/** Opens a notebook and the panel of one of its assumptions. */
async function open(id: string, assumption: string): Promise<Page> {
  const opened = await notebook.openScenario(id);
  complaints.push(opened.complaints);
  const { page } = opened;
  await page.$eval(row(assumption), (element) => {
    const fold = element.closest('details');
    if (fold) fold.open = true;
  });
  await press(page, `${row(assumption)} .opener`);
  await page.waitForSelector(panel(assumption, '[data-step="result"]'));
  return page;
}

const formulaOf = (page: Page, id: string) => textOf(page, panel(id, '[data-formula]'));
/** Cells of the rows that a selector finds, with a space between them. */
const cellsOf = (page: Page, selector: string) =>
  page.$$eval(`${selector} :is(th, td)`, (cells) =>
    cells.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()).join(' '),
  );
const drawnOf = (page: Page, id: string) => cellsOf(page, panel(id, '[data-step="result"] tr.now'));
const undo = (page: Page) => press(page, '.history button:first-child');

describe('the panel of a count in Chromium', () => {
  it('shows what each prior makes of 0 of 103, and takes the one that is chosen', async () => {
    const page = await open('us-travelers', ATTACK);
    // Beta(½, 103½) and Beta(1, 104): means 0.5 / 104 and 1 / 105, 97.5 % by scipy 0.024035 and 0.034848
    await expectText(page, option(ATTACK, 'jeffreys')).toMatch(/0\.481.%.*2\.40.%/);
    await expectText(page, option(ATTACK, 'uniform')).toMatch(/0\.952.%.*3\.48.%/);
    await expect
      .poll(() => formulaOf(page, ATTACK))
      .toBe('½ + 0 and ½ + 103 give Beta(0.5, 103.5).');
    await press(page, option(ATTACK, 'uniform') + ' input');
    await waitForText(page, panel(ATTACK, '[data-formula]'), 'give Beta(1, 104)');
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    await expect.poll(() => drawnOf(page, ATTACK)).toMatch(/^Now 0\.952.% .* to 3\.48.%$/);
    await expect
      .poll(() => cellsOf(page, panel(ATTACK, '[data-step="result"] tr.before')))
      .toMatch(/^As published 0\.481.% .* to 2\.40.%$/);
    await waitForFullRun(page);
    await page.waitForSelector('[data-difference]');
    await press(page, option(ATTACK, 'jeffreys') + ' input');
    await waitForText(page, '[data-changes]', 'all as published');
  });

  it('waits for the numbers of a robust mixture, then draws from it', async () => {
    const page = await open('us-travelers', ATTACK);
    await press(page, option(ATTACK, 'robust') + ' input');
    await waitForText(page, option(ATTACK, 'robust'), 'Fill in its numbers');
    await expectText(page, '[data-changes]').toContain('all as published');
    await typeInto(page, panel(ATTACK, 'input[name="mean"]'), '5');
    await typeInto(page, panel(ATTACK, 'input[name="size"]'), '40');
    await waitForText(page, panel(ATTACK, '[data-formula]'), 'Beta(2, 38) with probability 0.8');
    // weights 0.8·B(2, 141)/B(2, 38) and 0.2·B(1, 104)/B(1, 1): mean 0.01385 by scipy's betaln
    await expect.poll(() => drawnOf(page, ATTACK)).toMatch(/^Now 1\.38.%/);
    await typeInto(page, panel(ATTACK, 'input[name="size"]'), '-1');
    await waitForText(page, option(ATTACK, 'robust'), 'Still drawn with');
    await expect.poll(() => drawnOf(page, ATTACK)).toMatch(/^Now 1\.38.%/);
  });

  it('refuses Haldane’s prior where nobody was counted, in the engine’s words', async () => {
    const page = await open('us-travelers', ATTACK);
    await press(page, option(ATTACK, 'haldane') + ' input');
    await waitForText(
      page,
      option(ATTACK, 'haldane'),
      'must see at least one person on either side',
    );
    await expectText(page, '[data-changes]').toContain('all as published');
    await expect.poll(() => drawnOf(page, ATTACK)).toMatch(/^Drawn from 0\.481.%/);
  });

  it('weighs a count by box and slider, and says how many people it is worth', async () => {
    const page = await open('us-travelers', ATTACK);
    await typeInto(page, panel(ATTACK, '[data-step="weight"] input[type="text"]'), '0.5');
    await waitForText(page, panel(ATTACK, '[data-step="weight"]'), 'worth 51.5 of 103 people');
    await focusOn(page, panel(ATTACK, '[data-step="weight"] input[type="range"]'));
    await page.keyboard.press('ArrowRight');
    await waitForText(page, panel(ATTACK, '[data-step="weight"]'), 'worth 56.65 of 103 people');
    await typeInto(page, panel(ATTACK, '[data-step="weight"] input[type="text"]'), '2');
    await waitForText(page, panel(ATTACK, '[data-step="weight"]'), 'a number from 0 to 1');
  });

  it('takes a bound as a count where the reader says so', async () => {
    const page = await open('uk-returnees', CONVICTED);
    await choose(page, panel(CONVICTED, '.picker select'), BELGIUM);
    await press(page, panel(CONVICTED, '.buttons button:last-child'));
    await waitForText(page, panel(CONVICTED, '[data-formula]'), 'At least 44 of 115');
    await press(page, panel(CONVICTED, 'input[value="count"]'));
    await waitForText(page, panel(CONVICTED, '[data-formula]'), '½ + 0.8 × 44 and ½ + 0.8 × 71');
    await undo(page);
    await waitForText(page, panel(CONVICTED, '[data-formula]'), 'At least 44 of 115');
  });

  it('opens and closes by keyboard and gives the focus back', async () => {
    const page = await open('us-travelers', ATTACK);
    const focused = () =>
      page.evaluate(() => document.activeElement?.textContent.replace(/\s+/g, ' ').trim());
    await focusOn(page, panel(ATTACK, 'input[value="jeffreys"]'));
    await page.keyboard.press('ArrowDown');
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    await page.keyboard.press('Escape');
    await waitForNone(page, '[data-panel]');
    await expect.poll(focused).toMatch(/^How this number is made/);
    await page.keyboard.press('Enter');
    await page.waitForSelector(panel(ATTACK));
    await page.keyboard.press('Tab');
    await waitForFocus(page, '[data-panel] *');
  });
});

describe('several claims and tables in Chromium', () => {
  it('adds a second claim, pools it, lets the places learn, and undoes step by step', async () => {
    const page = await open('uk-returnees', CONVICTED);
    await choose(page, panel(CONVICTED, '.picker select'), BELGIUM);
    await press(page, panel(CONVICTED, '[data-add-claim]'));
    const rule = panel(CONVICTED, '.rule select');
    await page.waitForSelector(rule);
    await expectValue(page, rule).toBe('partial');
    const partial = await drawnOf(page, CONVICTED);
    await choose(page, rule, 'pool');
    await waitForText(page, panel(CONVICTED, '[data-formula]'), '54 of 400 and at least 44 of 115');
    await expect.poll(() => drawnOf(page, CONVICTED)).not.toBe(partial);
    const pooled = await drawnOf(page, CONVICTED);
    await choose(page, rule, 'partial');
    await waitForText(page, panel(CONVICTED), 'Partial pooling takes no prior');
    await expect.poll(() => drawnOf(page, CONVICTED)).not.toBe(pooled);
    await choose(page, panel(CONVICTED, 'select[id$="-place"]'), BELGIUM);
    await waitForText(page, panel(CONVICTED, '[data-formula]'), 'Belgium');
    await undo(page);
    await undo(page);
    await expect.poll(() => drawnOf(page, CONVICTED)).toBe(pooled);
    await undo(page);
    await undo(page);
    await waitForText(page, '[data-changes]', 'all as published');
    await expect.poll(() => formulaOf(page, CONVICTED)).toMatch(/give Beta\(54\.5, 346\.5\)\.$/);
  });

  it('puts a claim beside the others from the evidence cell', async () => {
    const page = await open('uk-returnees', CONVICTED);
    const claim = `[data-claim="${BELGIUM}"]`;
    await press(page, `${claim} summary`);
    await page.waitForSelector(`${claim} .use`);
    await choose(page, `${claim} .use select`, CONVICTED);
    await press(page, `${claim} [data-add-claim]`);
    await waitForText(page, `${claim} .outcome`, 'Added to the claims of');
    await waitForText(page, panel(CONVICTED), 'at least 44 of 115');
    await expectText(page, '[data-changes]').toContain('You changed 1 of');
  });

  it('draws a small density beside each claim that has one', async () => {
    const page = await open('uk-returnees', CONVICTED);
    await page.waitForSelector('[data-claim="bbc-uk-convicted"] .density svg path.outline');
    const drawn = await page.$eval('[data-claim="bbc-uk-convicted"] .density svg', (svg) => ({
      says: svg.getAttribute('aria-label')?.replaceAll('\u00a0', ' '),
      path: svg.querySelector('path.outline')?.getAttribute('d')?.length ?? 0,
    }));
    // Beta(54.5, 346.5): mean 0.13591, 2.5 and 97.5 % by scipy's beta.ppf 0.10415 and 0.17107
    expect(drawn.says).toBe('By itself: mean 13.6 %, 95 % interval 10.4 to 17.1 %');
    expect(drawn.path).toBeGreaterThan(500);
  });

  it('sets prior and weight of a whole table, and takes both back with one part', async () => {
    const KILLED = 'parameters.killed';
    const page = await open('france-accounting', KILLED);
    await press(page, panel(KILLED, '[data-step="split"] input[value="uniform"]'));
    await waitForText(
      page,
      panel(KILLED, '[data-formula]'),
      'the prior adds 1 to each of the 4 parts',
    );
    await waitForText(page, '[data-changes]', 'You changed');
    await typeInto(page, panel(KILLED, '[data-step="split"] input[type="text"]'), '0.5');
    await waitForText(page, panel(KILLED, '[data-step="split"]'), 'worth 850 of 1,700 people');
    await press(page, `${row(KILLED)} .box button`);
    await waitForText(page, '[data-changes]', 'all as published');
  });

  it('draws a range with what was stated marked on the curve', async () => {
    const SERVED = 'parameters.time-served';
    const page = await open('us-travelers', SERVED);
    await expect
      .poll(() => page.$$eval(panel(SERVED, 'svg circle'), (marks) => marks.length))
      .toBe(2);
    await expect
      .poll(() => cellsOf(page, panel(SERVED, '[data-fit] tbody')))
      .toMatch(/5.% 6 years 6 years met/);
    await typeInto(page, `${row(SERVED)} .box input`, 'p10 2, p50 5, p90 30 years as gamma');
    await waitForText(page, panel(SERVED, '[data-fit]'), 'below');
    await page.waitForSelector(panel(SERVED, 'svg path.missed'));
  });
});

describe('every panel in Chromium', () => {
  it('has no fault of accessibility, light or dark', async () => {
    const page = await open('uk-returnees', CONVICTED);
    await choose(page, panel(CONVICTED, '.picker select'), BELGIUM);
    await press(page, panel(CONVICTED, '[data-add-claim]'));
    await choose(page, panel(CONVICTED, '.rule select'), 'pool');
    await press(page, option(CONVICTED, 'robust') + ' input');
    await waitForFullRun(page);
    expect(await axeFaultsInBothColours(page)).toEqual([]);
  });

  it('fits a phone without a sideways scroll', async () => {
    const page = await open('uncounted-place', 'parameters.elsewhere');
    await page.setViewport({ width: 360, height: 780 });
    // figures are laid out anew for the width
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(360);
  });

  it('has complained about nothing on the way', () => {
    expect(complaints.flat()).toEqual([]);
  });
});
