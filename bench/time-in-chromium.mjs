import { launchChromium, serveWeb } from './serve-web.mjs';

const SCENARIO = 'scenarios/validation/reference-cohort/scenario.yaml';

/**
 * Times workers in the built page of `folder`, in Chromium.
 *
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} texts files of the scenario by path
 * @returns {Promise<{ missing: string } | { version: string, times: readonly import('./time-workers.ts').WorkerTimes[] }>}
 */
export async function timeInChromium(folder, texts) {
  const server = await serveWeb(undefined, folder);
  let browser;
  try {
    browser = await launchChromium();
  } catch (error) {
    server.close();
    return { missing: `Chromium: ${error.message.split('\n')[0]}` };
  }
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    await page.waitForFunction(() => 'timeWorkers' in window);
    const times = await page.evaluate((...asked) => window.timeWorkers(...asked), texts, SCENARIO);
    const version = (await browser.version()).replace(/^\w+\/(\d+).*/, 'Chromium $1');
    return { version, times };
  } finally {
    await browser.close();
    server.close();
  }
}
