// Long because it is one visit after another to one page, with what they share.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { axeFaultsInBothColours } from './axe-faults.ts';
import { builtNotebook } from './built-notebook.ts';
import {
  boxOf,
  change,
  expectText,
  expectValue,
  figureMarks,
  focusOn,
  textOf,
  typeInto,
  waitForFullRun,
  waitForNone,
  waitForText,
  type NotebookPage,
} from './notebook-page.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const scenario = readFileSync(`${root}scenarios/uk-returnees/scenario.yaml`, 'utf8');
const CONVICTED = boxOf('parameters.convicted');

const notebook = builtNotebook();
const opened: NotebookPage[] = [];

async function open(hash: string): Promise<Page> {
  const page = await notebook.open(hash);
  opened.push(page);
  return page.page;
}

/** A page for axe-core, whose own inline styles the page's policy refuses, so its complaints are not ours. */
async function openForAxe(hash: string): Promise<Page> {
  return (await notebook.open(hash)).page;
}

async function openScenario(): Promise<Page> {
  const page = await open('#/s/uk-returnees');
  await waitForFullRun(page);
  return page;
}

async function press(
  page: Page,
  ...keys: ('Control' | 'Shift' | 'KeyA' | 'KeyZ')[]
): Promise<void> {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of [...keys].reverse()) await page.keyboard.up(key);
}

async function openSource(page: Page): Promise<void> {
  await page.locator('::-p-text(Show source)').click();
  await page.locator('[data-editor] >>> .cm-content').click();
}

