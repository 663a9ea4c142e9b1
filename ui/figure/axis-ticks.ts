import { scaleLinear } from 'd3-scale';
import { formatStep, textWidth, type Clock } from '../../engine/index.ts';
import { stepText } from '../words/step-text.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { formatCount, NO_BREAK } from './number-text.ts';
import { tickText } from './tick-text.ts';
import { monthName, monthText, yearOf } from './month-text.ts';

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
 * Ticks for steps 0 to `steps`, as close as their labels allow: on round calendar dates, or on round
 * numbers of steps, the last with their unit, where the clock has no dates.
 *
 * @param width length of the axis in pixels
 * @returns     `value` is the step
 */
export function stepTicks(clock: Clock, steps: number, width: number): Tick[] {
  return clock.isDated ? dateTicks(clock, steps, width) : countedTicks(clock, steps, width);
}

function dateTicks(clock: Clock, steps: number, width: number): Tick[] {
  const room = textWidth('2018', TICK_FONT) + 9;
  const months = steps * clock.stepMonths;
  const between =
    MONTHS_BETWEEN.filter((each) => each >= 12 || months <= MONTHS_NAMED).find(
      (each) => (each / Math.max(1e-9, months)) * width >= room,
    ) ?? 1200;
  const ticks: Tick[] = [];
  let before: number | undefined;
  for (let step = 0; step <= steps; step++) {
    const month = monthOf(formatStep(clock, step));
    const isNew =
      before === undefined ? month % between === 0 : turn(month, between) > turn(before, between);
    before = month;
    if (!isNew) continue;
    const isYear = between >= 12 || month % 12 === 0;
    const text = isYear ? String(yearOf(month)) : monthName(month);
    ticks.push({ value: step, text: ticks.length === 0 && !isYear ? monthText(month) : text });
  }
  // a few days or weeks within one month have no round date among them
  return ticks.length > 0 ? ticks : [{ value: 0, text: stepText(clock, 0) }];
}

/** Month, counted from year 0, of a date `2020-03` or `2020-03-15`. */
function monthOf(date: string): number {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return year * 12 + month - 1;
}

function turn(month: number, between: number): number {
  return Math.floor(month / between);
}

function countedTicks(clock: Clock, steps: number, width: number): Tick[] {
  const room = textWidth('120', TICK_FONT) + 24;
  const wanted = Math.max(1, Math.min(5, Math.floor(width / room)));
  const values = scaleLinear().domain([0, steps]).ticks(wanted).filter(Number.isInteger);
  return values.map((value) => {
    const isLast = value === values.at(-1);
    return {
      value,
      text: isLast ? stepText(clock, value).replace(' ', NO_BREAK) : formatCount(value),
    };
  });
}

/**
 * Round ticks over a range of values; of people whole numbers.
 *
 * @param wanted about how many
 * @returns      `value` in the values' own unit
 */
export function valueTicks(
  format: Pick<ValueFormat, 'kind' | 'factor'>,
  low: number,
  high: number,
  wanted: number,
): Tick[] {
  const { factor, kind } = format;
  return scaleLinear()
    .domain([low * factor, high * factor])
    .ticks(Math.max(1, wanted))
    .filter((value) => kind !== 'people' || (Number.isInteger(value) && value >= 0))
    .map((value) => ({ value: value / factor, text: tickText(format, value) }));
}
