import { shareOfLogit } from '../math/beta-quantile.ts';
import { log } from '../math/log.ts';
import { log1p } from '../math/log1p.ts';
import { GREATEST_LOGIT, LEAST_LOGIT } from './beta-panels.ts';
import { betaMixtureTable, type BetaMixtureTable } from './beta-mixture-table.ts';
import { partsOf, tailsAt, type BetaParts } from './beta-parts.ts';
import type { TailQuantile } from './family.ts';
import { requireWithin } from './require-parameter.ts';
import { keepLast } from './shared-table.ts';

/** Least parameter of a Beta in a mixture; a place of a hierarchy may well have 1e-5. */
const LEAST_PARAMETER = 1e-6;

/** Tables that are kept; some 100 kB each. */
const KEPT_TABLES = 64;

const sharedTable = keepLast<BetaMixtureTable>(KEPT_TABLES);
const tables = new WeakMap<BetaParts, BetaMixtureTable>();

/** The table of a mixture, made once for the object and once for all that are alike. */
function tableOf(d: BetaParts): BetaMixtureTable {
  const known = tables.get(d);
  if (known) return known;
  const numbers = d.components.map(({ weight, distribution: { a, b } }) => `${weight},${a},${b}`);
  const table = sharedTable(numbers.join(' '), () => betaMixtureTable(partsOf(d)));
  tables.set(d, table);
  return table;
}

/**
 * Refuses a Beta that cannot be part of a mixture.
 *
 * @throws `distribution/bad-a`, `distribution/bad-b`
 */
export function checkBetaPart({ a, b }: { readonly a: number; readonly b: number }): void {
  requireWithin('beta', 'a', a, LEAST_PARAMETER, 1e12);
  requireWithin('beta', 'b', b, LEAST_PARAMETER, 1e12);
}

/** P(X ≤ x), P(X > x) and the density at x of a mixture of many Betas; 0 < x < 1. */
export function betaMixtureAt(
  d: BetaParts,
  x: number,
): { readonly lower: number; readonly upper: number; readonly density: number } {
  const w = log(x) - log1p(-x);
  const table = tableOf(d);
  const isInside = w >= table.low && w <= table.high;
  const { lower, upper, density } = isInside
    ? { lower: table.lower(w), upper: table.upper(w), density: table.density(w) }
    : tailsAt(partsOf(d), w);
  return { lower, upper, density: density / x / (1 - x) };
}

/**
 * Quantile of a mixture of Betas by its table, below 2^-54 of either tail by Newton's method.
 *
 * @param isDraw for many draws, by interpolation; else each is solved for
 */
export function betaMixtureQuantile(d: BetaParts, isDraw: boolean): TailQuantile {
  let logit: TailQuantile | undefined;
  return (p, q) => {
    if (p === 0 || q === 0) return p;
    logit ??= isDraw ? tableOf(d).draw : tableOf(d).solve;
    const w = logit(p, q);
    return shareOfLogit(w === w ? w : logitBeyond(d, p, q));
  };
}

/** Logit of a quantile beyond the table, by Newton's method on the logarithm of the tail. */
function logitBeyond(d: BetaParts, p: number, q: number): number {
  const table = tableOf(d);
  const parts = partsOf(d);
  const isLower = p <= 0.5;
  let low = isLower ? LEAST_LOGIT : table.high;
  let high = isLower ? table.low : GREATEST_LOGIT;
  let w = isLower ? high : low;
  for (let round = 0; round < 200; round++) {
    const { lower, upper, density } = tailsAt(parts, w);
    const tail = isLower ? lower : upper;
    const t = isLower ? p : q;
    if (tail < t === isLower) low = w;
    else high = w;
    const step = (log(tail / t) * tail) / density;
    const next = isLower ? w - step : w + step;
    if (Math.abs(next - w) <= 1e-13 * Math.max(1, Math.abs(w))) break;
    w = next > low && next < high ? next : 0.5 * (low + high);
    if (high - low <= 1e-13 * Math.max(1, Math.abs(w))) break;
  }
  return w;
}
