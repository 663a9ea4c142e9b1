import { chebyshevSum } from '../math/chebyshev.ts';
import { log } from '../math/log.ts';
import type { BetaPart } from './beta-parts.ts';
import { betaPanels, GREATEST_LOGIT, LEAST_LOGIT } from './beta-panels.ts';
import type { TailQuantile } from './family.ts';
import { joinTails, quinticOctave, tailTable } from './tail-table.ts';

/** Power of two of cells an octave of the tables gets. */
const CELL_BITS = 5;

/** Probabilities, density and quantile of a mixture of Betas, all by the logit of the share. */
export interface BetaMixtureTable {
  /** Least and greatest logit of which the table knows. */
  readonly low: number;
  readonly high: number;
  /** P(logit ≤ w) and P(logit > w), and the density of the logit; low ≤ w ≤ high. */
  readonly lower: (w: number) => number;
  readonly upper: (w: number) => number;
  readonly density: (w: number) => number;
  /** Logit of the quantile by Newton's method; NaN beyond the table. */
  readonly solve: TailQuantile;
  /** The same from tables that are built as they are needed. */
  readonly draw: TailQuantile;
}

/** Index of the last number that is at most x, among rising ones; 0 when there is none. */
function lastAtMost(rising: Float64Array, x: number): number {
  let low = 0;
  let high = rising.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (rising[middle]! <= x)
      low = middle; // low < middle < high
    else high = middle;
  }
  return low;
}

/**
 * Tables of a mixture of Betas: the panels of `betaPanels`, and quintics of the logit over either
 * tail's probability, of which any that misses the panels' quantile by more than 1e-10 is left out
 * and solved for.
 *
 * The logit of a quantile is within about 1e-11 (`solve`) or 2e-10 (`draw`) of the mixture's, where
 * the density is so low that a rounding of the probability moves it more, within that. 10 to 100 ms
 * for a thousand parts, then 40 to 80 ns a draw.
 */
export function betaMixtureTable(parts: readonly BetaPart[]): BetaMixtureTable {
  const { panels, below, above } = betaPanels(parts, middleOf(parts));
  const count = panels.length;
  const starts = Float64Array.from(panels, ({ from }) => from);
  const lowers = new Float64Array(count + 1);
  const uppers = new Float64Array(count + 1); // from the upper end, so that it rises as well
  lowers[0] = below;
  uppers[0] = above;
  for (let j = 0; j < count; j++) {
    lowers[j + 1] = lowers[j]! + panels[j]!.mass; // both tables have count + 1 places
    uppers[j + 1] = uppers[j]! + panels[count - 1 - j]!.mass;
  }
  const low = panels[0]?.from ?? NaN;
  const high = panels[count - 1]?.until ?? NaN;
  const placeOf = ({ from, until }: { from: number; until: number }, w: number) =>
    Math.min(1, Math.max(-1, (2 * (w - from)) / (until - from) - 1));
  const at = (w: number) => {
    const j = lastAtMost(starts, w);
    const panel = panels[j]!; // an index of `starts`
    return { j, panel, s: placeOf(panel, w) };
  };
  const lower = (w: number) => {
    const { j, panel, s } = at(w);
    return lowers[j]! + chebyshevSum(panel.integral, s);
  };
  const upper = (w: number) => {
    const { j, panel, s } = at(w);
    return uppers[count - 1 - j]! + Math.max(0, panel.mass - chebyshevSum(panel.integral, s));
  };
  const density = (w: number) => {
    const { panel, s } = at(w);
    return chebyshevSum(panel.density, s);
  };
  const logSlope = (w: number) => {
    const { panel, s } = at(w);
    return chebyshevSum(panel.slope, s) / chebyshevSum(panel.density, s);
  };
  /** Logit at which a tail has probability t. */
  const solveTail = (t: number, isLower: boolean): number => {
    const tails = isLower ? lowers : uppers;
    if (!(t >= tails[0]!)) {
      if (isLower && low === LEAST_LOGIT) return low;
      return !isLower && high === GREATEST_LOGIT ? high : NaN;
    }
    const found = Math.min(count - 1, lastAtMost(tails, t));
    const panel = panels[isLower ? found : count - 1 - found]!; // below count
    const half = (panel.until - panel.from) / 2;
    const outside = tails[found]!;
    // the tail is nearly exponential over a panel that is far out
    const whole = log((outside + panel.mass) / outside);
    const part = whole > 0 ? Math.min(1, log(t / outside) / whole) : 0.5;
    let from = -1;
    let until = 1;
    let s = isLower ? 2 * part - 1 : 1 - 2 * part;
    for (let round = 0; round < 60; round++) {
      const inside = chebyshevSum(panel.integral, s);
      const tail = outside + (isLower ? inside : panel.mass - inside);
      if (tail < t === isLower) from = s;
      else until = s;
      const ratio = log(t / tail) * (tail / (half * chebyshevSum(panel.density, s)));
      const next = s + (isLower ? ratio : -ratio);
      if (Math.abs(next - s) <= 1e-8) {
        s = Math.min(1, Math.max(-1, next));
        break; // Newton's next step would be about the square of this one
      }
      s = next > from && next < until ? next : 0.5 * (from + until);
    }
    return panel.from + half * (1 + s);
  };
  const lowerOctave = quinticOctave({
    solve: (t) => solveTail(t, true),
    density: (_, w) => density(w),
    logSlope,
    miss: (t, w) => (lower(w) - t) / density(w),
  });
  const upperOctave = quinticOctave({
    solve: (t) => -solveTail(t, false),
    density: (_, w) => density(-w),
    logSlope: (w) => -logSlope(-w),
    miss: (t, w) => (upper(-w) - t) / density(-w),
  });
  const draw = joinTails(
    tailTable(lowerOctave, CELL_BITS, (t) => solveTail(t, true)),
    tailTable(upperOctave, CELL_BITS, (t) => -solveTail(t, false)),
  );
  const solve: TailQuantile = (p, q) => solveTail(Math.min(p, q), p <= 0.5);
  return { low, high, lower, upper, density, solve, draw };
}

/** Logit of the mean. */
function middleOf(parts: readonly BetaPart[]): number {
  let x = 0;
  let y = 0;
  for (const { weight, shape } of parts) {
    x += weight * (shape.a / shape.sum);
    y += weight * (shape.b / shape.sum);
  }
  return Math.min(30, Math.max(-600, log(x / y)));
}
