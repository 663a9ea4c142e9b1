import { meanOf } from '../distribution/moments.ts';
import { BaserateError } from '../errors/baserate-error.ts';
import { distributionOf } from '../synthesis/distribution-of.ts';
import { constantOf } from './constant-of.ts';
import { parametersOf, tablesOf } from './expression.ts';
import type { Expression, Parameter, Table } from './scenario.ts';

/**
 * The mean of every parameter, and of what is calculated from them its value at these means, in the first
 * step: for orientation, and for refusing what cannot be. Tables stand for their first row.
 *
 * @returns by name of parameter, table and variable; NaN where nothing can be said
 */
export function meansOf(
  parameters: readonly Parameter[],
  tables: readonly Table[],
): ReadonlyMap<string, number> {
  const means = new Map<string, number>([
    ['elapsed', 0],
    ['step', 1],
  ]);
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const rowOf = new Map(tables.map(({ name, rows }) => [name, rows[0]?.value]));
  const visit = (name: string): void => {
    if (means.has(name)) return;
    means.set(name, NaN); // what is calculated from itself has no mean
    const parameter = byName.get(name);
    const expression = parameter ? parameter.assignment.expression : rowOf.get(name);
    if (expression) means.set(name, valueAt(expression));
    else if (parameter) means.set(name, plainMean(parameter));
  };
  const valueAt = (expression: Expression): number => {
    [...parametersOf(expression), ...tablesOf(expression)].forEach(visit);
    return constantOf(expression, means) ?? NaN;
  };
  [...byName.keys(), ...rowOf.keys()].forEach(visit);
  return means;
}

function plainMean({ kind, assignment }: Parameter): number {
  try {
    return meanOf(distributionOf(assignment.quantity, kind, assignment.weight));
  } catch (error) {
    if (error instanceof BaserateError) return NaN; // said where the value stands, or when it is compiled
    throw error;
  }
}
