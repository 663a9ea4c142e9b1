import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';

/** What a run gave, wherever it stands: pictures, tables, numbers in prose, answers, digests. */
const RESULTS = [
  '[data-answer]',
  '[data-dots]',
  '[data-live-value]',
  '[data-table] tbody',
  '[data-compare] tbody tr',
  '[role="radiogroup"] .answer',
  'section.receipt li',
  'main figure .canvas > svg',
  'main figure .readout tbody',
];

/** The difference, which is not there before the first edit. */
const LATER = '[data-difference]';

/**
 * Watches, frame by frame, the results on a page of which all is seen, from the next edit on.
 *
 * @returns gives the kinds of them that the page lacks; those that were not greyed in the frame of the edit, or that lost the mark while they showed what
 *          they had shown before it, although the edit changes them; and cells and boxes that it moved
 */
export async function watchMarks(page: Page): Promise<() => Promise<string[]>> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ width: 1280, height });
  // pictures that are drawn when they come near
  await expect
    .poll(() => page.$$eval('main p.waiting', (all) => all.length), { timeout: 60_000 })
    .toBe(0);
  // and settle: a busy machine may still be laying out what has just come
  let settled = 0;
  const rested = async () => {
    const before = settled;
    settled = await page.evaluate(() => document.documentElement.scrollHeight);
    return settled === before;
  };
  await expect.poll(rested, { interval: 200, timeout: 60_000 }).toBe(true);
  await page.evaluate(
    (kinds, later) => {
      const selector = [...kinds, later].join();
      const soft = document.createElement('span');
      soft.style.color = 'var(--ink-soft)';
      document.body.append(soft);
      const grey = getComputedStyle(soft).color;
      const isMarked = (element: Element) => {
        if (getComputedStyle(element).color === grey) return true;
        for (let each: Element | null = element; each; each = each.parentElement) {
          const { opacity, filter } = getComputedStyle(each);
          if (Number(opacity) <= 0.5 || filter === 'grayscale(1)') return true;
        }
        return element.querySelector('svg, strong') === null ? false : isMarkedWithin(element);
      };
      const isMarkedWithin = (element: Element) =>
        [...element.querySelectorAll('svg, strong')].every(
          (each) =>
            getComputedStyle(each).color === grey || Number(getComputedStyle(each).opacity) <= 0.5,
        );
      const missing = kinds.filter((kind) => document.querySelector(kind) === null);
      window.unmarked = { now: missing, later: new Map(), moved: new Map() };
      const topOf = (cell: Element) => cell.getBoundingClientRect().top;
      // a table of differences breaks its lines by what stands in them: what is below it may move
      const compare = document.querySelector('[data-compare]');
      const tops = new Map(
        [...document.querySelectorAll('[data-cell], [data-sentence]')]
          .filter((each) => compare === null || topOf(each) <= topOf(compare))
          .map((each) => [each, topOf(each)]),
      );
      const shown = new Map(
        [...document.querySelectorAll(selector)].map((element) => [element, element.innerHTML]),
      );
      const nameOf = (element: Element) =>
        `${element.closest('[data-cell]')?.id ?? 'question'}: ${element.outerHTML.slice(0, 60)}`;
      const look = (isFirst: boolean) => {
        for (const [element, before] of shown) {
          if (!element.isConnected || isMarked(element) || element.innerHTML !== before) continue;
          if (isFirst) window.unmarked.now.push(nameOf(element));
          else window.unmarked.later.set(element, before);
        }
        for (const [cell, top] of tops) {
          const by = cell.isConnected ? topOf(cell) - top : 0;
          if (Math.abs(by) > 2) window.unmarked.moved.set(cell, by);
        }
        requestAnimationFrame(() => look(false));
      };
      document.addEventListener('input', () => requestAnimationFrame(() => look(true)), {
        once: true,
        capture: true,
      });
    },
    RESULTS,
    LATER,
  );
  return () =>
    page.evaluate(() => {
      const { now, later, moved } = window.unmarked;
      const early = [...later].filter(([element, before]) => element.innerHTML !== before);
      return [
        ...now,
        ...early.map(([{ outerHTML }]) => `too early: ${outerHTML.slice(0, 60)}`),
        ...[...moved].map(([{ id }, by]) => `moved by ${by.toFixed(1)}: ${id}`),
      ];
    });
}

declare global {
  interface Window {
    unmarked: {
      readonly now: string[];
      readonly later: Map<Element, string>;
      readonly moved: Map<Element, number>;
    };
  }
}
