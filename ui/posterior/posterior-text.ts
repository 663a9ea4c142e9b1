import {
  countOfPart,
  priorComponents,
  type Assignment,
  type Prior,
  type Split,
} from '../../engine/index.ts';
import { capitalise } from '../figure/summary-text.ts';
import { formatRounded, listSign } from '../locale/number-format.ts';
import { posteriorWords, weightWords } from '../words/panel-words.ts';

const JEFFREYS: Prior = { kind: 'jeffreys' };

/** An assignment whose value is a printed count, `x of n`. */
export type CountAssignment = Assignment & {
  readonly quantity: Extract<Assignment['quantity'], { readonly kind: 'proportion' }>;
};

/** Whether a share is drawn from the posterior of one printed count, perhaps the newest of several. */
export function isCount(assignment: Assignment): assignment is CountAssignment {
  return assignment.quantity.kind === 'proportion' && assignment.expression === undefined;
}

/** A printed count with what it is weighed at. */
export type WeighedCount = Pick<CountAssignment, 'quantity' | 'weight'>;

/** The counts that are added up to a posterior: one, or those of a pool; none of other values. */
export function addedCounts(assignment: Assignment): readonly WeighedCount[] {
  const { combination } = assignment;
  if (combination?.rule === 'pool') {
    return combination.members.flatMap(({ quantity, weight }) =>
      quantity.kind === 'proportion' ? [{ quantity, weight }] : [],
    );
  }
  return isCount(assignment) ? [assignment] : [];
}

/**
 * From printed counts and a prior to the posterior, as a formula.
 *
 * @example posteriorFormula(…) // '½ + 54 and ½ + 346 give Beta(54.5, 346.5).'
 */
export function posteriorFormula(counts: readonly WeighedCount[], prior: Prior = JEFFREYS): string {
  const components = priorComponents(prior);
  const [first] = components;
  const areExact = counts.every(({ quantity }) => quantity.low === quantity.high);
  if (areExact && components.length === 1 && first) {
    const sum = (own: number, of: (each: WeighedCount) => number) => {
      const parts = counts.map((each) => `${timesText(each.weight)}${formatFine(of(each))}`);
      return [...(own === 0 ? [] : [half(own)]), ...parts].join(' + ');
    };
    const total = (own: number, of: (each: WeighedCount) => number) =>
      formatFine(counts.reduce((so, each) => so + each.weight * of(each), own));
    const withIt = ({ quantity }: WeighedCount) => quantity.low;
    const without = ({ quantity }: WeighedCount) => quantity.total - quantity.low;
    const beta = posteriorWords.beta(total(first.a, withIt), total(first.b, without), listSign());
    return posteriorWords.give(sum(first.a, withIt), sum(first.b, without), beta);
  }
  const texts = counts.map(countText).join(posteriorWords.and);
  if (components.length > 1) {
    const parts = components.map(({ weight, a, b }) => {
      const beta = posteriorWords.beta(formatFine(a), formatFine(b), listSign());
      return posteriorWords.withProbability(beta, formatFine(weight));
    });
    return posteriorWords.decides(parts, texts);
  }
  return posteriorWords.eachAsLikely(capitalise(texts));
}

/**
 * From the count of one part of a split to its share: what a Dirichlet makes of one part and all others.
 *
 * @example splitFormula(…) // '½ + 250 and 3 × ½ + 1,450 give Beta(250.5, 1,451.5).'
 */
export function splitFormula(split: Split, name: string): string {
  const { prior, weight, total, parts, rest } = split;
  const others = parts.length + (rest === undefined ? 0 : 1) - 1;
  const { low, high } = countOfPart(split, name);
  const times = timesText(weight);
  if (low === high) {
    const [a, b] = [prior + weight * low, prior * others + weight * (total - low)];
    const beta = posteriorWords.beta(formatFine(a), formatFine(b), listSign());
    return posteriorWords.give(
      `${half(prior)} + ${times}${formatFine(low)}`,
      `${others} × ${half(prior)} + ${times}${formatFine(total - low)}`,
      beta,
    );
  }
  return posteriorWords.anyOfSplit(
    formatFine(low),
    formatFine(high),
    formatFine(total),
    half(prior),
    others + 1,
  );
}

function countText({ quantity: { low, high, total }, weight }: WeighedCount): string {
  const of =
    weight === 1
      ? posteriorWords.of(formatFine(total))
      : posteriorWords.ofAtWeight(formatFine(total), formatFine(weight));
  if (low === high) return posteriorWords.exactly(formatFine(low), of);
  if (low === 0) return posteriorWords.atMost(formatFine(high), of);
  if (high === total) return posteriorWords.atLeast(formatFine(low), of);
  return posteriorWords.between(formatFine(low), formatFine(high), of);
}

/** How many people a weighted count is worth: `worth 200 of 400 people`. */
export function weightText({ quantity: { total }, weight }: WeighedCount): string {
  if (weight === 1) return weightWords.inFull(formatFine(total));
  if (weight === 0) return weightWords.notCounted;
  return weightWords.worthOf(formatFine(weight * total), formatFine(total));
}

/** How many people a prior is worth, in words. */
export function priorWorth(prior: Prior = JEFFREYS): string {
  const sizes = priorComponents(prior).map(({ a, b }) => formatFine(a + b));
  return sizes.every((size) => size === '1') ? weightWords.onePerson : weightWords.people(sizes);
}

function timesText(weight: number): string {
  return weight === 1 ? '' : `${formatFine(weight)} × `;
}

function half(value: number): string {
  return value === 0.5 ? '½' : formatFine(value);
}

function formatFine(value: number): string {
  return formatRounded(value, 2);
}
