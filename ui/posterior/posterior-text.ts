import {
  countOfPart,
  priorComponents,
  type Assignment,
  type Prior,
  type Split,
} from '../../engine/index.ts';
import { capitalise } from '../figure/summary-text.ts';
import { formatRounded, listSign } from '../locale/number-format.ts';

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
    return `${sum(first.a, withIt)} and ${sum(first.b, without)} give Beta(${total(first.a, withIt)}${listSign()}${total(first.b, without)}).`;
  }
  const texts = counts.map(countText).join(' and ');
  if (components.length > 1) {
    const parts = components.map(({ weight, a, b }) => {
      return `Beta(${formatFine(a)}${listSign()}${formatFine(b)}) with probability ${formatFine(weight)}`;
    });
    return `The prior is ${parts.join(' or ')}; ${texts} decides between them.`;
  }
  return `${capitalise(texts)}, each number as likely as the share makes it.`;
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
    return `${half(prior)} + ${times}${formatFine(low)} and ${others} × ${half(prior)} + ${times}${formatFine(total - low)} give Beta(${formatFine(a)}${listSign()}${formatFine(b)}).`;
  }
  return `Any whole number from ${formatFine(low)} to ${formatFine(high)} of ${formatFine(total)}, as the ranges of the table allow; the prior adds ${half(prior)} to each of the ${others + 1} parts.`;
}

function countText({ quantity: { low, high, total }, weight }: WeighedCount): string {
  const taken = weight === 1 ? '' : ` at weight ${formatFine(weight)}`;
  const of = `of ${formatFine(total)}${taken}`;
  if (low === high) return `${formatFine(low)} ${of}`;
  if (low === 0) return `at most ${formatFine(high)} ${of}`;
  if (high === total) return `at least ${formatFine(low)} ${of}`;
  return `any whole number from ${formatFine(low)} to ${formatFine(high)} ${of}`;
}

/** How many people a weighted count is worth: `worth 200 of 400 people`. */
export function weightText({ quantity: { total }, weight }: WeighedCount): string {
  if (weight === 1) return `counted in full: worth ${formatFine(total)} people`;
  if (weight === 0) return 'not counted: the prior alone';
  return `worth ${formatFine(weight * total)} of ${formatFine(total)} people`;
}

/** How many people a prior is worth, in words. */
export function priorWorth(prior: Prior = JEFFREYS): string {
  const sizes = priorComponents(prior).map(({ a, b }) => formatFine(a + b));
  const people = sizes.join(' or ');
  return sizes.every((size) => size === '1') ? '1 person' : `${people} people`;
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
