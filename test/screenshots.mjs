// Long because each state that is looked at is one entry of a list.
// Pictures of the built notebook, to be looked at: `npm run screenshots -- [folder] [part of a name]`.
// Every state on a phone, a tablet and a desktop, light and dark; the folder is a temporary one unless named.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium, serveWeb } from '../bench/serve-web.mjs';

const SCREENS = {
  phone: { width: 390, height: 844, deviceScaleFactor: 1 },
  tablet: { width: 820, height: 1180, deviceScaleFactor: 1 },
  desktop: { width: 1440, height: 900, deviceScaleFactor: 1 },
};
const COLOURS = ['light', 'dark'];
const UK = '#/s/uk-returnees';
const BOX = '[data-sentence="parameters.convicted"] input';

/**
 * Visits: an address, what is done there, and what is then taken of it, by name: a part of the page, or ''
 * for the window.
 */
const VISITS = [
  { hash: '', take: { start: '' } },
  { hash: '#/nowhere', take: { lost: '' } },
  { hash: '#/s/not-there', take: { unknown: '' } },
  {
    hash: UK,
    isRun: true,
    take: {
      opening: '',
      assumptions: '#assumed',
      fan: '#convicted-over-time',
      dots: '#convicted-final',
      stream: '#people-over-time',
      variants: '#what-if',
      compare: '#convicted-compared',
      difference: '#more-trials-difference',
      never: '#attacked-final',
      exceedance: '#attacked-chances',
      table: '#by-year',
      sankey: '#who-goes-where',
      diagram: '#model',
      limits: '#limits',
      evidence: '#sources',
      receipt: '#receipt',
      end: '.end:has([data-add-last])',
    },
  },
  {
    hash: '#/s/pooled-convictions',
    isRun: true,
    take: {
      forest: '#four-counts',
      cumulative: '#pooled-chances',
      multiples: '#four-ways',
      convergence: '#draws-needed',
    },
  },
  { hash: UK, isRun: true, act: (page) => type(page, '108 of 400'), take: { changed: '' } },
  {
    hash: UK,
    isRun: true,
    act: async (page) => {
      await type(page, '108 of 400');
      await press(page, 'details.changes summary');
    },
    take: { changes: '' },
  },
  { hash: UK, isRun: true, act: (page) => press(page, '[data-what-if]'), take: { 'what-if': '' } },
  { hash: UK, isRun: true, act: (page) => type(page, '500 of 400'), take: { refused: '' } },
  {
    hash: UK,
    isRun: true,
    act: (page) => focus(page, '[data-answer] .mcse [data-term]'),
    take: { term: '' },
  },
  {
    hash: '#/s/us-travelers',
    isRun: true,
    act: (page) => press(page, '[data-assumption="parameters.attack"] .opener'),
    take: { panel: '[data-assumption="parameters.attack"]' },
  },
  {
    hash: UK,
    isRun: true,
    act: async (page) => {
      await pressNamed(page, 'Show source');
      await page.waitForSelector('[data-editor] >>> .cm-content');
    },
    take: { source: '' },
  },
  {
    hash: UK,
    isRun: true,
    act: async (page) => {
      await press(page, '[data-open="new"]');
      await page.waitForSelector('[data-new-variant]');
    },
    take: { 'new-variant': '#what-if' },
  },
  {
    hash: `${UK}?variant=more-trials`,
    isRun: true,
    act: async (page) => {
      await press(page, '[data-open="form"]');
      await page.waitForSelector('[data-variant-form]');
    },
    take: { variant: '#what-if' },
  },
  {
    hash: UK,
    isRun: true,
    act: async (page) => {
      await press(page, '[data-open-export]');
      await page.waitForSelector('[data-export]');
    },
    take: { export: '[data-export]' },
  },
  {
    hash: UK,
    isRun: true,
    act: async (page) => {
      await press(page, '#convicted-final [data-control="edit"]');
      await page.waitForSelector('[data-options]');
    },
    take: { options: '#convicted-final' },
  },
  {
    hash: UK,
    isRun: true,
    act: async (page) => {
      await press(page, '#limits [data-control="remove"]');
      await press(page, '[data-add-last]');
      await page.waitForSelector('[data-add-menu]');
    },
    take: { menu: '.end:has([data-add-last])' },
  },
  {
    hash: UK,
    isRun: true,
    act: async (page) => {
      await type(page, '108 of 400');
      await page.waitForFunction(() => location.hash.includes('keep='));
      await page.evaluate(() => (location.hash = location.hash.replace(/keep=[^&]*&?/, '')));
      await page.waitForSelector('[data-offer]');
    },
    take: { offer: '' },
  },
  {
    hash: UK,
    isRun: true,
    act: async (page) => {
      await type(page, '108 of 400');
      await page.waitForSelector('[data-keep="kept"]');
      await page.evaluate(() => (location.hash = '#/'));
      await page.waitForSelector('[data-kept]');
    },
    take: { kept: '' },
  },
];

