import { scaleLinear } from 'd3-scale';
import { formatCount } from './number-text.ts';
import { monthName, monthText, yearOf } from './month-text.ts';
import { textWidth } from './text-width.ts';

/** A mark on an axis. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** Pixels of a tick label; the smallest text on a figure. */
export const TICK_FONT = 12;

const MONTHS_BETWEEN = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
/** A longer clock, in months, is marked by years alone. */
const MONTHS_NAMED = 36;

/**
 * Ticks on round calendar dates for steps 0 to `steps`, as close as their labels allow.
 *
 * @param startMonth  month of step 0, in months since year 0
 * @param width       length of the axis in pixels
 * @returns           `value` is the step
 */
export function monthTicks(startMonth: number, steps: number, width: number): Tick[] {
  const room = textWidth('2018', TICK_FONT) + 9;
  const between =
    MONTHS_BETWEEN.filter((months) => months >= 12 || steps <= MONTHS_NAMED).find(
      (months) => (months / Math.max(1, steps)) * width >= room,
    ) ?? 1200;
  const ticks: Tick[] = [];
  for (let step = 0; step <= steps; step++) {
    const month = startMonth + step;
    if (month % between !== 0) continue;
    const isJanuary = month % 12 === 0;
    const text = isJanuary ? String(yearOf(month)) : monthName(month);
    ticks.push({ value: step, text: ticks.length === 0 && !isJanuary ? monthText(month) : text });
  }
  return ticks;
}

/**
 * Whole-number ticks over a range of counts.
 *
 * @param wanted  about how many
 */
export function countTicks(low: number, high: number, wanted: number): Tick[] {
  return scaleLinear()
    .domain([low, high])
    .ticks(Math.max(1, wanted))
    .filter((value) => Number.isInteger(value) && value >= 0)
    .map((value) => ({ value, text: formatCount(value) }));
}
