// The built notebook in Chromium: from an edit of `54 of 400` to the first new answer with its
// picture and to the full run, and how long the main thread is held up meanwhile.
import { recordTasks } from './main-thread.mjs';
import { launchChromium, serveWeb } from './serve-web.mjs';

const edits = 12;
const warmUp = 3; // edits that do not count: the code has just been loaded
const MARK = 'bench edit';
const server = await serveWeb();
const browser = await launchChromium();
const page = await browser.newPage();
await page.setViewport({ width: 1440, height: 900 });
await page.goto(`${server.address}#/s/uk-returnees`);
await page.mouse.move(3, 3); // the notebook comes with the first sign of a reader
await page.mouse.move(5, 5);
const isDone = () =>
  document.querySelector('[data-state="verified"], [data-state="full"], [data-state="differs"]') !==
  null;
await page.waitForFunction(isDone, { timeout: 60_000 });

/** Types a new count into the box and watches the page frame by frame. */
function timeEdit(text, mark) {
  const box = document.querySelector('[data-sentence="parameters.convicted"] input');
  // Attributes and one sentence: looking must not cost a layout of the page in every frame.
  const answer = () => document.querySelector('[data-answer]').textContent;
  const before = answer();
  const isFull = () => document.querySelector('[data-state="full"]') !== null;
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  return new Promise((resolve) => {
    let first;
    let start;
    const look = () => {
      const now = performance.now() - start;
      if (
        first === undefined &&
        answer() !== before &&
        document.querySelector('[data-state="stale"]') === null
      )
        first = now;
      if (first !== undefined && isFull()) return resolve({ first, full: now });
      requestAnimationFrame(look);
    };
    setTimeout(() => {
      performance.mark(mark);
      start = performance.now();
      setValue.call(box, text);
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      requestAnimationFrame(look);
    });
  });
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 300));
for (let i = 0; i < warmUp; i++) {
  await page.evaluate(timeEdit, `${70 + i} of 400`, 'warm up');
  await pause(); // cells far from the screen follow at the end
}
const end = await recordTasks(await page.createCDPSession(), MARK);
const times = [];
for (let i = 0; i < edits; i++) {
  times.push(await page.evaluate(timeEdit, `${55 + i} of 400`, `${MARK} ${i}`));
  await pause();
}
const tasks = await end();
await browser.close();
server.close();

const show = (values, digits = 0) => {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  return `median ${median.toFixed(digits)} ms, least ${sorted[0].toFixed(digits)}, most ${sorted.at(-1).toFixed(digits)}`;
};
console.log(
  `\nNotebook uk-returnees in Chromium, ${edits} edits of one count, from the keystroke:`,
);
console.log(`first new picture        ${show(times.map(({ first }) => first))}`);
console.log(`full run                 ${show(times.map(({ full }) => full))}`);
console.log(`\nMain thread, processor time for an edit, its pictures and its full run:`);
console.log(
  `longest task             ${show(
    tasks.map((each) => Math.max(...each)),
    1,
  )}`,
);
console.log(
  `tasks of more than 16 ms ${tasks.flat().filter((ms) => ms > 16).length} of ${tasks.flat().length}`,
);
console.log(
  `all tasks together       ${show(tasks.map((each) => each.reduce((sum, ms) => sum + ms, 0)))}`,
);
