import { recordTasks } from './main-thread.mjs';

const MARK = 'bench edit';
const PATIENCE_MS = 30_000; // of one edit
const WARM_UP = 3; // edits that do not count: the code has just been loaded

/** Types a value into the box and watches the page frame by frame; runs in the page. */
function timeEdit(id, text, mark, patience) {
  const box = document.querySelector(`[data-sentence="${id}"] input`);
  if (box === null) throw new Error(`the first screen has no box for ${id}`);
  // Attributes and one sentence: looking must not cost a layout of the page in every frame.
  const answer = () => document.querySelector('[data-answer]').textContent;
  const before = answer();
  const isFull = () => document.querySelector('[data-state="full"]') !== null;
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  return new Promise((resolve, reject) => {
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
      if (first !== undefined && isFull()) {
        const draws = Number(document.querySelector('[data-state]').dataset.draws);
        return resolve({ first, full: now, draws });
      }
      if (now > patience) return reject(new Error(`'${text}' in ${id} came to no full run`));
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

/**
 * Edits one assumption of an open notebook again and again.
 *
 * @param {import('puppeteer-core').Page} page whose run is done
 * @param {string} id of the assumption, on the first screen
 * @param {(edit: number) => string} phrase another value for each edit, so far from the last that the answer changes
 * @param {number} edits that count
 * @returns {Promise<{
 *   times: { first: number, full: number, draws: number }[],
 *   tasks: { wall: number, cpu: number }[][],
 * }>} milliseconds from each keystroke to the first new answer with its picture and to the full run, of so many draws;
 *   and the tasks of the main thread, edit by edit
 */
export async function timeEdits(page, id, phrase, edits) {
  for (let i = 0; i < WARM_UP; i++) {
    await page.evaluate(timeEdit, id, phrase(i), 'warm up', PATIENCE_MS);
    await pause(); // cells far from the screen follow at the end
  }
  const end = await recordTasks(await page.createCDPSession(), MARK);
  const times = [];
  for (let i = 0; i < edits; i++) {
    const text = phrase(WARM_UP + i);
    times.push(await page.evaluate(timeEdit, id, text, `${MARK} ${i}`, PATIENCE_MS));
    await pause();
  }
  return { times, tasks: await end() };
}
