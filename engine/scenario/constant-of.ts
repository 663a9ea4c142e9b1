import { operate } from './operate.ts';
import type { Expression } from './scenario.ts';

/**
 * Value of an expression.
 *
 * @param expression parsed expression
 * @param values     value of each parameter, table and variable, in base units
 * @returns          undefined when one of them has no value
 */
export function constantOf(
  expression: Expression,
  values: ReadonlyMap<string, number> = new Map(),
): number | undefined {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind !== 'call') return values.get(expression.name);
  const args: number[] = [];
  for (const argument of expression.args) {
    const value = constantOf(argument, values);
    if (value === undefined) return undefined;
    args.push(value);
  }
  // min and max take any number of arguments, and give the same two by two
  const [head = NaN, ...tail] = args;
  if (expression.op === 'min' || expression.op === 'max') {
    const { op } = expression;
    return tail.reduce((value, next) => operate(op, value, next, NaN), head);
  }
  return operate(expression.op, head, tail[0] ?? NaN, tail[1] ?? NaN);
}
