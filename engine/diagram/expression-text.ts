import type { Expression, ExpressionOp } from '../scenario/scenario.ts';

/** How tightly an operator binds; a weaker one inside it is put in parentheses. */
const BINDING: Partial<Record<ExpressionOp, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, neg: 3 };
const OPERAND = 4;

/** An expression as a person would write it: `1 - convicted - acquitted`, `if(dwell < 12 months, early, late)`. */
export function expressionText(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.unit === 'duration'
        ? monthsText(expression.value)
        : plain(expression.value);
    case 'parameter':
    case 'table':
    case 'variable':
      return expression.name;
    case 'call':
      return callText(expression.op, expression.args);
  }
}

function callText(op: ExpressionOp, args: readonly Expression[]): string {
  const own = BINDING[op];
  const [left, right] = args;
  if (op === 'neg' && left) return `-${within(left, OPERAND)}`;
  if (left && right && own !== undefined) {
    // `a - (b - c)` and `a / (b / c)` need their parentheses; sums and products of one kind do not
    const strict = op === '-' || op === '/' ? own + 1 : own;
    return `${within(left, own)} ${op} ${within(right, strict)}`;
  }
  if (left && right && /^[<>]/.test(op))
    return `${expressionText(left)} ${op} ${expressionText(right)}`;
  return `${op}(${args.map(expressionText).join(', ')})`;
}

function within(expression: Expression, least: number): string {
  const text = expressionText(expression);
  const binding = expression.kind === 'call' ? (BINDING[expression.op] ?? OPERAND) : OPERAND;
  return binding < least ? `(${text})` : text;
}

function monthsText(months: number): string {
  const isYears = months !== 0 && months % 12 === 0;
  const value = isYears ? months / 12 : months;
  return `${plain(value)} ${isYears ? 'year' : 'month'}${value === 1 ? '' : 's'}`;
}

function plain(value: number): string {
  return String(Number(value.toPrecision(6)));
}
