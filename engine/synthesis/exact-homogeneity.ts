import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { logBeta } from '../math/log-beta.ts';

/** Most tables that are enumerated; it takes about a tenth of a second. */
const MOST_TABLES = 200_000;

/**
 * Exact p-value of the same share behind several counts, given how many it happened to in all: the
 * probability of every table that is as improbable as the one seen, or more (Fisher's test for two
 * counts, Freeman and Halton's for more).
 *
 * @param counts whole numbers x of n
 * @returns      undefined when there are too many tables to enumerate
 * @source       Fisher 1935, doi:10.2307/2342435; Freeman & Halton 1951, doi:10.1093/biomet/38.1-2.141
 */
export function exactHomogeneity(
  counts: readonly { readonly x: number; readonly n: number }[],
): number | undefined {
  const events = counts.reduce((sum, { x }) => sum + x, 0);
  // the largest place takes what the others leave, so it is not enumerated
  const sorted = [...counts].sort((a, b) => a.n - b.n);
  const tables = sorted
    .slice(0, -1)
    .reduce((product, { n }) => product * (Math.min(n, events) + 1), 1);
  if (!(tables <= MOST_TABLES)) return undefined;
  const choose = sorted.map(({ n }) => logChooseTable(n, Math.min(n, events)));
  const seen = sorted.reduce((sum, { x }, i) => sum + (choose[i]?.[x] ?? 0), 0);
  let room = 0;
  const roomBefore = sorted.map(({ n }) => (room += n) - n);
  let asImprobable = 0;
  let all = 0;
  const visit = (i: number, left: number, logMass: number): void => {
    if (i < 0) {
      if (left !== 0) return;
      const mass = exp(logMass - seen);
      all += mass;
      if (mass <= 1 + 1e-7) asImprobable += mass; // R's fisher.test allows for rounding the same way
      return;
    }
    const own = choose[i] ?? [];
    const least = Math.max(0, left - (roomBefore[i] ?? 0));
    for (let k = least; k <= Math.min(left, own.length - 1); k++) {
      visit(i - 1, left - k, logMass + (own[k] ?? 0));
    }
  };
  visit(sorted.length - 1, events, 0);
  return Math.min(1, asImprobable / all);
}

/** log C(n, k) for k from 0 to `last`. */
function logChooseTable(n: number, last: number): readonly number[] {
  return Array.from({ length: last + 1 }, (_, k) => -log(n + 1) - logBeta(k + 1, n - k + 1));
}
