import type { AssignmentInput } from './assignment-schema.ts';
import { parametersOf } from './expression.ts';
import { namesInFormulas } from './pathway-formula.ts';
import { inside, keyOf, type Place, type ProblemList } from './problem-list.ts';
import type { Pathway } from './scenario.ts';

/**
 * Warns of parameters and tables that no formula uses.
 *
 * @param usedBeside names that the scenario's own formulas use
 * @param place      the model file
 */
export function warnOfUnused(
  parameters: readonly { readonly name: string; readonly value?: AssignmentInput }[],
  pathway: Pathway,
  usedBeside: readonly string[],
  place: Place,
  problems: ProblemList,
): void {
  const calculated = parameters.flatMap(({ value }) => {
    const text = typeof value === 'object' ? value.value : value;
    return typeof text === 'string' ? (text.match(/[a-z][a-z0-9-]*/g) ?? []) : [];
  });
  const used = new Set([...namesInFormulas(pathway), ...calculated, ...usedBeside]);
  const tables = pathway.tables.filter(({ name }) => used.has(name));
  for (const { rows } of tables) {
    for (const { value } of rows) for (const name of parametersOf(value)) used.add(name);
  }
  for (const { name } of pathway.tables) {
    if (used.has(name)) continue;
    const message = 'no formula uses this table, so it changes nothing';
    problems.warn(keyOf(inside(place, 'tables', name)), 'scenario/unused-table', message, name);
  }
  for (const { name } of parameters) {
    if (used.has(name)) continue;
    const message = 'no formula uses this parameter, so its value changes nothing';
    const at = keyOf(inside(place, 'parameters', name));
    problems.warn(at, 'scenario/unused-parameter', message, name);
  }
}
