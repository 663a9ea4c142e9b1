import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { setColours, waitForRest } from './notebook-page.ts';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** Everything that axe-core finds on a page that has come to rest, of any impact, in one line each. */
export async function axeFaults(page: Page): Promise<string[]> {
  await waitForRest(page);
  // evaluated by the debugger, which the page's policy does not bind
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => {
    // the script just loaded defines it; what passes need not be written down
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({ resultTypes: ['violations'] });
  });
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(
      ({ html, target }) => `${id} (${String(impact)}): ${String(target[0])} ${html.slice(0, 120)}`,
    ),
  );
}

/** The same of one page in light and then in dark colours. */
export async function axeFaultsInBothColours(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colours of ['light', 'dark'] as const) {
    await setColours(page, colours);
    faults.push(...(await axeFaults(page)).map((fault) => `${colours}: ${fault}`));
  }
  return faults;
}
