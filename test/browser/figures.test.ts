import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { axeFaults } from './axe-faults.ts';
import { builtNotebook } from './built-notebook.ts';
import { expectText, press, waitForText } from './notebook-page.ts';

const notebook = builtNotebook();

/** Scrolls to a figure until it is drawn: what is drawn above it on the way may push it out of sight again. */
async function show(page: Page, id: string): Promise<void> {
  const isDrawn = async () => {
    await page.$eval(`#${id}`, (figure) => figure.scrollIntoView({ block: 'center' }));
    return (await page.$(`#${id} figure svg`)) !== null;
  };
  await page.waitForSelector(`#${id}`);
  await expect.poll(isDrawn, { interval: 250 }).toBe(true);
}

describe('figures in the browser', () => {
  it('draws every form, without a complaint and without a fault of accessibility', async () => {
    const { page, complaints } = await notebook.openScenario('pooled-convictions');
    for (const id of ['four-counts', 'pooled-chances', 'draws-needed', 'four-ways']) {
      await show(page, id);
    }
    await expectText(page, '#pooled-chances figcaption').toContain('at most that many');
    await expectText(page, '#four-counts desc').toContain('5 shares');
    // last, for variants are run while their figure is near the screen
    await waitForText(page, '#four-ways figcaption', '16,384 draws each');
    expect(await axeFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows differences, people by state and moves of the British returnees', async () => {
    const { page, complaints } = await notebook.openScenario('uk-returnees');
    await show(page, 'people-over-time');
    await show(page, 'more-trials-difference');
    // variants are run while their figure is near the screen
    await waitForText(page, '#more-trials-difference', 'more in 9');
    await show(page, 'who-goes-where');
    await expectText(page, '#who-goes-where figcaption').toContain('They are means');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('tells luck from ignorance when asked', async () => {
    const { page } = await notebook.openScenario('uk-returnees');
    await show(page, 'convicted-over-time');
    await press(page, '#convicted-over-time .split input');
    await waitForText(page, '#convicted-over-time figcaption', 'ignorance alone');
    await press(page, '#convicted-over-time .split input');
    await expectText(page, '#convicted-over-time figcaption').not.toContain('ignorance alone');
    await page.close();
  });

  it('is read with the arrow keys', async () => {
    const { page } = await notebook.openScenario('uk-returnees');
    await show(page, 'attacked-chances');
    const range = await page.waitForSelector('#attacked-chances input[type=range]');
    await range?.focus();
    const before = await range?.evaluate((input) => input.getAttribute('aria-valuetext'));
    await page.keyboard.press('ArrowRight');
    await waitForText(page, '#attacked-chances .readout', 'at least 3 people');
    await expect
      .poll(() => range?.evaluate((input) => input.getAttribute('aria-valuetext')))
      .not.toBe(before);
    await page.close();
  });
});
