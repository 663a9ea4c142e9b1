import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { axeFaultsInBothColours } from './axe-faults.ts';
import { builtNotebook } from './built-notebook.ts';
import {
  boxOf,
  change,
  choose,
  expectText,
  expectValue,
  figureMarks,
  press,
  textOf,
  waitForFullRun,
  waitForText,
  type NotebookPage,
} from './notebook-page.ts';

const opened: NotebookPage[] = [];
const notebook = builtNotebook();

async function open(hash: string): Promise<Page> {
  const page = await notebook.open(hash);
  opened.push(page);
  return page.page;
}

async function openScenario(id: string): Promise<Page> {
  const page = await open(`#/s/${id}`);
  await waitForFullRun(page);
  return page;
}

describe('a scenario with groups', () => {
  it('takes an edit of one group’s people, says whose it is, and gives it back', async () => {
    const page = await openScenario('women-and-minors');
    const before = await textOf(page, '[data-answer]');
    await page.waitForSelector('[data-assumption^="population.women/"]');
    const id = await page.$eval('[data-assumption^="population.women/"]', (row) =>
      row.getAttribute('data-assumption'),
    );
    await change(page, id ?? '', '200');
    await waitForText(page, '[data-changes]', '1 of');
    await expectText(page, '[data-answer]').not.toBe(before);
    await press(page, '[data-changes]');
    await expectText(page, '.changes li').toMatch(/^Women: /);
    await press(page, '.changes li button');
    await waitForText(page, '[data-answer]', before.slice(0, 6));
  });

  it('offers an outcome of one group in a figure', async () => {
    const page = await openScenario('women-and-minors');
    await page.waitForSelector('main .pick select option[value$="@women"]');
    const wanted = await page.$eval(
      'main .pick select option[value$="@women"]',
      (option) => option.getAttribute('value') ?? '',
    );
    const before = await figureMarks(page);
    await choose(page, 'main .pick select', wanted);
    await page.waitForFunction(() =>
      document.querySelector('figure .title')?.textContent.includes('Women'),
    );
    await expect.poll(() => figureMarks(page)).not.toBe(before);
  });
});

describe('people who come in', () => {
  it('are edited as a rate and as a series, which the address keeps', async () => {
    const page = await openScenario('monitoring-capacity');
    const box = boxOf('inflow.inflow/back');
    await change(page, 'inflow.inflow/back', '20 per month');
    await waitForText(page, '[data-changes]', '1 of');
    await change(page, 'inflow.inflow/back', '0, 0, 100');
    await waitForText(
      page,
      '[data-assumption="inflow.inflow/back"] .meaning',
      '100 people in 3 steps',
    );
    await waitForFullRun(page);
    await page.waitForSelector('[data-keep="kept"]');
    await page.waitForFunction(() => /keep=.*edit=/.test(location.hash));
    await page.reload();
    await waitForFullRun(page);
    await expectValue(page, box).toBe('0, 0, 100');
  });

  it('are replaced by a variant, whose numbers stand beside theirs', async () => {
    const page = await openScenario('monitoring-capacity');
    const before = await textOf(page, '[data-answer]');
    await press(page, 'input[type=radio][value=brought-home]');
    await waitForText(page, '[data-assumption="inflow.inflow/back"] .override', '50, 50');
    await waitForFullRun(page);
    await expectText(page, '[data-answer]').not.toBe(before);
    await expectText(page, '[data-difference]').toContain('more on average');
  });
});

describe('the diagram', () => {
  it('is drawn when it comes near, and read with the keyboard', async () => {
    const page = await openScenario('monitoring-capacity');
    await page.$$eval('main h2', (all) =>
      all.find(({ textContent }) => textContent === 'The model')?.scrollIntoView(),
    );
    await page.waitForSelector('.edge');
    await page.$eval('.edge', (edge) => (edge as SVGElement).focus()); // an edge is a group of the picture
    await expectText(page, '.details strong').toContain('→');
    const first = await textOf(page, '.details strong');
    await page.keyboard.press('Tab');
    await expectText(page, '.details strong').not.toBe(first);
    await expect.poll(() => page.$$eval('.edge.chosen', (all) => all.length)).toBe(1);
  });
});

describe('a published model', () => {
  it('is told exactly, on a clock without dates, and listed apart', async () => {
    const page = await openScenario('validation/hiv-chancellor');
    // 44,663 pounds: Briggs, Claxton & Sculpher 2006, example 2.5
    await expectText(page, '[data-answer]').toMatch(
      /^44,663 pounds of 1995 on average after 20 years/,
    );
    await expectText(page, '[data-answer]').toContain('the mean is exact');
    await waitForText(page, '[data-spread]', 'the whole interval is luck');
    const start = await open('#/');
    await start.waitForSelector('section a');
    const links = await start.$$eval('section a', (all) => all.map((a) => a.getAttribute('href')));
    expect(links).toContain('#/s/validation/hiv-chancellor');
    expect(links.every((href) => href?.startsWith('#/s/validation/'))).toBe(true);
  });
});

it('has no fault of accessibility with groups and a diagram, in light and dark', async () => {
  const { page } = await notebook.openScenario('women-and-minors');
  await page.$$eval('main h2', (all) =>
    all.find(({ textContent }) => textContent === 'The model')?.scrollIntoView(),
  );
  await page.waitForSelector('.edge');
  expect(await axeFaultsInBothColours(page)).toEqual([]);
});

it('is complained about by no console', () => {
  expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
});
