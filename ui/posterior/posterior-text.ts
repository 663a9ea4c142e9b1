import {
  distributionOf,
  meanOf,
  priorComponents,
  quantile,
  type Assignment,
  type Prior,
} from '../../engine/index.ts';
import { NO_BREAK } from '../figure/number-text.ts';

const JEFFREYS: Prior = { kind: 'jeffreys' };
const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const fine = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** An assignment whose value is a printed count, `x of n`. */
export type CountAssignment = Assignment & {
  readonly quantity: Extract<Assignment['quantity'], { readonly kind: 'proportion' }>;
};

/** Whether a share is drawn from the posterior of one printed count. */
export function isCount(assignment: Assignment): assignment is CountAssignment {
  return (
    assignment.quantity.kind === 'proportion' &&
    assignment.expression === undefined &&
    assignment.combination === undefined
  );
}

/** Mean and 90 % interval of a share: `mean 13.6 %, 90 % interval 10.9 % to 16.5 %`. */
function resultText(assignment: CountAssignment, prior: Prior | undefined): string {
  const distribution = distributionOf(assignment.quantity, 'share', assignment.weight, prior);
  const [low, high] = [quantile(distribution, 0.05), quantile(distribution, 0.95)];
  return `mean ${percent(meanOf(distribution))}, 90${NO_BREAK}% interval ${percent(low)} to ${percent(high)}`;
}

/**
 * From a printed count to the share that is drawn, in words and numbers.
 *
 * @example
 * posteriorSentence(…) // '½ + 54 and ½ + 346 give Beta(54.5, 346.5): mean 13.6 %, 90 % interval 10.9 % to 16.5 %.'
 */
export function posteriorSentence(assignment: CountAssignment): string {
  const { quantity, weight, prior = JEFFREYS } = assignment;
  const { low, high, total } = quantity;
  const result = resultText(assignment, prior);
  const components = priorComponents(prior);
  const [first] = components;
  if (low === high && components.length === 1 && first) {
    const times = weight === 1 ? '' : `${fine.format(weight)} × `;
    const part = (own: number, people: number) =>
      own === 0 ? `${times}${count(people)}` : `${half(own)} + ${times}${count(people)}`;
    const a = fine.format(first.a + weight * low);
    const b = fine.format(first.b + weight * (total - low));
    return `${part(first.a, low)} and ${part(first.b, total - low)} give Beta(${a}, ${b}): ${result}.`;
  }
  const taken = weight === 1 ? '' : ` at weight ${fine.format(weight)}`;
  if (low === high) {
    const parts = components.map(({ weight: chance, a, b }) => {
      return `Beta(${fine.format(a)}, ${fine.format(b)}) with probability ${fine.format(chance)}`;
    });
    return `The prior is ${parts.join(' or ')}; ${count(low)} of ${count(total)}${taken} decides between them: ${result}.`;
  }
  const counts =
    low === 0
      ? `At most ${count(high)} of ${count(total)}`
      : high === total
        ? `At least ${count(low)} of ${count(total)}`
        : `Any whole number from ${count(low)} to ${count(high)} of ${count(total)}`;
  return `${counts}${taken}, each number as likely as the share makes it: ${result}.`;
}

/** How many people a weighted count is worth: `counted as 200 of 400 people`. */
export function weightText({ quantity: { total }, weight }: CountAssignment): string {
  if (weight === 1) return 'counted in full';
  if (weight === 0) return 'not counted: the prior alone';
  return `counted as ${fine.format(weight * total)} of ${count(total)} people`;
}

/** A prior that can be chosen, and the posterior that it would give. */
export interface PriorChoice {
  readonly kind: 'jeffreys' | 'uniform' | 'own';
  readonly label: string;
  readonly result: string;
  readonly isChosen: boolean;
}

/**
 * What each prior makes of the same count, so that its effect is seen: 0 of 103 has mean 0.48 % with
 * Jeffreys' and 0.95 % with the uniform one. A prior that the file states in its own words is listed too.
 */
export function priorChoices(assignment: CountAssignment): readonly PriorChoice[] {
  const { prior = JEFFREYS } = assignment;
  const named: readonly PriorChoice[] = [
    { kind: 'jeffreys', label: 'Jeffreys, Beta(½, ½)' },
    { kind: 'uniform', label: 'Uniform, Beta(1, 1)' },
  ].map(({ kind, label }) => ({
    kind: kind as 'jeffreys' | 'uniform', // the two just listed
    label,
    result: resultText(assignment, { kind: kind as 'jeffreys' | 'uniform' }), // the same two
    isChosen: prior.kind === kind,
  }));
  if (named.some(({ isChosen }) => isChosen)) return named;
  const own = { kind: 'own' as const, label: 'As the file states it', isChosen: true };
  return [...named, { ...own, result: resultText(assignment, prior) }];
}

function half(value: number): string {
  return value === 0.5 ? '½' : fine.format(value);
}

function count(people: number): string {
  return fine.format(people);
}

function percent(share: number): string {
  return `${digits.format(share * 100)}${NO_BREAK}%`;
}
