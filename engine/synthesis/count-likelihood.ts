import { fail } from '../errors/baserate-error.ts';
import { log } from '../math/log.ts';
import { logBeta } from '../math/log-beta.ts';
import { checkPrintedCount, type PrintedCount } from './printed-count.ts';
import { logSum } from './log-sum.ts';

/** coefficient · p^x · (1 − p)^y, as a function of the share p. */
export interface LikelihoodTerm {
  readonly x: number;
  readonly y: number;
  readonly logCoefficient: number;
}

/** A likelihood of a share: the sum of its terms. */
export type Likelihood = readonly LikelihoodTerm[];

/** Products beyond this many multiplications are refused; it takes about a second. */
const MOST_PRODUCTS = 4_000_000;

/**
 * What a printed count says of the share p.
 *
 * An exact count at weight w has the power likelihood p^(wx) · (1 − p)^(w(n − x)). A bound or a range
 * is a censored count, P(low ≤ X ≤ high | p) = Σ C(n, k) p^k (1 − p)^(n − k): it says which counts are
 * possible and no more, so `at least 0 of 800` leaves the prior as it was. A censored count at weight
 * w is that of w·n people: low, high and n are multiplied by w and rounded to whole numbers at random
 * with one common uniform number (which keeps low ≤ high ≤ n), and the likelihood is the mean over it.
 * (A sum raised to the power w would be no sum of such terms, and the sum of powers would not leave
 * the prior alone under an empty bound.)
 *
 * @throws `synthesis/count-out-of-range`, `synthesis/weight-out-of-range`
 * @source power prior: Ibrahim & Chen 2000, doi:10.1214/ss/1009212673
 */
export function likelihoodOf(count: PrintedCount): Likelihood {
  checkPrintedCount(count);
  const { low, high, total, weight } = count;
  if (low === high) return [{ x: weight * low, y: weight * (total - low), logCoefficient: 0 }];
  const scaled = [weight * low, weight * high, weight * total];
  const cuts = scaled
    .map((value) => 1 - (value - Math.floor(value)))
    .filter((cut) => cut < 1)
    .sort((a, b) => a - b);
  const terms: LikelihoodTerm[] = [];
  let from = 0;
  for (const until of [...cuts, 1]) {
    const probability = until - from;
    if (probability > 1e-15) {
      const middle = from + probability / 2;
      const [least, most, all] = scaled.map((value) => Math.floor(value + middle));
      terms.push(...censored(least ?? 0, most ?? 0, all ?? 0, log(probability)));
    }
    from = until;
  }
  return terms;
}

/** The terms of P(low ≤ X ≤ high | n people), times a factor. */
function censored(low: number, high: number, total: number, logFactor: number): LikelihoodTerm[] {
  if (low === 0 && high === total) return [{ x: 0, y: 0, logCoefficient: logFactor }];
  const terms: LikelihoodTerm[] = [];
  for (let k = low; k <= high; k++) {
    // C(n, k) = 1 / ((n + 1) · B(k + 1, n − k + 1))
    const logChoose = -log(total + 1) - logBeta(k + 1, total - k + 1);
    terms.push({ x: k, y: total - k, logCoefficient: logFactor + logChoose });
  }
  return terms;
}

/**
 * The likelihood of independent counts together: the product, with equal powers gathered.
 *
 * @throws `synthesis/too-many-terms` when wide ranges would make millions of terms
 */
export function multiplyLikelihoods(likelihoods: readonly Likelihood[]): Likelihood {
  let product: Likelihood = [{ x: 0, y: 0, logCoefficient: 0 }];
  // the short ones first: exact counts only shift the powers
  for (const factor of [...likelihoods].sort((a, b) => a.length - b.length)) {
    if (product.length * factor.length > MOST_PRODUCTS) {
      throw fail(
        'synthesis/too-many-terms',
        '',
        `ranges and bounds that are pooled must not be so wide; got ${product.length} by ` +
          `${factor.length} combinations (lower their weights, or use mixture in place of pool)`,
      );
    }
    product = gather(product, factor);
  }
  return product;
}

function gather(left: Likelihood, right: Likelihood): Likelihood {
  if (left.length === 1 || right.length === 1) {
    return left.flatMap((l) => right.map((r) => times(l, r)));
  }
  const groups = new Map<string, LikelihoodTerm[]>();
  for (const l of left) {
    for (const r of right) {
      const term = times(l, r);
      const key = `${term.x},${term.y}`;
      const group = groups.get(key);
      if (group) group.push(term);
      else groups.set(key, [term]);
    }
  }
  return [...groups.values()].map(addUp);
}

function times(l: LikelihoodTerm, r: LikelihoodTerm): LikelihoodTerm {
  return { x: l.x + r.x, y: l.y + r.y, logCoefficient: l.logCoefficient + r.logCoefficient };
}

function addUp(group: readonly LikelihoodTerm[]): LikelihoodTerm {
  const [first] = group;
  if (!first) throw new Error('a group has a term');
  return { ...first, logCoefficient: logSum(group.map((term) => term.logCoefficient)) };
}
