import { scaleLinear } from 'd3-scale';
import type { Tick } from './axis-ticks.ts';
import type { Box } from './box.ts';
import { textWidth } from '../../engine/index.ts';
import { wrapText } from './standalone-svg.ts';
import { NO_BREAK } from './number-text.ts';
import { formatRounded, formatSignificant } from '../locale/number-format.ts';
import { forestWords } from '../words/figure/forest-words.ts';

/** One estimate of a share: a printed count by itself, or the posterior that is used. */
export interface ForestRow {
  readonly id: string;
  /** What was counted: `54 of 400`. */
  readonly label: string;
  /** Who says so, or what it is used for. */
  readonly note: string;
  readonly tone: 'claim' | 'used';
  /** What is gravely wrong with the number; empty where nothing is. */
  readonly warnings?: readonly string[];
  /** Shares, 0 to 1. */
  readonly mean: number;
  /** 5, 25, 75 and 95 % quantiles. */
  readonly quantiles: readonly [number, number, number, number];
}

/** A row with its places in pixels. */
export interface PlacedForestRow {
  readonly row: ForestRow;
  /** Baseline of the first line of words, and the words in one line or two. */
  readonly textY: number;
  readonly lines: readonly string[];
  readonly value: string;
  /** Height of the dot and the interval. */
  readonly y: number;
  readonly x: readonly [
    low: number,
    lowMiddle: number,
    mean: number,
    highMiddle: number,
    high: number,
  ];
}

/** A forest plot in pixels. */
export interface ForestLayout {
  readonly height: number;
  readonly plot: Box;
  readonly rows: readonly PlacedForestRow[];
  readonly ticks: readonly Tick[];
  readonly scale: (share: number) => number;
}

/** From this width on the words stand beside the intervals; below it, above them. */
const WIDE = 560;
const WIDE_ROW = 26;
const NARROW_ROW = 42;
const LABELS = 0.38;
const VALUES = 150;
const FONT = 12;
/** From one line of words to the next, pixels. */
export const FOREST_LINE = 14;

/** Places rows, in their order, on one axis of shares from 0 to a round end above every interval. */
export function forestLayout(rows: readonly ForestRow[], width: number): ForestLayout {
  const isWide = width >= WIDE;
  const left = isWide ? width * LABELS : 14;
  const right = isWide ? width - VALUES : width - 20;
  const highest = Math.max(0.001, ...rows.map(({ quantiles }) => quantiles[3]));
  const scale = scaleLinear().domain([0, highest]).nice(5).range([left, right]);
  if ((scale.domain()[1] ?? 0) > 1) scale.domain([0, 1]);
  const room = isWide ? left - 12 : width - VALUES;
  let next = 0;
  const placed = rows.map((row): PlacedForestRow => {
    const words = forestWords.row(row.label, row.note, row.warnings ?? []);
    const lines = inTwoLines(words, room, isWide ? room : width);
    const more = (lines.length - 1) * FOREST_LINE;
    const top = next;
    next += (isWide ? WIDE_ROW : NARROW_ROW) + more;
    const [low, lowMiddle, highMiddle, high] = row.quantiles;
    return {
      row,
      textY: top + 17,
      lines,
      value: shareText(row),
      y: isWide ? top + 13 : top + 30 + more,
      x: [scale(low), scale(lowMiddle), scale(row.mean), scale(highMiddle), scale(high)],
    };
  });
  const bottom = next + 6;
  return {
    height: bottom + 28,
    plot: { left, right, top: 0, bottom },
    scale,
    ticks: scale
      .ticks(Math.max(2, Math.floor((right - left) / 90)))
      .map((value) => ({ value, text: `${number(value)}${NO_BREAK}%` })),
    rows: placed,
  };
}

/** Mean and 90 % interval of a row: `13.6 % (10.9–16.5)`. */
export function shareText({
  mean,
  quantiles: [low, , , high],
}: Pick<ForestRow, 'mean' | 'quantiles'>): string {
  return `${number(mean)}${NO_BREAK}% (${number(low)}–${number(high)})`;
}

/** A share in percent: one decimal from 10 % on, two digits below. */
function number(share: number): string {
  return share < 0.1 ? formatSignificant(share * 100, 2) : formatRounded(share * 100, 1);
}

/** A text in one line, or in two where the second may be of another width; what does not fit is cut off. */
function inTwoLines(text: string, room: number, second: number): readonly string[] {
  if (textWidth(text, FONT) <= room) return [text];
  const [first = text] = wrapText(text, room, FONT);
  const rest = text.slice(first.length).trim();
  return rest === '' ? [shorten(first, room)] : [shorten(first, room), shorten(rest, second)];
}

/** A text that fits into some pixels; what is cut off is marked. */
function shorten(text: string, room: number): string {
  if (textWidth(text, FONT) <= room) return text;
  const characters = Math.floor(room / textWidth('x', FONT)) - 1;
  return `${text.slice(0, Math.max(1, characters)).trimEnd()}…`;
}
