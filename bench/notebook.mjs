// The built notebook in Chromium: from an edit of `54 of 400` to the first new answer with its
// picture and to the full run.
import { launchChromium, serveWeb } from './serve-web.mjs';

const edits = 12;
const server = await serveWeb();
const browser = await launchChromium();
const page = await browser.newPage();
await page.setViewport({ width: 1440, height: 900 });
await page.goto(`${server.address}#/s/uk-returnees`);
const isDone = () =>
  document.querySelector('[data-state="verified"], [data-state="full"], [data-state="differs"]') !==
  null;
await page.waitForFunction(isDone, { timeout: 60_000 });

/** Types a new count into the box and watches the page frame by frame. */
function timeEdit(text) {
  const box = document.querySelector('[data-assumption="parameters.convicted"] input');
  // Attributes and one sentence: looking must not cost a layout of the page in every frame.
  const answer = () => document.querySelector('[data-answer]').textContent;
  const before = answer();
  const isFull = () => document.querySelector('[data-state="full"]') !== null;
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  return new Promise((resolve) => {
    let first;
    const start = performance.now();
    setValue.call(box, text);
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
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
    requestAnimationFrame(look);
  });
}

const times = [];
for (let i = 0; i < edits; i++) times.push(await page.evaluate(timeEdit, `${55 + i} of 400`));
await browser.close();
server.close();

const show = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  return `median ${median.toFixed(0)} ms, least ${sorted[0].toFixed(0)}, most ${sorted.at(-1).toFixed(0)}`;
};
console.log(
  `\nNotebook uk-returnees in Chromium, ${edits} edits of one count, from the keystroke:`,
);
console.log(`first new picture   ${show(times.map(({ first }) => first))}`);
console.log(`full run            ${show(times.map(({ full }) => full))}`);
