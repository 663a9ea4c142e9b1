import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { glossary } from '../../ui/words/glossary.ts';
import { builtNotebook } from './built-notebook.ts';
import { beThere, seriousFaults } from './notebook-page.ts';

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
    expect(await tips(page)).toEqual([glossary.mean.meaning]);
    const box = await (await page.$(TIP))?.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20, { steps: 5 });
    expect(await tips(page)).toEqual([glossary.mean.meaning]);
    expect(await below()).toBe(before);
    await page.mouse.move(5, 5);
    expect(await tips(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('explain when the keyboard reaches them, one at a time, until Escape', async () => {
    const { page } = await notebook.openScenario('uk-returnees');
    await page.focus(TERM);
    expect(await tips(page)).toEqual([glossary.mean.meaning]);
    expect(
      await page.$eval(TERM, (term) => {
        const id = term.getAttribute('aria-describedby') ?? '';
        return document.getElementById(id)?.textContent;
      }),
    ).toBe(glossary.mean.meaning);
    await page.keyboard.press('Tab');
    expect(await tips(page)).toEqual([glossary.interval.meaning]);
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await tips(page)).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await tips(page)).toEqual([glossary.interval.meaning]);
    await page.keyboard.press('Tab');
    expect(await tips(page)).not.toContain(glossary.interval.meaning);
    await page.close();
  });

  it('leave the panel open that Escape would close, and close before it', async () => {
    const { page } = await notebook.openScenario('us-travelers');
    const row = '[data-assumption="parameters.attack"]';
    await page.$eval(`${row} .opener`, (opener) => (opener as HTMLElement).click()); // the selector names a button
    await page.waitForSelector(`${row} legend [data-term]`);
    await page.focus(`${row} legend [data-term]`);
    expect(await tips(page)).toEqual([glossary.prior.meaning]);
    await page.keyboard.press('Escape');
    expect(await tips(page)).toEqual([]);
    expect(await page.$(`${row} legend [data-term]`)).not.toBeNull();
    await page.close();
  });

  it('explain when they are tapped, within a narrow screen', async () => {
    const { page } = await notebook.open('#/s/uk-returnees');
    await page.setViewport({ width: 320, height: 700, hasTouch: true, isMobile: true });
    await page.reload();
    await beThere(page);
    await page.waitForSelector('[data-state]');
    await page.tap('[data-answer] .mcse [data-term]');
    expect(await tips(page)).toHaveLength(1);
    const box = await (await page.$(TIP))?.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
    await page.touchscreen.tap(160, 20);
    await page.waitForFunction((tip) => document.querySelector(tip) === null, {}, TIP);
    await page.close();
  });
});
