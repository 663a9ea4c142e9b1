import { entryOf, keysOf } from './fitting.ts';

/**
 * Words in the formulas of a scenario file: names that its calculated values, its inflows and the flows
 * of its variants may use, so that none of them is told to be of no use.
 *
 * @param data the file
 */
export function namesUsedIn(data: unknown): readonly string[] {
  const groups = valuesOf(entryOf(data, 'groups'));
  const variants = valuesOf(entryOf(data, 'variants'));
  const owners = [data, ...groups, ...variants];
  const withGroups = [...owners, ...variants.flatMap((its) => valuesOf(entryOf(its, 'groups')))];
  const texts = [
    ...[data, ...groups].flatMap((its) => valuesOf(entryOf(its, 'parameters'))),
    ...withGroups.flatMap((its) => valuesOf(entryOf(its, 'inflow'))),
  ].map((value) => entryOf(value, 'value') ?? value);
  const flows = variants.map((its) => entryOf(entryOf(its, 'flows'), 'add'));
  return [...texts, ...flows.flatMap(textsIn)].flatMap((text) =>
    typeof text === 'string' ? (text.match(/[a-z][a-z0-9-]*/g) ?? []) : [],
  );
}

function valuesOf(data: unknown): readonly unknown[] {
  return keysOf(data).map((key) => entryOf(data, key));
}

/** Every text within flows: their values and times. */
function textsIn(data: unknown): readonly unknown[] {
  if (Array.isArray(data)) return data.flatMap(textsIn);
  return typeof data === 'object' && data !== null ? valuesOf(data).flatMap(textsIn) : [data];
}
