// The built notebook in Chromium while one value is edited: from the keystroke to the first new answer with its picture
// and to the full run, and how long the main thread is held up meanwhile.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { markdownTable } from './markdown-table.mjs';
import { launchChromium, serveWeb } from './serve-web.mjs';
import { spread } from './spread.mjs';
import { timeEdits } from './time-edits.mjs';

const EDITS = 12;
const MOST_TASK = 16; // milliseconds
const COHORT = 'scenarios/validation/reference-cohort';
const server = await serveWeb();
const browser = await launchChromium();

/** Opens an address, does something there, and waits for the run of the notebook that it comes to. */
async function openNotebook(hash, act = async () => undefined) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(`${server.address}${hash}`);
  await act(page);
  await page.waitForSelector('[data-answer]');
  await page.mouse.move(3, 3); // the notebook comes with the first sign of a reader
  await page.mouse.move(5, 5);
  const done = '[data-state="verified"], [data-state="full"], [data-state="differs"]';
  await page.waitForSelector(done, { timeout: 60_000 });
  return page;
}

/** Opens files on the start page, as a reader opens a scenario of their own. */
function openFiles(files) {
  return openNotebook('#/', async (page) => {
    const folder = mkdtempSync(join(tmpdir(), 'baserate-notebook-'));
    const archive = join(folder, 'scenario.zip');
    const bytes = Object.entries(files).map(([path, text]) => [path, strToU8(text)]);
    writeFileSync(archive, zipSync(Object.fromEntries(bytes)));
    const box = await page.waitForSelector('input[data-open-file]');
    await box.uploadFile(archive);
    await page.waitForFunction(() => location.hash.includes('?keep='), { timeout: 60_000 });
    rmSync(folder, { recursive: true });
  });
}

/** The reference cohort with another number of draws. */
function cohortFiles(draws) {
  const read = (name) => readFileSync(`${COHORT}/${name}`, 'utf8');
  const scenario = read('scenario.yaml').replace(/draws: \d+/, `draws: ${draws}`);
  if (!scenario.includes(`draws: ${draws}`)) throw new Error('the cohort says no draws any more');
  return { [`${COHORT}/scenario.yaml`]: scenario, [`${COHORT}/model.yaml`]: read('model.yaml') };
}

async function measure({ name, open, id, phrase }) {
  const page = await open();
  const { times, tasks } = await timeEdits(page, id, phrase, EDITS);
  const workers = await page.evaluate(() => Math.min(navigator.hardwareConcurrency || 1, 8));
  await page.browserContext().close();
  const longest = (of) => spread(tasks.map((each) => Math.max(...each.map((task) => task[of]))));
  const all = tasks.flat();
  const over = (of) =>
    `${all.filter((task) => task[of] > MOST_TASK).length} of ${all.length.toLocaleString('en')}`;
  return {
    head: `${name}, ${times[0].draws.toLocaleString('en')} draws`,
    workers,
    cells: [
      spread(times.map(({ first }) => first)),
      spread(times.map(({ full }) => full)),
      longest('wall'),
      longest('cpu'),
      over('wall'),
      over('cpu'),
      spread(tasks.map((each) => each.reduce((sum, { cpu }) => sum + cpu, 0))),
    ],
  };
}

/** What is measured of each edit, and what is aimed at. */
const MEASURES = [
  ['First new answer with its picture', '50'],
  ['Full run', '1,000 for 100,000 draws'],
  ['Longest task of the main thread, by the clock', String(MOST_TASK)],
  ['Longest task of the main thread, processor time', String(MOST_TASK)],
  [`Tasks of more than ${MOST_TASK} ms by the clock`, 'none'],
  [`Tasks of more than ${MOST_TASK} ms of processor time`, 'none'],
  ['Processor time of the main thread for the whole edit', '–'],
];

const pages = [
  await measure({
    name: 'uk-returnees',
    open: () => openNotebook('#/s/uk-returnees'),
    id: 'parameters.convicted',
    phrase: (edit) => `${55 + edit} of 400`,
  }),
  await measure({
    name: 'Reference cohort',
    open: () => openFiles(cohortFiles(100_000)),
    id: 'parameters.abroad-to-killed',
    phrase: (edit) => `beta(${12 + 4 * edit}, 988)`,
  }),
];
await browser.close();
server.close();

console.log(
  `Editing, milliseconds from the keystroke; ${EDITS} edits of one value, ${pages[0].workers} workers; median, least and most in brackets.\n`,
);
const head = ['Editing, ms', ...pages.map((page) => page.head), 'Aimed at, at most'];
const rows = MEASURES.map(([name, aim], i) => [name, ...pages.map(({ cells }) => cells[i]), aim]);
console.log(markdownTable(head, rows));
