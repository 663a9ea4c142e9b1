// The built notebook in Chromium while it opens: what it weighs, and when it answers on a phone.
import { FAST_3G, launchChromium, serveWeb } from './serve-web.mjs';

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

function printWeight(name, server, before = 0) {
  const files = server.sent.slice(before).filter(({ file }) => file.endsWith('.js'));
  console.log(
    `${name.padEnd(34)} ${kB(weightOf(server, '.js')).padStart(9)} of script in all ` +
      `(brotli ${kB(weightOf(server, '.js', 'brotli'))}), ${kB(weightOf(server, '.wasm'))} of WebAssembly`,
  );
  if (process.argv.includes('--files')) {
    for (const { file, bytes } of files.toSorted((a, b) => b.bytes - a.bytes)) {
      console.log(`  ${kB(bytes).padStart(9)} ${file}`);
    }
  }
  return { sent: server.sent.length };
}

async function weigh(name, hash, selector) {
  const { page, server, close } = await openPage(hash);
  await page.waitForSelector(selector, { timeout: 120_000 });
  await pause(5000); // what follows by itself, also late
  const { sent } = printWeight(name, server);
  if (hash !== '') {
    await beThere(page);
    await page.waitForSelector(NOTEBOOK_DONE, { timeout: 120_000 });
    await pause(1500);
    printWeight('  once a reader moves', server, sent);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (let y = 0; y < height; y += 600) {
      await page.evaluate((to) => scrollTo(0, to), y);
      await pause(100);
    }
    await pause(1500);
    printWeight('  scrolled to the end', server, server.sent.length);
  }
  await close();
}

console.log('\nScript sent, gzip -9, each file once:');
await weigh('start page', '', 'main li a');
await weigh('uk-returnees, nobody moves', SCENARIO, DONE);

/** End of the last long task that begins before a moment, or the moment itself. */
const quietAfter = (tasks, moment) =>
  tasks.reduce((end, [from, to]) => (from <= end ? Math.max(end, to) : end), moment);

const ROUNDS = 5;
/** @param isThere whether the reader moves as soon as there is something to read */
async function timeOpening(isThere) {
  const { page, close } = await openPage(SCENARIO, FAST_3G, 4);
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
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const of = (rounds, key) => `${median(rounds.map((round) => round[key])).toFixed(0)} ms`;
console.log(
  `\nOpening uk-returnees on a phone (CPU 4 times slower, fast 3G), median of ${ROUNDS}:`,
);
console.log(`question, answer and dots drawn          ${of(still, 'picture')}`);
console.log(`first screen answers to input            ${of(still, 'answers')}`);
console.log(`run confirmed, nobody moves              ${of(still, 'verified')}`);
console.log(`whole notebook there, reader moves       ${of(moving, 'notebook')}`);
console.log(`run confirmed, reader moves              ${of(moving, 'verified')}`);
console.log(
  `layout shift                             ${Math.max(...[...still, ...moving].map(({ shift }) => shift))}`,
);

await browser.close();
