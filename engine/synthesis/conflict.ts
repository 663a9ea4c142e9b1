import { fail } from '../errors/baserate-error.ts';
import type { BetaPrior } from '../evidence/beta-prior.ts';
import { exp } from '../math/exp.ts';
import { logMarginal } from './beta-mixture.ts';
import { MOST_LISTED } from './combination-sentence.ts';
import { checkPrintedCount, type PrintedCount } from './printed-count.ts';
import { chiSquareTail } from './chi-square-tail.ts';
import { exactHomogeneity } from './exact-homogeneity.ts';

/** Whether several counts can have one share behind them. */
export interface Conflict {
  /** Probability of counts at least as far apart, were one share behind them all. */
  readonly pValue: number;
  readonly method: 'exact' | 'chi-square';
  /** Pearson's χ² of homogeneity (Cochran's Q) with its degrees of freedom. */
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** I²: part of the variation between the counts that chance does not explain, 0 to 1. */
  readonly inconsistency: number;
  /** How many times likelier the counts are with one share than with a share each (natural log). */
  readonly logBayesFactor: number;
  /** agree: p ≥ 0.05; differ: 0.001 ≤ p < 0.05; conflict: p < 0.001 */
  readonly verdict: 'agree' | 'differ' | 'conflict';
  readonly sentence: string;
}

interface Taken {
  readonly count: PrintedCount;
  readonly x: number;
  readonly n: number;
}

/**
 * Measures whether several counts agree.
 *
 * The p-value is exact, by enumeration of all tables with the same totals, where there are at most
 * 200,000 and every weight is 1; otherwise Pearson's χ² of the (discounted) counts. The Bayes factor
 * compares one share with a share each under uniform priors, B(1 + X, 1 + N − X) / Π B(1 + x, 1 + n − x).
 * A range or bound is taken at the count within it that agrees best with the rest, so a conflict is
 * said only where no possible count would agree.
 *
 * Chance is measured as if each count were a random sample: a rounded or copied number can agree or
 * conflict for other reasons, and very large counts differ significantly where the shares hardly do.
 *
 * @param counts two or more
 * @throws       `synthesis/too-few-counts`, and as `checkPrintedCount`
 * @source       I²: Higgins & Thompson 2002, doi:10.1002/sim.1186; Bayes factor: Gunel & Dickey 1974,
 *               doi:10.1093/biomet/61.3.545
 */
export function measureConflict(
  counts: readonly PrintedCount[],
  prior: BetaPrior = { a: 1, b: 1 },
): Conflict {
  if (counts.length < 2) {
    const message = `a conflict needs two counts or more; got ${counts.length}`;
    throw fail('synthesis/too-few-counts', '', message);
  }
  counts.forEach(checkPrintedCount);
  const taken = takeCounts(counts);
  const events = taken.reduce((sum, { x }) => sum + x, 0);
  const people = taken.reduce((sum, { n }) => sum + n, 0);
  const statistic = pearson(taken, events, people);
  const degreesOfFreedom = counts.length - 1;
  const isWhole = counts.every(({ weight }) => weight === 1);
  const exact = isWhole ? exactHomogeneity(taken) : undefined;
  const pValue = exact ?? chiSquareTail(statistic, degreesOfFreedom);
  const separate = taken.reduce(
    (sum, { x, n }) => sum + logMarginal(prior.a, prior.b, x, n - x),
    0,
  );
  const logBayesFactor = logMarginal(prior.a, prior.b, events, people - events) - separate;
  const verdict = pValue >= 0.05 ? 'agree' : pValue >= 0.001 ? 'differ' : 'conflict';
  return {
    pValue,
    method: exact === undefined ? 'chi-square' : 'exact',
    statistic,
    degreesOfFreedom,
    inconsistency: statistic > degreesOfFreedom ? 1 - degreesOfFreedom / statistic : 0,
    logBayesFactor,
    verdict,
    sentence: describe(taken, pValue, verdict, logBayesFactor),
  };
}