async function press(page, selector) {
  await page.waitForSelector(selector);
  await page.$eval(selector, (element) => element.click());
}
const pressNamed = (page, words) =>
  page.locator(`::-p-xpath(//main//button[contains(., "${words}")])`).click();

async function focus(page, selector) {
  await page.waitForSelector(selector);
  await page.focus(selector);
}

async function type(page, text) {
  const box = await page.waitForSelector(BOX);
  await box.click({ count: 3 });
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function settle(page) {
  await page
    .waitForSelector(':is([data-state="full"], [data-state="verified"], [data-state="differs"])', {
      timeout: 60_000,
    })
    .catch(() => console.log('  not run to the end'));
}

/** Scrolls through a part, so that everything in it is drawn that waits for a reader, and waits for it. */
async function comeNear(page, element) {
  for (const block of ['start', 'end', 'center']) {
    await element.evaluate((own, where) => own.scrollIntoView({ block: where }), block);
    await pause(300);
  }
  const isDrawn = (own) =>
    own.querySelector('.waiting, [aria-busy="true"]') === null &&
    !/omparing draw by draw…/.test(own.textContent);
  await page.waitForFunction(isDrawn, { timeout: 20_000, polling: 200 }, element).catch(() => {
    console.log('  not drawn to the end');
  });
}

const [folder = mkdtempSync(join(tmpdir(), 'baserate-')), only = ''] = process.argv.slice(2);
const pictures = Object.entries(SCREENS).flatMap(([screen, viewport]) =>
  COLOURS.map((colours) => ({ look: `${screen}-${colours}`, viewport, colours })),
);
mkdirSync(folder, { recursive: true });
const server = await serveWeb();
const browser = await launchChromium();
for (const { hash, isRun, act, take } of VISITS) {
  const wanted = pictures
    .map((picture) => ({
      ...picture,
      parts: Object.entries(take).filter(([name]) => `${name}-${picture.look}`.includes(only)),
    }))
    .filter(({ parts }) => parts.length > 0);
  if (wanted.length === 0) continue;
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  // what is done is done on a desktop; the page is then made smaller, as a reader's window is
  await page.setViewport(SCREENS.desktop);
  await page.goto(`${server.address}${hash}`);
  if (isRun) {
    // the notebook is loaded at the first sign of a reader
    await page.waitForSelector('[data-answer]');
    await page.mouse.move(3, 3);
    await page.mouse.move(5, 5);
    await settle(page);
  }
  await act?.(page);
  if (act && !('kept' in take)) await settle(page);
  for (const { look, viewport, colours, parts } of wanted) {
    await page.setViewport(viewport);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colours }]);
    for (const [name, part] of parts) {
      const path = join(folder, `${name}-${look}.png`);
      const element = part === '' ? undefined : await page.$(part);
      if (element) {
        // the page's bar goes along, and would lie over a part that is higher than the window
        await element.evaluate((own) => {
          for (const bar of own.ownerDocument.querySelectorAll('.bar'))
            bar.style.position = 'static';
        });
        await comeNear(page, element);
      } else await page.evaluate(() => scrollTo(0, 0));
      await pause(600);
      await (element ?? page).screenshot({ path });
      console.log(path);
    }
  }
  await context.close();
}
await browser.close();
server.close();
