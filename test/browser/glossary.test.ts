import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { glossary } from '../../ui/words/glossary.ts';
import { axeFaults } from './axe-faults.ts';
import { builtNotebook } from './built-notebook.ts';
import { focusOn, press, restingPlace, waitForFullRun, waitForNone } from './notebook-page.ts';

const notebook = builtNotebook();
const TERM = '[data-answer] [data-term]';
const TIP = '[role="tooltip"][popover]';
const tips = (page: Page) => page.$$eval(TIP, (all) => all.map((tip) => tip.textContent));

describe('words that explain themselves', () => {
  it('explain on hover, stay while the pointer is on the explanation, and go', async () => {
    const { page, complaints } = await notebook.openScenario('uk-returnees');
    const below = () => page.$eval('.rests', (part) => part.getBoundingClientRect().top);
    const before = await below();
    await page.hover(TERM);
    await expect.poll(() => tips(page)).toEqual([glossary.mean.meaning]);
    const box = await restingPlace(page, TIP);
    await page.mouse.move(box.x + 20, box.y + 20, { steps: 5 });
    await expect.poll(() => tips(page)).toEqual([glossary.mean.meaning]);
    await expect.poll(below).toBe(before);
    await page.mouse.move(5, 5);
    await expect.poll(() => tips(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('explain when the keyboard reaches them, one at a time, until Escape', async () => {
    const { page } = await notebook.openScenario('uk-returnees');
    await focusOn(page, TERM);
    await expect.poll(() => tips(page)).toEqual([glossary.mean.meaning]);
    const described = () =>
      page.$eval(TERM, (term) => {
        const id = term.getAttribute('aria-describedby') ?? '';
        return document.getElementById(id)?.textContent;
      });
    await expect.poll(described).toBe(glossary.mean.meaning);
    await page.keyboard.press('Tab');
    await expect.poll(() => tips(page)).toEqual([glossary.interval.meaning]);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => tips(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => tips(page)).toEqual([glossary.interval.meaning]);
    await page.keyboard.press('Tab');
    await expect.poll(() => tips(page)).not.toContain(glossary.interval.meaning);
    await page.close();
  });

  it('leave the panel open that Escape would close, and close before it', async () => {
    const { page } = await notebook.openScenario('us-travelers');
    const row = '[data-assumption="parameters.attack"]';
    await press(page, `${row} .opener`);
    await focusOn(page, `${row} legend [data-term]`);
    await expect.poll(() => tips(page)).toEqual([glossary.prior.meaning]);
    await page.keyboard.press('Escape');
    await expect.poll(() => tips(page)).toEqual([]);
    expect(await page.$(`${row} legend [data-term]`)).not.toBeNull();
    await page.close();
  });

  it('explain when they are tapped, within a narrow screen', async () => {
    const { page } = await notebook.open('#/s/uk-returnees');
    await page.setViewport({ width: 320, height: 700, hasTouch: true, isMobile: true });
    await page.reload();
    await waitForFullRun(page);
    await page.tap('[data-answer] .mcse [data-term]');
    await expect.poll(() => tips(page)).toHaveLength(1);
    const box = await restingPlace(page, TIP);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(320);
    await page.touchscreen.tap(160, 20);
    await waitForNone(page, TIP);
    await page.close();
  });
});
