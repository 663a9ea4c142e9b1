import { fail } from '../errors/baserate-error.ts';
import { betaQuantile } from '../math/beta-quantile.ts';
import { log } from '../math/log.ts';
import { logBeta } from '../math/log-beta.ts';
import { normaliseMixture, type SharePosterior } from './beta-mixture.ts';

/** One exit of a split: how many took it, a range of that, or that nobody said. */
export interface SplitPart {
  readonly name: string;
  readonly count: number | { readonly low: number; readonly high: number } | 'unknown';
}

/** A table of counts that share one total. */
export interface Split {
  readonly total: number;
  readonly parts: readonly SplitPart[];
  /** Name of the part that holds whoever is in no other; absent when the parts are everybody. */
  readonly rest?: string;
  /** Power-prior discount of the whole table, 0 to 1; 1 unless given. */
  readonly weight?: number;
  /** Dirichlet parameter of each part before the counts; Jeffreys' ½ unless given. */
  readonly prior?: number;
}

/** A part with its Dirichlet parameter, which a range moves from draw to draw. */
interface Member {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** Posterior of the shares of a split. Make it with `splitPosterior`. */
export interface SplitPosterior {
  /** Names of all parts, in the order of `sampleSplit`: counted ones by name, then unknown ones. */
  readonly names: readonly string[];
  readonly counted: readonly Member[];
  readonly unknown: readonly string[];
  /** Index in `counted` of the part that takes what is left, or −1. */
  readonly rest: number;
  readonly total: number;
  readonly weight: number;
  readonly prior: number;
  /** Uniform numbers that one draw uses. */
  readonly uniforms: number;
}

/**
 * Posterior of several exits that were counted out of one total:
 * Dirichlet(prior + weight · count), Jeffreys' ½ for each part unless given.
 *
 * - A part with a range: each combination of whole counts in the ranges is equally likely, and the
 *   rest is what they leave.
 * - Unknown parts share what the counted parts leave; how they share it is known by the prior only.
 *
 * @throws `synthesis/bad-split`, with what would be possible
 * @source Gelman et al. 2013, Bayesian Data Analysis, 3.4
 * @example splitPosterior({ total: 1700, rest: 'elsewhere', parts: [{ name: 'returned', count: 250 },
 *   { name: 'killed', count: { low: 400, high: 450 } }, { name: 'fighting', count: 500 }] })
 */
export function splitPosterior(split: Split): SplitPosterior {
  const { total, parts, rest, weight = 1, prior = 0.5 } = split;
  checkSplit(split, weight, prior);
  const unknown = parts.filter(({ count }) => count === 'unknown').map(({ name }) => name);
  const members = parts.flatMap(({ name, count }): Member[] => {
    if (count === 'unknown') return [];
    return [typeof count === 'number' ? { name, low: count, high: count } : { name, ...count }];
  });
  const least = members.reduce((sum, { low }) => sum + low, 0);
  const most = members.reduce((sum, { high }) => sum + high, 0);
  if (most > total) {
    throw refuse(
      `the parts must not add up to more than ${total}; got up to ${most} (lower a count, or raise the total)`,
    );
  }
  if (rest === undefined && unknown.length === 0) {
    if (least !== most) {
      throw refuse(
        'a split with a range must name a rest or an unknown part (which the range leaves open)',
      );
    }
    if (least !== total) {
      throw refuse(
        `parts without a rest must add up to the total of ${total}; got ${least} (name a rest)`,
      );
    }
  }
  const withRest =
    rest === undefined
      ? members
      : [...members, { name: rest, low: total - most, high: total - least }];
  const counted = withRest.sort((a, b) => (a.name < b.name ? -1 : 1));
  const ranged = members.filter(({ low, high }) => low < high).length;
  unknown.sort((a, b) => (a < b ? -1 : 1));
  return {
    names: [...counted.map(({ name }) => name), ...unknown],
    counted,
    unknown,
    rest: counted.findIndex(({ name }) => name === rest),
    total,
    weight,
    prior,
    uniforms: ranged + counted.length + unknown.length - 1,
  };
}

/**
 * One draw of all shares, by breaking a stick: part k takes Beta(α_k, Σ of the later α) of what the
 * parts before it leave. Exactly Dirichlet; the shares sum to 1 to the last digits.
 *
 * @param uniforms numbers in (0, 1), as many as `split.uniforms`: ranges first, then sticks
 * @param out      takes the shares in the order of `split.names`
 */
export function sampleSplit(
  split: SplitPosterior,
  uniforms: ArrayLike<number>,
  out: Float64Array,
): void {
  const { counted, unknown, rest, total, weight, prior } = split;
  let used = 0;
  const next = () => uniforms[used++] ?? NaN;
  let others = 0;
  const counts = counted.map(({ low, high }, index) => {
    if (index === rest) return 0;
    const count = low === high ? low : low + Math.floor(next() * (high - low + 1));
    others += count;
    return count;
  });
  if (rest >= 0) counts[rest] = total - others;
  const leftOver = unknown.length > 0 ? total - others : 0;
  let later = prior * (counts.length + unknown.length) + weight * (leftOver + sum(counts));
  let left = 1;
  for (let k = 0; k < split.names.length; k++) {
    const isLast = k === split.names.length - 1;
    // from the first unknown part on, only the prior divides
    if (k === counts.length) later = prior * unknown.length;
    const own = k < counts.length ? prior + weight * (counts[k] ?? 0) : prior;
    later -= own;
    const share = isLast ? left : left * betaQuantile(own, later, next());
    out[k] = share;
    left -= share;
  }
}

/**
 * Marginal posterior of the share of one part: Beta(α_i, Σα − α_i), or a mixture of these over the
 * counts that a range leaves possible or that an unknown part may have.
 *
 * @throws `synthesis/bad-split` when there is no such part, or it is unknown in a split of weight below 1
 */
export function splitMarginal(split: SplitPosterior, name: string): SharePosterior {
  const { counted, unknown, rest, total, weight, prior } = split;
  const size = prior * split.names.length + weight * total;
  const betaOf = (count: number, logWeight: number) => {
    const a = prior + weight * count;
    return { a, b: size - a, logWeight };
  };
  const index = counted.findIndex((member) => member.name === name);
  const member = counted[index];
  if (member && index !== rest) {
    const { low, high } = member;
    return normaliseMixture(Array.from({ length: high - low + 1 }, (_, k) => betaOf(low + k, 0)));
  }
  const ways = waysToAddUp(counted.filter((_, i) => i !== rest));
  const leftOver = ways.map((number, extra) => ({ count: 0, number, extra }));
  const least = counted.reduce((sum, m, i) => (i === rest ? sum : sum + m.low), 0);
  if (member) {
    return normaliseMixture(
      leftOver.map(({ number, extra }) => betaOf(total - least - extra, log(number))),
    );
  }
  if (!unknown.includes(name)) {
    throw refuse(`the part must be one of ${split.names.join(', ')}; got ${name}`);
  }
  if (weight !== 1) throw refuse('an unknown part has a marginal in closed form only at weight 1');
  const terms = leftOver.flatMap(({ number, extra }) => {
    const remaining = total - least - extra;
    if (unknown.length === 1) return [betaOf(remaining, log(number))];
    const others = prior * (unknown.length - 1);
    // beta-binomial: how many of the remaining took this exit
    return Array.from({ length: remaining + 1 }, (_, k) =>
      betaOf(
        k,
        log(number) -
          log(remaining + 1) -
          logBeta(k + 1, remaining - k + 1) +
          logBeta(prior + k, others + remaining - k) -
          logBeta(prior, others),
      ),
    );
  });
  return normaliseMixture(terms);
}

/** Number of ways in which ranges add up to their least sum plus 0, 1, 2, … */
function waysToAddUp(members: readonly Member[]): readonly number[] {
  let ways: number[] = [1];
  for (const { low, high } of members) {
    const next = new Array<number>(ways.length + high - low).fill(0);
    ways.forEach((number, i) => {
      for (let k = 0; k <= high - low; k++) next[i + k] = (next[i + k] ?? 0) + number;
    });
    ways = next;
  }
  return ways;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function checkSplit({ total, parts, rest }: Split, weight: number, prior: number): void {
  const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;
  if (!(isCount(total) && total >= 1)) {
    throw refuse(`the total must be a whole number of at least 1; got ${total}`);
  }
  for (const { name, count } of parts) {
    if (count === 'unknown') continue;
    const { low, high } = typeof count === 'number' ? { low: count, high: count } : count;
    if (isCount(low) && isCount(high) && low <= high) continue;
    throw refuse(
      `${name} must be a whole number of people, or a range that rises; got ${low} to ${high}`,
    );
  }
  const names = [...parts.map(({ name }) => name), ...(rest === undefined ? [] : [rest])];
  if (new Set(names).size < names.length || names.length < 2) {
    throw refuse(
      `a split must have two parts or more with different names; got ${names.join(', ')}`,
    );
  }
  if (rest !== undefined && parts.some(({ count }) => count === 'unknown')) {
    throw refuse(
      'a split must not have both a rest and unknown parts (the rest is what is unknown)',
    );
  }
  if (!(weight >= 0 && weight <= 1)) {
    throw refuse(`the weight must be between 0 and 1; got ${weight}`);
  }
  if (!(prior >= 0.01 && prior <= 1e6)) {
    throw refuse(`the prior of a part must be from 0.01 to 1e6; got ${prior}`);
  }
}

function refuse(message: string) {
  return fail('synthesis/bad-split', '', message);
}
