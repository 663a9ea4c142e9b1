// The built notebook in Chromium while it opens: what it weighs, and when it answers on a phone. `--files` lists what
// was sent.
import { markdownTable } from './markdown-table.mjs';
import { FAST_3G, launchChromium, serveWeb } from './serve-web.mjs';
import { spread } from './spread.mjs';

const SCENARIO = '#/s/uk-returnees';
const browser = await launchChromium();
/** The run held against the lock, whatever came of it. */
const DONE = '[data-tick="verified"], [data-tick="differs"]';
/** The same in the whole notebook, which waits for a sign of a reader. */
const NOTEBOOK_DONE = '[data-state="verified"], [data-state="differs"], [data-state="full"]';
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

async function openPage(hash, network, slowdown) {
  const server = await serveWeb(network);
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 390, height: 844, deviceScaleFactor: 2, isMobile: true });
  if (slowdown) await page.emulateCPUThrottling(slowdown);
  await page.evaluateOnNewDocument(watch);
  await page.goto(`${server.address}${hash}`);
  const close = async () => {
    await context.close();
    server.close();
  };
  return { page, server, close };
}

/** Runs in the page from its beginning: notes long tasks, and when things first stand on the screen. */
function watch() {
  const seen = { tasks: [], at: {}, shift: 0 };
  window.bench = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      seen.tasks.push([startTime, startTime + duration]);
    }
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries())
      seen.shift += hadRecentInput ? 0 : value;
  }).observe({ type: 'layout-shift', buffered: true });
  const marks = {
    picture: '[data-answer] strong',
    notebook: '[data-state]',
    verified: '[data-tick="verified"], [data-tick="differs"]',
  };
  const look = () => {
    for (const [name, selector] of Object.entries(marks)) {
      if (seen.at[name] === undefined && document.querySelector(selector)) {
        seen.at[name] = performance.now();
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Bytes sent for files with an ending, each file once: workers take from the browser's cache what the page has. */
const weightOf = ({ sent }, ending, packing = 'bytes') =>
  [...new Map(sent.map((each) => [each.file, each[packing]]))]
    .filter(([file]) => file.endsWith(ending))
    .reduce((sum, [, bytes]) => sum + bytes, 0);

/** As a reader who is there: the notebook below the first screen comes with the first move. */
async function beThere(page) {
  await page.mouse.move(3, 3);
  await page.mouse.move(5, 5);
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Largest script of a scenario's page that is aimed at. */
const MOST_SCRIPT = '250 kB';

/** A row of what was sent up to now. */
function weightRow(name, server, aim, before = 0) {
  if (process.argv.includes('--files')) {
    const files = server.sent.slice(before).filter(({ file }) => file.endsWith('.js'));
    console.log(`\n${name}:\n`);
    for (const { file, bytes } of files.toSorted((a, b) => b.bytes - a.bytes)) {
      console.log(`- ${kB(bytes)} ${file}`);
    }
  }
  const [script, brotli] = ['bytes', 'brotli'].map((packing) => weightOf(server, '.js', packing));
  return [name, kB(script), kB(brotli), kB(weightOf(server, '.wasm')), aim];
}

/** Rows of the start page, or of a scenario that is opened, then moved in, then read to its end. */
async function weigh(name, hash, selector) {
  const { page, server, close } = await openPage(hash);
  await page.waitForSelector(selector, { timeout: 120_000 });
  await pause(5000); // what follows by itself, also late
  const rows = [weightRow(name, server, hash === '' ? '–' : MOST_SCRIPT)];
  if (hash !== '') {
    const sent = server.sent.length;
    await beThere(page);
    await page.waitForSelector(NOTEBOOK_DONE, { timeout: 120_000 });
    await pause(1500);
    rows.push(weightRow(`${name}, a reader moves`, server, '–', sent));
    const before = server.sent.length;
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (let y = 0; y < height; y += 600) {
      await page.evaluate((to) => scrollTo(0, to), y);
      await pause(100);
    }
    await pause(1500);
    rows.push(weightRow(`${name}, scrolled to its end`, server, '–', before));
  }
  await close();
  return rows;
}

const weights = [
  ...(await weigh('Start page', '', 'main li a')),
  ...(await weigh('uk-returnees', SCENARIO, DONE)),
];
const packed = ['Script in all, gzip -9', 'brotli', 'WebAssembly, gzip -9', 'Aimed at, at most'];
console.log(markdownTable(['Opening: what is sent', ...packed], weights));

/** End of the last long task that begins before a moment, or the moment itself. */
const quietAfter = (tasks, moment) =>
  tasks.reduce((end, [from, to]) => (from <= end ? Math.max(end, to) : end), moment);

const ROUNDS = 5;
const SLOWDOWN = 4;
/** @param isThere whether the reader moves as soon as there is something to read */
async function timeOpening(isThere) {
  const { page, close } = await openPage(SCENARIO, FAST_3G, SLOWDOWN);
  if (isThere) {
    await page.waitForSelector('[data-answer] strong', { timeout: 120_000 });
    await beThere(page);
    await page.waitForSelector(NOTEBOOK_DONE, { timeout: 120_000 });
  } else await page.waitForSelector(DONE, { timeout: 120_000 });
  const { at, tasks, shift } = await page.evaluate(() => window.bench);
  await close();
  return {
    picture: at.picture,
    answers: quietAfter(tasks, at.picture),
    notebook: at.notebook && quietAfter(tasks, at.notebook),
    verified: at.verified,
    shift,
  };
}

const still = [];
const moving = [];
for (let i = 0; i < ROUNDS; i++) {
  still.push(await timeOpening(false));
  moving.push(await timeOpening(true));
}
const times = (rounds, key) => spread(rounds.map((round) => round[key]));
const shift = Math.max(...[...still, ...moving].map((round) => round.shift));
const rows = [
  ['Question, answer and dots drawn', times(still, 'picture'), '–'],
  ['The first screen answers to input', times(still, 'answers'), '1,500'],
  ['Run confirmed, nobody moves', times(still, 'verified'), '–'],
  ['Whole notebook there, a reader moves', times(moving, 'notebook'), '–'],
  ['Run confirmed, a reader moves', times(moving, 'verified'), '–'],
  ['Layout shift, most', shift.toLocaleString('en'), '0'],
];
console.log(
  `\nuk-returnees on a phone (processor ${SLOWDOWN} times slower, fast 3G); median of ${ROUNDS}, least and most in brackets.\n`,
);
console.log(markdownTable(['Opening: when, ms', 'Measured', 'Aimed at, at most'], rows));

await browser.close();
