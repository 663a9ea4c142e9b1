// The built notebook in Chromium while it opens: what it weighs, when it answers on a phone, and whether frames
// keep up while a number is scrubbed.
import { FAST_3G, launchChromium, serveWeb } from './serve-web.mjs';

const SCENARIO = '#/s/uk-returnees';
const BOX = '[data-sentence="parameters.convicted"] input';
const browser = await launchChromium();
/** The run held against the lock, whatever came of it. */
const DONE = '[data-tick="verified"], [data-tick="differs"]';
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
    preview: '[data-state="live"]',
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
const weightOf = ({ sent }, ending) =>
  [...new Map(sent.map(({ file, bytes }) => [file, bytes]))]
    .filter(([file]) => file.endsWith(ending))
    .reduce((sum, [, bytes]) => sum + bytes, 0);

async function weigh(name, hash, selector) {
  const { page, server, close } = await openPage(hash);
  await page.waitForSelector(selector, { timeout: 120_000 });
  await new Promise((resolve) => setTimeout(resolve, 1500)); // what follows by itself
  const files = server.sent.filter(({ file }) => file.endsWith('.js'));
  console.log(
    `${name.padEnd(16)} ${kB(weightOf(server, '.js')).padStart(9)} of script in ${files.length} files, ` +
      `${kB(weightOf(server, '.wasm'))} of WebAssembly`,
  );
  if (process.argv.includes('--files')) {
    for (const { file, bytes } of files.toSorted((a, b) => b.bytes - a.bytes)) {
      console.log(`  ${kB(bytes).padStart(9)} ${file}`);
    }
  }
  await close();
}

console.log('\nScript sent, gzip -9, until the page is done:');
await weigh('start page', '', 'main li a');
await weigh('uk-returnees', SCENARIO, DONE);

/** End of the last long task that begins before a moment, or the moment itself. */
const quietAfter = (tasks, moment) =>
  tasks.reduce((end, [from, to]) => (from <= end ? Math.max(end, to) : end), moment);

const ROUNDS = 5;
const rounds = [];
for (let i = 0; i < ROUNDS; i++) {
  const { page, close } = await openPage(SCENARIO, FAST_3G, 4);
  await page.waitForSelector(DONE, { timeout: 120_000 });
  const { at, tasks, shift } = await page.evaluate(() => window.bench);
  rounds.push({
    picture: at.picture,
    answers: quietAfter(tasks, at.picture),
    notebook: quietAfter(tasks, at.notebook),
    verified: at.verified,
    shift,
  });
  await close();
}
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const of = (key) => median(rounds.map((round) => round[key]));
console.log(
  `\nOpening uk-returnees on a phone (CPU 4 times slower, fast 3G), median of ${ROUNDS}:`,
);
console.log(`question, answer and dots drawn      ${of('picture').toFixed(0)} ms`);
console.log(`first screen answers to input        ${of('answers').toFixed(0)} ms`);
console.log(`whole notebook there and idle        ${of('notebook').toFixed(0)} ms`);
console.log(`run confirmed                        ${of('verified').toFixed(0)} ms`);
console.log(
  `layout shift                         ${Math.max(...rounds.map(({ shift }) => shift))}`,
);

const { page, close } = await openPage(SCENARIO, undefined, 2);
await page.waitForSelector(DONE, { timeout: 120_000 });
const frames = await page.evaluate(scrub, BOX);
await close();
await browser.close();

/** Changes a number in every frame for two seconds, as a slider that is dragged does; frame times in ms. */
function scrub(selector) {
  const box = document.querySelector(selector);
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  box.focus();
  return new Promise((resolve) => {
    const times = [];
    let last;
    let step = 0;
    const next = (now) => {
      if (last !== undefined) times.push(now - last);
      last = now;
      if (step++ >= 120) return resolve(times);
      setValue.call(box, `${54 + (step % 60)} of 400`);
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

const sorted = frames.toSorted((a, b) => a - b);
const share = (p) => sorted[Math.floor(p * (sorted.length - 1))].toFixed(1);
console.log(
  `\nFrame times while a number changes in every frame (CPU 2 times slower), ${frames.length} frames:`,
);
console.log(`median ${share(0.5)} ms, 95th percentile ${share(0.95)} ms, most ${share(1)} ms`);
