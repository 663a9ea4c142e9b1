import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { wantedBrowsers } from '../browsers.mjs';
import { builtNotebook } from './built-notebook.ts';
import { dropFile } from './drop-file.ts';
import {
  boxOf,
  choose,
  expectText,
  expectValue,
  focusOn,
  press,
  textOf,
  typeInto,
  waitForFocus,
  waitForNone,
  waitForText,
} from './notebook-page.ts';

const CONVICTED = 'parameters.convicted';
const ROW = `[data-assumption="${CONVICTED}"]`;
const panel = (part: string) => `[data-panel="${CONVICTED}"] ${part}`;
const EDITOR = '[data-editor] >>> .cm-content';

const project = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

/** Prior, weight and claim of a number, and all of them back. */
async function usePanel(page: Page): Promise<void> {
  await press(page, `${ROW} .opener`);
  await page.waitForSelector(panel('[data-step="result"]'));
  await press(page, panel('input[value="uniform"]'));
  // 1 + 54 and 1 + 346
  await waitForText(page, panel('[data-formula]'), 'give Beta(55, 347)');
  await typeInto(page, panel('[data-step="weight"] input[type="text"]'), '0.5');
  await waitForText(page, panel('[data-step="weight"]'), 'worth 200 of 400 people');
  await choose(page, panel('.picker select'), 'belgium-returnees-in-prison');
  await press(page, panel('.buttons button:last-child'));
  await waitForText(page, panel('[data-formula]'), 'At least 44 of 115');
  await press(page, `${ROW} .box button`);
  await waitForText(page, '[data-changes]', 'all as published');
  await expectText(page, panel('[data-formula]')).toContain('give Beta(54.5, 346.5)');
  await press(page, `${ROW} .opener`);
  await waitForNone(page, '[data-panel]');
}

async function slide(page: Page): Promise<void> {
  await focusOn(page, `${ROW} [data-slider]`);
  await page.keyboard.press('ArrowRight');
  await expectValue(page, boxOf(CONVICTED)).toBe('55 of 400');
  await press(page, '.history button:first-child');
  await expectValue(page, boxOf(CONVICTED)).toBe('54 of 400');
}

/** Folds, opens, duplicates and deletes a cell, and brings it back. */
async function arrangeCells(page: Page): Promise<void> {
  const table = (id: string) => `#${id} table`;
  await press(page, '#by-year [data-control="fold"]');
  await waitForNone(page, table('by-year'));
  await press(page, '#by-year [data-control="fold"]');
  await page.waitForSelector(table('by-year'));
  await press(page, '#by-year [data-control="duplicate"]');
  await page.waitForSelector(table('by-year-2'));
  await press(page, '#by-year-2 [data-control="remove"]');
  await waitForNone(page, '#by-year-2');
  await expectText(page, '[data-toast] p').toBe('Deleted: Table “by-year-2”.');
  await press(page, '[data-toast-undo]');
  await page.waitForSelector(table('by-year-2'));
  await waitForNone(page, '[data-toast]');
}

async function tellLuckFromIgnorance(page: Page): Promise<void> {
  const figure = '#convicted-over-time';
  await page.waitForSelector(`${figure} .split input`);
  await press(page, `${figure} .split input`);
  await waitForText(page, `${figure} figcaption`, 'ignorance alone');
  await press(page, `${figure} .split input`);
  await expectText(page, `${figure} figcaption`).not.toContain('ignorance alone');
}

/** From a number to its line, and back. */
async function goToSource(page: Page): Promise<void> {
  await focusOn(page, `${ROW} [data-to-source]`);
  await page.keyboard.press('Enter');
  await page.waitForSelector(EDITOR);
  await expect
    .poll(() => textOf(page, '[data-editor] >>> .cm-activeLine').catch(() => ''))
    .toContain('convicted: { evidence: bbc-uk-convicted');
  await page.keyboard.down('Control');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Control');
  await waitForFocus(page, boxOf(CONVICTED));
}

/** A folder with a scenario of another name and its evidence. */
async function dropFolder(page: Page): Promise<void> {
  const ledger = 'scenarios/evidence/press-2016-2018.yaml';
  const scenario = project('scenarios/uk-returnees/scenario.yaml');
  const mine = scenario.replace('title: British returnees', 'title: My returnees');
  const files = { 'scenarios/mine/scenario.yaml': mine, [ledger]: project(ledger) };
  const bytes = Object.entries(files).map(([path, text]) => [`a/${path}`, strToU8(text)] as const);
  await dropFile(page, 'mine.zip', zipSync(Object.fromEntries(bytes)));
  await waitForText(page, '[data-changes]', 'all as you opened them');
  expect(new URL(page.url()).hash).toMatch(/^#\/s\/mine\?keep=/);
  await expectText(page, '[data-keep="kept"]').toContain('My returnees');
}

// Chromium does each of these in tests of their own
describe.runIf(wantedBrowsers().includes('firefox'))('a tour in Firefox', () => {
  const notebook = builtNotebook('firefox');

  it('does once what is done with panel, slider, cells, figure, source and files, without a complaint', async () => {
    const { page, complaints } = await notebook.openScenario('uk-returnees');
    await tellLuckFromIgnorance(page);
    await usePanel(page);
    await slide(page);
    await arrangeCells(page);
    await goToSource(page);
    await dropFolder(page);
    expect(complaints).toEqual([]);
  });
});