/** The counts as numbers: discounted, and inside a range as near to the common share as it allows. */
function takeCounts(counts: readonly PrintedCount[]): readonly Taken[] {
  let shares = counts.map(({ low, high }) => Math.floor((low + high) / 2));
  const people = counts.reduce((sum, { total, weight }) => sum + weight * total, 0);
  for (let round = 0; people > 0 && round < 50; round++) {
    const events = counts.reduce((sum, { weight }, i) => sum + weight * (shares[i] ?? 0), 0);
    shares = counts.map(({ low, high, total }) =>
      Math.min(high, Math.max(low, Math.floor((total * events) / people + 0.5))),
    );
  }
  return counts.map((count, i) => ({
    count,
    x: count.weight * (shares[i] ?? 0),
    n: count.weight * count.total,
  }));
}

function pearson(taken: readonly Taken[], events: number, people: number): number {
  if (!(events > 0 && events < people)) return 0;
  const share = events / people;
  let sum = 0;
  for (const { x, n } of taken) {
    if (n > 0) sum += ((x - n * share) * (x - n * share)) / (n * share * (1 - share));
  }
  return sum;
}

function describe(
  taken: readonly Taken[],
  pValue: number,
  verdict: Conflict['verdict'],
  logBayesFactor: number,
): string {
  const list = listCounts(taken.map(({ count }) => count));
  const all = taken.length === 2 ? 'These two counts' : `These ${taken.length} counts`;
  const chance = `if one share were behind ${taken.length === 2 ? 'both' : 'all'}, chance would put them as far apart ${oftenIn(pValue)}`;
  switch (verdict) {
    case 'agree':
      return `${all} agree: ${list}; ${chance}.`;
    case 'differ':
      return `${all} differ by more than chance readily explains: ${list}; ${chance}.`;
    case 'conflict': {
      const odds =
        logBayesFactor < 0
          ? `, and the counts are ${times(-logBayesFactor)} likelier with a share each`
          : '';
      return `${all} conflict: ${list}; ${chance}${odds}. Do not pool them: somebody counted other people or in another way.`;
    }
  }
}

/** A few counts by name; of many the ends. */
function listCounts(counts: readonly PrintedCount[]): string {
  const named = (count: PrintedCount) =>
    count.label === undefined ? showCount(count) : `${count.label} ${showCount(count)}`;
  if (counts.length <= MOST_LISTED) {
    const shown = counts.map(named);
    return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
  }
  const middle = ({ low, high, total }: PrintedCount) => (low + high) / 2 / total;
  const rising = [...counts].sort((a, b) => middle(a) - middle(b));
  const ends = [rising[0], rising.at(-1)].map((count) => (count ? named(count) : ''));
  return `from ${ends.join(' to ')}`;
}

/** `250 of 1,700 (14.7 %)`, `400 to 450 of 1,700 (23.5 % to 26.5 %)`. */
export function showCount({ low, high, total }: PrintedCount): string {
  if (low === high) return `${group(low)} of ${group(total)} (${percent(low / total)})`;
  if (high === total) return `at least ${group(low)} of ${group(total)} (${percent(low / total)})`;
  if (low === 0) return `at most ${group(high)} of ${group(total)} (${percent(high / total)})`;
  const shares = `${percent(low / total)} to ${percent(high / total)}`;
  return `${group(low)} to ${group(high)} of ${group(total)} (${shares})`;
}

function group(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function oftenIn(pValue: number): string {
  if (pValue >= 0.995) return 'always';
  if (pValue >= 0.01) return `in ${Math.floor(100 * pValue + 0.5)} of 100 cases`;
  if (pValue >= 1e-6) return `in 1 of ${group(Math.floor(1 / pValue + 0.5))} cases`;
  return 'in fewer than 1 of 1,000,000 cases';
}

function times(logRatio: number): string {
  return logRatio > 13.8
    ? 'over 1,000,000 times'
    : `${group(Math.floor(exp(logRatio) + 0.5))} times`;
}
