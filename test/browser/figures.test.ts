import { describe, expect, it } from 'vitest';
import { builtNotebook } from './built-notebook.ts';
import { press, seriousFaults, textOf, waitForText } from './notebook-page.ts';

const notebook = builtNotebook();

/** Scrolls to a figure and waits until it is drawn. */
async function show(page: Awaited<ReturnType<typeof notebook.openScenario>>['page'], id: string) {
  await page.$eval(`#${id}`, (figure) => figure.scrollIntoView({ block: 'center' }));
  await page.waitForSelector(`#${id} figure svg`);
}

describe('figures in the browser', () => {
  it('draws every form, without a complaint and without a serious fault of accessibility', async () => {
    const { page, complaints } = await notebook.openScenario('pooled-convictions');
    for (const id of ['four-counts', 'pooled-chances', 'draws-needed', 'four-ways']) {
      await show(page, id);
    }
    expect(await textOf(page, '#pooled-chances figcaption')).toContain('at most that many');
    expect(await textOf(page, '#four-counts desc')).toContain('5 shares');
    // last, for variants are run while their figure is near the screen
    await waitForText(page, '#four-ways figcaption', '16,384 draws each');
    expect(await seriousFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows differences, people by state and moves of the British returnees', async () => {
    const { page, complaints } = await notebook.openScenario('uk-returnees');
    for (const id of ['people-over-time', 'more-trials-difference', 'who-goes-where']) {
      await show(page, id);
    }
    await waitForText(page, '#more-trials-difference', 'more in 9');
    expect(await textOf(page, '#who-goes-where figcaption')).toContain('They are means');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('tells luck from ignorance when asked', async () => {
    const { page } = await notebook.openScenario('uk-returnees');
    await show(page, 'convicted-over-time');
    await press(page, '#convicted-over-time .split input');
    await waitForText(page, '#convicted-over-time figcaption', 'ignorance alone');
    await press(page, '#convicted-over-time .split input');
    await page.waitForFunction(
      () =>
        !document
          .querySelector('#convicted-over-time figcaption')
          ?.textContent.includes('ignorance alone'),
    );
    await page.close();
  });

  it('is read with the arrow keys', async () => {
    const { page } = await notebook.openScenario('uk-returnees');
    await show(page, 'attacked-chances');
    const range = await page.$('#attacked-chances input[type=range]');
    await range?.focus();
    const before = await range?.evaluate((input) => input.getAttribute('aria-valuetext'));
    await page.keyboard.press('ArrowRight');
    await waitForText(page, '#attacked-chances .readout', 'at least 3 people');
    expect(await range?.evaluate((input) => input.getAttribute('aria-valuetext'))).not.toBe(before);
    await page.close();
  });
});
