// The built notebook in Chromium while a value is moved: frame times, and how the answer follows, beside an empty page
// with a slider that is driven in the same way. BASERATE_WEB names a build that lies elsewhere.
import { markdownTable } from './markdown-table.mjs';
import { launchChromium, serveWeb } from './serve-web.mjs';

const SCENARIO = '#/s/uk-returnees';
const SLOWDOWN = 2;
const MOVING_MS = 3000;
const MOST_FRAME = 20; // milliseconds
const DONE = '[data-state="verified"], [data-state="differs"], [data-state="full"]';
const SLIDER = '[data-assumption="parameters.convicted"] [data-slider]';
const BOX = '[data-sentence="parameters.convicted"] input';
const EMPTY = `data:text/html,<meta name=viewport content=width=device-width>
  <input type=range data-slider style="margin-top:300px;width:250px">`;
const PHONE = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true };
const DESKTOP = { width: 1440, height: 900 };

const server = await serveWeb();
const browser = await launchChromium();
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function openNotebook(screen) {
  const page = await open(screen, `${server.address}${SCENARIO}`);
  await page.mouse.move(3, 3); // the notebook comes with the first sign of a reader
  await page.mouse.move(5, 5);
  await page.waitForSelector(DONE, { timeout: 60_000 });
  return page;
}

async function open(screen, address) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(screen);
  await page.goto(address);
  return page;
}

/** Runs in the page: notes every frame, and what it shows of the answer. */
function watch() {
  const seen = { frames: [], answers: [], current: [], moves: 0 };
  window.bench = seen;
  // text and attributes: looking must not cost a layout of the page in every frame
  const answer = () => document.querySelector('[data-answer]')?.textContent;
  const isStale = () => document.querySelector('[data-state]')?.dataset.state === 'stale';
  let shown = answer();
  let wasStale = isStale();
  let last;
  const look = (now) => {
    if (last !== undefined) seen.frames.push([now, now - last]);
    last = now;
    if (answer() !== shown) seen.answers.push(now);
    if (wasStale && !isStale()) seen.current.push(now);
    shown = answer();
    wasStale = isStale();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  document.addEventListener('input', () => (seen.moves += 1), true);
}

/** Drags the slider by real mouse events, 60 a second, whether or not the page keeps up. */
async function drag(page, selector) {
  const slider = await page.waitForSelector(selector);
  await slider.evaluate((it) => it.scrollIntoView({ block: 'center' }));
  await pause(1000); // cells that came near follow
  const { from, y, reach } = await slider.evaluate((it) => {
    const { x, y, width, height } = it.getBoundingClientRect();
    const at = it.value / (it.max === '' ? 100 : it.max);
    return { from: x + 8 + at * (width - 16), y: y + height / 2, reach: width / 3 };
  });
  const session = await page.createCDPSession();
  const send = (type, x, buttons) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button: 'left',
      buttons,
      clickCount: 1,
    });
  await send('mouseMoved', from, 0);
  await send('mousePressed', from, 1);
  const began = performance.now();
  for (let moves = 1; performance.now() - began < MOVING_MS; moves++) {
    const turn = ((performance.now() - began) / MOVING_MS) * 3 * Math.PI; // ends away from where it began
    void send('mouseMoved', from + (reach * (1 - Math.cos(turn))) / 2, 1); // not waited for: the page must not slow it
    await pause(began + (moves * 1000) / 60 - performance.now());
  }
  return () => send('mouseReleased', from + reach, 0);
}

/** Writes another number into the box of the first screen in every frame. */
async function typeNumbers(page) {
  await page.evaluate(
    (selector, ms) => {
      const box = document.querySelector(selector);
      const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
      box.focus();
      const began = performance.now();
      return new Promise((resolve) => {
        let step = 0;
        const next = () => {
          if (performance.now() - began > ms) return resolve();
          step += 1;
          setValue.call(box, `${54 + (step % 60)} of 400`);
          box.dispatchEvent(new InputEvent('input', { bubbles: true }));
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      });
    },
    BOX,
    MOVING_MS,
  );
  return () => undefined;
}

/** A row of the table. */
async function measure(name, page, move) {
  await page.emulateCPUThrottling(SLOWDOWN);
  await page.evaluate(watch);
  const from = await page.evaluate(() => performance.now());
  const release = await move(page);
  const to = await page.evaluate(() => performance.now());
  await pause(1000);
  await release();
  const { frames, answers, current, moves } = await page.evaluate(() => window.bench);
  await page.browserContext().close();
  const isDuring = (at) => at > to - MOVING_MS && at < to && at > from;
  const times = frames.filter(([at]) => isDuring(at)).map(([, time]) => time);
  const sorted = times.toSorted((a, b) => a - b);
  const share = (p) => sorted[Math.floor(p * (sorted.length - 1))].toFixed(1);
  const late = times.filter((time) => time > MOST_FRAME).length;
  const isEmpty = name.startsWith('Empty');
  const after = current.find((at) => at >= to);
  return [
    name,
    ...[0.5, 0.95, 1].map(share),
    isEmpty ? '–' : String(MOST_FRAME),
    `${late} of ${times.length}`,
    isEmpty ? '–' : String(moves),
    isEmpty ? '–' : ((1000 * answers.filter(isDuring).length) / MOVING_MS).toFixed(1),
    isEmpty ? '–' : after === undefined ? 'never' : (after - to).toFixed(0),
  ];
}

const dragSlider = (page) => drag(page, SLIDER);
const rows = [
  await measure('Empty page, phone', await open(PHONE, EMPTY), (page) =>
    drag(page, '[data-slider]'),
  ),
  await measure('Slider, phone', await openNotebook(PHONE), dragSlider),
  await measure('Slider, desktop', await openNotebook(DESKTOP), dragSlider),
  await measure('Number in every frame, phone', await openNotebook(PHONE), typeNumbers),
];
const head = [
  'Dragging: frames, ms',
  'Median',
  '95th percentile',
  'Most',
  'Aimed at for the 95th, at most',
  `Over ${MOST_FRAME} ms`,
  'Moves taken',
  'Answers a second',
  'Current after the last move, ms',
];
console.log(
  `A value of uk-returnees is moved for ${MOVING_MS / 1000} s (processor ${SLOWDOWN} times slower).\n`,
);
console.log(markdownTable(head, rows));
await browser.close();
server.close();
