import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { axeFaultsInBothColours } from './axe-faults.ts';
import { builtNotebook } from './built-notebook.ts';
import {
  boxOf,
  change,
  choose,
  expectText,
  press,
  textOf,
  typeInto,
  waitForFullRun,
  waitForNone,
  waitForText,
} from './notebook-page.ts';

const CONVICTED = 'parameters.convicted';
const row = (id: string) => `[data-assumption="${id}"]`;
const claim = (id: string) => `[data-claim="${id}"]`;

const notebook = builtNotebook();

async function open(): Promise<Page> {
  return (await notebook.openScenario('uk-returnees')).page;
}

describe('differences and influences in Chromium', () => {
  it('says how much more an edit gives, draw by draw, and takes it back with the edit', async () => {
    const page = await open();
    expect(await page.$('[data-difference]')).toBeNull();
    await change(page, CONVICTED, '108 of 400');
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    await waitForFullRun(page);
    await expectText(page, '[data-difference]').toMatch(
      /^With your change: [\d.]+ more on average, in 90.% of draws \d+ to \d+ more; more in .*4,096 draws compared one by one\)\.$/,
    );
    await typeInto(page, boxOf(CONVICTED), '54 of 400');
    await waitForText(page, '[data-changes]', 'all as published');
    await waitForNone(page, '[data-difference]');
  });

  it('says beside a variant what it changes once it has been run', async () => {
    const page = await open();
    const variant = 'label:has(input[value="belgian-share"]) .answer';
    await press(page, 'input[value="belgian-share"]');
    await waitForText(page, variant, 'more');
    await expectText(page, 'label:has(input[value="base"])').not.toMatch(/more|fewer/);
  });

  it('says which assumption moves the answer most', async () => {
    const page = await open();
    const shown = () =>
      page.$$eval('[data-influence]', (all) =>
        all.map((mark) => ({
          mark: Number(mark.getAttribute('data-influence')),
          text: mark.textContent,
        })),
      );
    // all of one run: the mark that says so is the largest
    await expect
      .poll(
        async () => (await shown()).sort((a, b) => Math.abs(b.mark) - Math.abs(a.mark))[0]?.text,
      )
      .toContain('moves the answer most');
    const marks = (await shown()).map(({ mark }) => mark);
    // beyond three standard errors of 1 / √4095
    for (const mark of marks) expect(Math.abs(mark)).toBeGreaterThan(3 / 64);
  });
});

describe('claims in Chromium', () => {
  it('lists the claims in use, and every claim on demand, filtered by words and place', async () => {
    const page = await open();
    const rows = () => page.$$eval('[data-claim]', (all) => all.length);
    const used = await rows();
    await choose(page, '[id$="-scope"]', 'all');
    await expect.poll(rows).toBeGreaterThan(Math.max(used, 98));
    await choose(page, '[id$="-place"]', 'Tunisia');
    const option = await textOf(page, '[id$="-place"] option[value="Tunisia"]');
    const promised = /\((\d+)\)$/.exec(option)?.[1] ?? '?';
    await waitForText(page, '.count', `${promised} claims`);
    await expect.poll(rows).toBe(Number(promised));
    await typeInto(page, '[id$="-words"]', 'no such words');
    await waitForText(page, '.count', '0 claims');
  });

  it('opens a claim, follows a link between claims, and puts a claim to use', async () => {
    const page = await open();
    const other = 'belgium-returnees-in-prison';
    await press(page, `${claim(other)} summary`);
    await page.waitForSelector(`${claim(other)} .use`);
    await choose(page, `${claim(other)} select`, CONVICTED);
    await press(page, `${claim(other)} .use button`);
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    await expectText(page, `${row(CONVICTED)} .evidence`).toContain('44');

    await choose(page, '[id$="-scope"]', 'all');
    await expect.poll(() => page.$$eval('[data-claim]', (all) => all.length)).toBeGreaterThan(98);
    await page.$$eval('[data-claim] details', (all) => all.forEach((each) => (each.open = true)));
    await page.waitForSelector('[data-claim] .more .warn button');
    // read and pressed in one go, for claims above may still be opening
    const wanted = await page.$eval('[data-claim] .more .warn button', (button) => {
      (button as HTMLButtonElement).click(); // the selector names a button
      return button.parentElement?.textContent.split(':')[1]?.trim() ?? '';
    });
    expect(wanted).not.toBe('');
    const focused = () =>
      page.evaluate(
        () =>
          document.activeElement?.closest('[data-claim]')?.querySelector('.says')?.textContent ??
          '',
      );
    await expect.poll(async () => (await focused()).startsWith(wanted)).toBe(true);
  });

  it('has no fault of accessibility with claims, posteriors and differences open', async () => {
    const page = await open();
    await change(page, CONVICTED, '108 of 400');
    await choose(page, '[id$="-scope"]', 'all');
    await page.$$eval('main details', (all) => all.forEach((each) => (each.open = true)));
    await waitForFullRun(page);
    await page.waitForSelector('[data-influence]');
    expect(await axeFaultsInBothColours(page)).toEqual([]);
  });
});
