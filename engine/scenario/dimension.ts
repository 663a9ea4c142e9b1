import { fail } from '../errors/baserate-error.ts';
import type { ParameterKind } from '../evidence/quantity.ts';
import type { Expression, ExpressionOp } from './scenario.ts';

/** Powers of the base units; a share or a plain number has none. */
export interface Dimension {
  readonly people: number;
  readonly months: number;
  readonly money: number;
}

const NONE: Dimension = { people: 0, months: 0, money: 0 };

const DIMENSIONS: Readonly<Record<ParameterKind, Dimension>> = {
  share: NONE,
  number: NONE,
  count: { ...NONE, people: 1 },
  rate: { ...NONE, months: -1 },
  inflow: { ...NONE, people: 1, months: -1 },
  duration: { ...NONE, months: 1 },
  sojourn: { ...NONE, months: 1 },
  money: { ...NONE, money: 1 },
};

/** Dimension of a parameter of a kind. */
export function dimensionOfKind(kind: ParameterKind): Dimension {
  return DIMENSIONS[kind];
}

/** A dimension in words: `a share or plain number`, `a rate (1/month)`. */
export function describeDimension(dimension: Dimension): string {
  const known = NAMED.find(([kind]) => isSameDimension(DIMENSIONS[kind], dimension));
  if (known) return known[1];
  const { people, months, money } = dimension;
  return [power('people', people), power('money', money), power('months', months)]
    .filter((part) => part !== '')
    .join(' × ');
}

const NAMED: readonly (readonly [ParameterKind, string])[] = [
  ['share', 'a share or plain number'],
  ['rate', 'a rate (per month)'],
  ['duration', 'a duration (months)'],
  ['count', 'a count (people)'],
  ['inflow', 'an inflow (people per month)'],
  ['money', 'an amount of money'],
];

function power(unit: string, exponent: number): string {
  return exponent === 0 ? '' : exponent === 1 ? unit : `${unit}^${exponent}`;
}

/**
 * Dimension of an expression; a plain number is dimensionless everywhere.
 *
 * @param expression  parsed expression
 * @param kinds       kind of every parameter and table it names
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
      return expression.unit === undefined ? NONE : DIMENSIONS[expression.unit];
    case 'variable':
      return expression.name === 'step' ? NONE : DIMENSIONS.duration;
    case 'table':
    case 'parameter': {
      const kind = kinds.get(expression.name);
      if (kind === 'sojourn') {
        const message = `${expression.name} is a sojourn, which differs from person to person; it can only stand alone in \`after\` (make it a duration to calculate with it)`;
        throw fail('scenario/dimension', path, message, expression.name);
      }
      return kind ? DIMENSIONS[kind] : NONE;
    }
    case 'call': {
      const args = expression.args.map((argument) => dimensionOf(argument, kinds, path));
      return combine(expression.op, args, path);
    }
  }
}

function combine(op: ExpressionOp, args: readonly Dimension[], path: string): Dimension {
  // `if` decides by its condition, which has been looked at, and gives either of the other two
  const [first = NONE, ...others] = op === 'if' ? args.slice(1) : args;
  if (op === '*' || op === '/') {
    const sign = op === '*' ? 1 : -1;
    return others.reduce(
      (sum, other) => ({
        people: sum.people + sign * other.people,
        months: sum.months + sign * other.months,
        money: sum.money + sign * other.money,
      }),
      first,
    );
  }
  if (OF_PLAIN_NUMBERS.has(op)) {
    const unfit = args.find((its) => !isSameDimension(its, NONE));
    if (!unfit) return NONE;
    const remedy =
      unfit.months === 1 ? 'divide by a time, such as 1 year' : 'divide by what has the same unit';
    const message = `${op}() needs a share or plain number; got ${describeDimension(unfit)} (${remedy})`;
    throw fail('scenario/dimension', path, message);
  }
  for (const other of others) {
    if (isSameDimension(first, other)) continue;
    const [left, right] = [describeDimension(first), describeDimension(other)];
    const message = `${VERBS[op] ?? op} needs two of a kind; got ${left} and ${right} (write a time with its unit, such as 6 months; give another number a name as a parameter)`;
    throw fail('scenario/dimension', path, message);
  }
  return first;
}

const OF_PLAIN_NUMBERS: ReadonlySet<string> = new Set<ExpressionOp>([
  'odds',
  'logit',
  'logistic',
  'exp',
  'log',
  'phi',
  'pow',
]);

const VERBS: Partial<Record<ExpressionOp, string>> = {
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
};

/** Whether two dimensions are equal. */
export function isSameDimension(a: Dimension, b: Dimension): boolean {
  return a.people === b.people && a.months === b.months && a.money === b.money;
}