/** Pastes a whole text over what stands in the source view. */
async function replaceSource(page: Page, text: string): Promise<void> {
  await page.locator('[data-editor] >>> .cm-content').click();
  await press(page, 'Control', 'KeyA');
  await page.$eval(
    '[data-editor] >>> .cm-content',
    (code, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      code.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    text,
  );
}

describe('notebook in Chromium', () => {
  it('lists the scenarios as their questions and opens one', async () => {
    const page = await open('');
    await page.waitForSelector('main > ul h3 a');
    const questions = await page.$$eval('main > ul h3 a', (links) =>
      links.map((link) => link.textContent),
    );
    const folders = readdirSync(`${root}scenarios`);
    const isScenario = (name: string) => existsSync(`${root}scenarios/${name}/scenario.yaml`);
    expect(questions).toHaveLength(folders.filter(isScenario).length);
    for (const question of questions) expect(question).toMatch(/\?$/);
    await page.locator('a[href="#/s/uk-returnees"]').click();
    await waitForText(page, 'h1', 'how many will be convicted?');
  });

  it('answers the question, and says that the run is the committed one', async () => {
    const page = await openScenario();
    await expectText(page, '[data-answer]').toMatch(
      /^[\d.]+ people on average by Jan 2028, .*\d+ to \d+/,
    );
    await expectText(page, '[data-state]').toContain('Same as the committed run');
    await expectText(page, '[data-changes]').toMatch(/^\d+ assumptions, all as published$/);
  });

  it('follows an edit of 54 of 400 to 108 of 400 and takes it back', async () => {
    const page = await openScenario();
    const before = {
      answer: await textOf(page, '[data-answer]'),
      figures: await figureMarks(page),
    };
    await change(page, 'parameters.convicted', '108 of 400');
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    await waitForFullRun(page);
    await expectText(page, '[data-state]').toContain('Full run');
    await expectText(page, '[data-answer]').not.toBe(before.answer);
    await expect.poll(() => figureMarks(page)).not.toBe(before.figures);
    // Jeffreys posterior Beta(108.5, 292.5): mean 0.2706; 5 and 95 % by scipy's beta.ppf 0.2348 and 0.3077.
    await expectText(page, '[data-assumption="parameters.convicted"] .meaning').toMatch(
      /^27\.1.%.*23\.5.% to 30\.8.%/,
    );
    const number = (text: string) => Number(/^[\d.]+/.exec(text)?.[0]);
    await expect
      .poll(async () => number(await textOf(page, '[data-answer]')))
      .toBeGreaterThan(number(before.answer) * 1.5);

    await page.locator('summary[data-changes]').click();
    await expectText(page, '.list li').toContain('54 of 400 → 108 of 400');
    await page.locator('.list li button').click();
    await waitForText(page, '[data-changes]', 'all as published');
    await waitForText(page, '[data-state]', 'Same as the committed run');
    await expectText(page, '[data-answer]').toBe(before.answer);
    await expectValue(page, CONVICTED).toBe('54 of 400');
  });

  it('keeps what was typed and the last valid value when a box cannot be read', async () => {
    const page = await openScenario();
    await typeInto(page, CONVICTED, '54 of 40');
    await waitForText(page, '[data-assumption="parameters.convicted"] .meaning', 'must not exceed');
    await expectValue(page, CONVICTED).toBe('54 of 40');
    await expect
      .poll(() => page.$eval(CONVICTED, (box) => box.getAttribute('aria-invalid')))
      .toBe('true');
  });

  it('goes back to the value from before the typing when a slowly typed text cannot be read', async () => {
    const page = await openScenario();
    const answer = await textOf(page, '[data-answer]');
    const meaning = '[data-assumption="parameters.convicted"] .meaning';
    await focusOn(page, CONVICTED);
    await press(page, 'Control', 'KeyA');
    await page.keyboard.type('1');
    await waitForText(page, '[data-changes]', 'You changed 1 of'); // so far it reads as a share of all
    await page.keyboard.type('3.5');
    await waitForText(page, meaning, 'Still running: 54 of 400.');
    await waitForText(page, '[data-changes]', 'all as published');
    await waitForText(page, '[data-state]', 'Same as the committed run');
    await expectText(page, '[data-answer]').toBe(answer);
    await page.keyboard.type('%');
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    await page.keyboard.press('Escape');
    await waitForText(page, '[data-changes]', 'all as published');
    await expectValue(page, CONVICTED).toBe('54 of 400');
  });

  it('undoes and redoes by keyboard outside of the boxes', async () => {
    const page = await openScenario();
    await change(page, 'parameters.convicted', '108 of 400');
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    await page.$eval('main', (main) => main.focus());
    await press(page, 'Control', 'KeyZ');
    await waitForText(page, '[data-changes]', 'all as published');
    await press(page, 'Control', 'Shift', 'KeyZ');
    await waitForText(page, '[data-changes]', 'You changed 1 of');
  });

  it('shows a variant in colour with the base behind it', async () => {
    const page = await openScenario();
    const before = await textOf(page, '[data-answer]');
    await page.locator('input[value="belgian-share"]').click();
    await waitForText(page, '[data-before]', 'Without it:');
    await waitForFullRun(page);
    await expectText(page, '[data-answer]').not.toBe(before);
    await page.waitForSelector('main figure .baseline');
    await page.locator('input[value="base"]').click();
    await waitForText(page, '[data-state]', 'Same as the committed run');
    await expectText(page, '[data-answer]').toBe(before);
  });

  it('edits one document from the source view and from the boxes, comments kept', async () => {
    const page = await openScenario();
    await openSource(page);
    await replaceSource(
      page,
      scenario.replace('{ evidence: bbc-uk-convicted, weight: 1 }', '108 of 400 # mine'),
    );
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    await expectValue(page, CONVICTED).toBe('108 of 400');
    await typeInto(page, CONVICTED, '90 of 400');
    await expectText(page, '[data-editor] >>> .cm-content').toContain('90 of 400 # mine');
  });

  it('names the line of every problem and keeps the last good picture, marked as such', async () => {
    const page = await openScenario();
    const answer = await textOf(page, '[data-answer]');
    await openSource(page);
    const broken = scenario
      .replace('draws: 10000', 'draws: none')
      .replace('outcomes:', 'outcome: x\noutcomes:');
    await replaceSource(page, broken);
    await waitForText(page, '.problems', 'Line');
    const problems = () =>
      page.$$eval('.problems li', (list) => list.map((item) => item.textContent).join('\n'));
    const lineOf = (words: string) =>
      broken.split('\n').findIndex((line) => line.includes(words)) + 1;
    await expect.poll(problems).toContain(`Line ${lineOf('draws: none')}`);
    await expect.poll(problems).toContain(`Line ${lineOf('outcome: x')}`);
    await expectText(page, '[data-answer]').toBe(answer);
    await expect
      .poll(() => page.$eval('[data-state]', (status) => status.getAttribute('data-state')))
      .toBe('stale');
    await replaceSource(page, scenario);
    await waitForText(page, '[data-state]', 'Same as the committed run');
  });

  it('shares an edit by a link that opens with the same edit', async () => {
    const page = await openScenario();
    await change(page, 'parameters.convicted', '108 of 400');
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    await waitForFullRun(page);
    await page.locator('button[data-share]').click();
    await page.waitForFunction(() =>
      document.querySelector('[data-share]')?.getAttribute('data-share')?.includes('edit='),
    );
    const link = await page.$eval(
      '[data-share]',
      (button) => button.getAttribute('data-share') ?? '',
    );
    expect(link).toMatch(/#\/s\/uk-returnees\?from=[0-9a-f]{8}&edit=/);
    const other = await open(link.slice(link.indexOf('#')));
    await other.locator('[data-offer-open]').click();
    await waitForText(other, '[data-changes]', 'You changed 1 of');
    await waitForFullRun(other);
    await expectValue(other, CONVICTED).toBe('108 of 400');
    const answers = async () => [
      await textOf(page, '[data-answer]'),
      await textOf(other, '[data-answer]'),
    ];
    await expect.poll(async () => new Set(await answers()).size).toBe(1);
  });

  it('opens the unchanged scenario with a plain word when a link is garbage', async () => {
    const page = await open('');
    for (const edit of ['%%%', 'AAAA', 'not-a-link', 'q1bKSM3JyVeyUkrOz0vLLC5RqgUA']) {
      await page.evaluate((hash) => (location.hash = hash), '#/');
      await waitForNone(page, '.notice');
      await page.evaluate((hash) => (location.hash = hash), `#/s/uk-returnees?edit=${edit}`);
      await expectText(page, '.notice').toMatch(/link/);
      await waitForFullRun(page);
      await expectText(page, '[data-changes]').toContain('all as published');
    }
  });

  it('has no fault of accessibility, light or dark, with everything open', async () => {
    const page = await openForAxe('');
    await page.waitForSelector('main li a');
    expect(await axeFaultsInBothColours(page)).toEqual([]);
    await page.evaluate(() => (location.hash = '#/s/uk-returnees'));
    await waitForFullRun(page);
    expect(await axeFaultsInBothColours(page)).toEqual([]);
    await change(page, 'parameters.convicted', '108 of 400');
    await page.locator('summary[data-changes]').click();
    await openSource(page);
    await page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
    await waitForFullRun(page);
    expect(await axeFaultsInBothColours(page)).toEqual([]);
  });

  it('has complained about nothing on the way, its content security policy included', () => {
    expect(opened.length).toBeGreaterThan(10);
    expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
