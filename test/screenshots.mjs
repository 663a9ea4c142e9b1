// Pictures of the built notebook, to be looked at: `node test/screenshots.mjs [folder] [part of a name]`.
// Every state on a phone, a tablet and a desktop, light and dark; the folder is a temporary one unless named.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium, serveWeb } from '../bench/serve-web.mjs';

const SCREENS = {
  phone: { width: 390, height: 844, deviceScaleFactor: 1 },
  tablet: { width: 820, height: 1180, deviceScaleFactor: 1 },
  desktop: { width: 1280, height: 900, deviceScaleFactor: 1 },
};
const COLOURS = ['light', 'dark'];
const BOX = '[data-sentence="parameters.convicted"] input';

/** What is shown: an address, what is done there, and which part is taken (the window unless named). */
const STATES = {
  start: { hash: '' },
  lost: { hash: '#/nowhere' },
  unknown: { hash: '#/s/not-there' },
  opening: { hash: '#/s/uk-returnees', isRun: true },
  changed: { hash: '#/s/uk-returnees', isRun: true, act: (page) => type(page, '108 of 400') },
  refused: { hash: '#/s/uk-returnees', isRun: true, act: (page) => type(page, '500 of 400') },
  term: {
    hash: '#/s/uk-returnees',
    isRun: true,
    act: (page) => page.focus('[data-answer] .mcse [data-term]'),
  },
  panel: {
    hash: '#/s/us-travelers',
    isRun: true,
    act: (page) => press(page, '[data-assumption="parameters.attack"] .opener'),
    part: '[data-assumption="parameters.attack"]',
  },
  source: { hash: '#/s/uk-returnees', isRun: true, act: (page) => pressNamed(page, 'show source') },
  ...cells('uk-returnees', {
    assumptions: 'assumed',
    fan: 'convicted-over-time',
    dots: 'convicted-final',
    stream: 'people-over-time',
    variants: 'what-if',
    compare: 'convicted-compared',
    difference: 'more-trials-difference',
    never: 'attacked-final',
    exceedance: 'attacked-chances',
    table: 'by-year',
    sankey: 'who-goes-where',
    diagram: 'model',
    limits: 'limits',
    evidence: 'sources',
    receipt: 'receipt',
  }),
  ...cells('pooled-convictions', {
    cumulative: 'pooled-chances',
    multiples: 'four-ways',
    convergence: 'draws-needed',
  }),
};

function cells(scenario, ids) {
  const hash = `#/s/${scenario}`;
  const entries = Object.entries(ids).map(([name, id]) => [
    name,
    { hash, isRun: true, part: `#${id}` },
  ]);
  return Object.fromEntries(entries);
}

const press = (page, selector) => page.$eval(selector, (element) => element.click());
const pressNamed = (page, word) =>
  page.$$eval(
    'main button',
    (buttons, wanted) =>
      buttons.find(({ textContent }) => textContent.toLowerCase().includes(wanted))?.click(),
    word,
  );

async function type(page, text) {
  const box = await page.$(BOX);
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

const [folder = mkdtempSync(join(tmpdir(), 'baserate-')), only = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = await serveWeb();
const browser = await launchChromium();
for (const [screen, viewport] of Object.entries(SCREENS)) {
  for (const colours of COLOURS) {
    const wanted = Object.entries(STATES).filter(([name]) =>
      `${name}-${screen}-${colours}`.includes(only),
    );
    for (const [name, { hash, isRun, act, part }] of wanted) {
      const page = await browser.newPage();
      await page.setViewport(viewport);
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colours }]);
      await page.goto(`${server.address}${hash}`);
      if (isRun) await settle(page);
      await act?.(page);
      if (act) await settle(page);
      const path = join(folder, `${name}-${screen}-${colours}.png`);
      const element = part && (await page.$(part));
      if (element) await element.evaluate((own) => own.scrollIntoView({ block: 'center' }));
      await pause(700);
      await (element ?? page).screenshot({ path });
      console.log(path);
      await page.close();
    }
  }
}
await browser.close();
server.close();
