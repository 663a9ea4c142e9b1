import { fail } from '../errors/baserate-error.ts';
import type { ParameterKind } from '../evidence/quantity.ts';
import type { Expression } from './scenario.ts';

/** Powers of the two base units; a share or a plain number has neither. */
export interface Dimension {
  readonly people: number;
  readonly months: number;
}

const DIMENSIONS: Readonly<Record<ParameterKind, Dimension>> = {
  share: { people: 0, months: 0 },
  count: { people: 1, months: 0 },
  rate: { people: 0, months: -1 },
  duration: { people: 0, months: 1 },
  sojourn: { people: 0, months: 1 },
};

/** Dimension of a parameter of a kind. */
export function dimensionOfKind(kind: ParameterKind): Dimension {
  return DIMENSIONS[kind];
}

/** A dimension in words: `a share or plain number`, `a rate (1/month)`. */
export function describeDimension({ people, months }: Dimension): string {
  if (people === 0 && months === 0) return 'a share or plain number';
  if (people === 0 && months === -1) return 'a rate (per month)';
  if (people === 0 && months === 1) return 'a duration (months)';
  if (people === 1 && months === 0) return 'a count (people)';
  return [power('people', people), power('months', months)]
    .filter((part) => part !== '')
    .join(' × ');
}

function power(unit: string, exponent: number): string {
  return exponent === 0 ? '' : exponent === 1 ? unit : `${unit}^${exponent}`;
}

/**
 * Dimension of an expression; a plain number is dimensionless everywhere.
 *
 * @param expression  parsed expression
 * @param kinds       kind of every parameter it names
 * @param path        where it stands in the user's data, for messages
 * @throws            `scenario/dimension` when unlike things are added or compared, or when it uses a
 *                    `sojourn`, which is no single number but differs from person to person
 * @example           dimensionOf(parse('2 * killed'), ...) // { people: 0, months: -1 } for a rate
 */
export function dimensionOf(
  expression: Expression,
  kinds: ReadonlyMap<string, ParameterKind>,
  path: string,
): Dimension {
  switch (expression.kind) {
    case 'number':
      return DIMENSIONS.share;
    case 'parameter': {
      const kind = kinds.get(expression.name);
      if (kind === 'sojourn') {
        const message = `${expression.name} is a sojourn, which differs from person to person; it can only stand alone in \`after\` (make it a duration to calculate with it)`;
        throw fail('scenario/dimension', path, message, expression.name);
      }
      return kind ? DIMENSIONS[kind] : DIMENSIONS.share;
    }
    case 'call': {
      const args = expression.args.map((argument) => dimensionOf(argument, kinds, path));
      return combine(expression.op, args, path);
    }
  }
}

function combine(
  op: Extract<Expression, { kind: 'call' }>['op'],
  args: readonly Dimension[],
  path: string,
): Dimension {
  // `if` decides by its condition, which has been looked at, and gives either of the other two
  const [first = DIMENSIONS.share, ...others] = op === 'if' ? args.slice(1) : args;
  if (op === '*' || op === '/') {
    const sign = op === '*' ? 1 : -1;
    return others.reduce(
      (sum, other) => ({
        people: sum.people + sign * other.people,
        months: sum.months + sign * other.months,
      }),
      first,
    );
  }
  if (op === 'odds' || op === 'logit' || op === 'logistic' || op === 'exp' || op === 'log') {
    if (isSameDimension(first, DIMENSIONS.share)) return first;
    const got = describeDimension(first);
    const message = `${op}() needs a share or plain number; got ${got} (divide by a parameter of the same unit)`;
    throw fail('scenario/dimension', path, message);
  }
  for (const other of others) {
    if (isSameDimension(first, other)) continue;
    const [left, right] = [describeDimension(first), describeDimension(other)];
    const message = `${VERBS[op]} needs two of a kind; got ${left} and ${right} (name a number with a unit as a parameter)`;
    throw fail('scenario/dimension', path, message);
  }
  return first;
}

const VERBS = {
  '+': 'adding',
  '-': 'subtracting',
  '<': 'comparing',
  '<=': 'comparing',
  '>': 'comparing',
  '>=': 'comparing',
  neg: 'a minus sign',
  min: 'min()',
  max: 'max()',
  if: 'if()',
} as const;

/** Whether two dimensions are equal. */
export function isSameDimension(a: Dimension, b: Dimension): boolean {
  return a.people === b.people && a.months === b.months;
}
