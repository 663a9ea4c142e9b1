import { textWidth } from '../../engine/index.ts';
import { TICK_FONT } from './axis-ticks.ts';

/** A mark to be explained. */
export interface LegendEntry {
  readonly label: string;
  readonly mark: 'line' | 'block' | 'outline';
  /** Class that sets its colour; `colour` in its place where there is none. */
  readonly tone?: string;
  readonly colour?: string;
}

/** An entry with its place: pixels from the left, and its line from 0. */
export interface LegendItem extends LegendEntry {
  readonly x: number;
  readonly line: number;
}

const SWATCH = 21;
const GAP = 18;

/** Sets entries side by side from `left` to `right`, and on further lines where they do not fit. */
export function legendLayout(
  entries: readonly LegendEntry[],
  left: number,
  right: number,
): readonly LegendItem[] {
  let x = left;
  let line = 0;
  return entries.map((entry) => {
    const room = SWATCH + textWidth(entry.label, TICK_FONT);
    if (x > left && x + room > right) {
      x = left;
      line++;
    }
    const item = { ...entry, x, line };
    x += room + GAP;
    return item;
  });
}

/** Pixels that a legend's lines take. */
export function legendHeight(items: readonly LegendItem[]): number {
  return items.length === 0 ? 0 : ((items.at(-1)?.line ?? 0) + 1) * 18;
}
