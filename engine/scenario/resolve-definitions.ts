import type { ParameterKind } from '../evidence/quantity.ts';
import { parametersOf, tablesOf } from './expression.ts';
import { meansOf } from './parameter-mean.ts';
import type { Place, ProblemList } from './problem-list.ts';
import type { Assignment, Parameter, Table } from './scenario.ts';

/** Rounding allowed at the ends of a share. */
const SLACK = 1e-9;

/**
 * Gives each parameter that is calculated from others its value at their means, and refuses circles
 * and values that cannot be.
 *
 * @param places where each definition stands, by parameter; of others nothing is said
 */
export function resolveDefinitions(
  parameters: readonly Parameter[],
  tables: readonly Table[],
  places: ReadonlyMap<string, Place>,
  problems: ProblemList,
): readonly Parameter[] {
  if (!parameters.some(({ assignment }) => assignment.expression)) return parameters;
  const circle = findCircle(parameters, tables);
  if (circle) {
    const place = circle.map((name) => places.get(name)).find((its) => its !== undefined);
    const message = `a parameter must not be calculated from itself; got ${circle.join(' → ')} (give one of them a value)`;
    if (place) problems.error(place, 'scenario/circular-definition', message, circle[0]);
    return parameters;
  }
  const means = meansOf(parameters, tables);
  return parameters.map((parameter) => {
    const { name, kind, assignment } = parameter;
    if (!assignment.expression) return parameter;
    const mean = means.get(name) ?? NaN;
    const place = places.get(name);
    if (place) checkMean(mean, kind, assignment.text, place, problems);
    return { ...parameter, assignment: atMean(assignment, kind, mean) };
  });
}

/** What is calculated, with its value at the means of what it is made of; 0 where that is not known. */
export function atMean(assignment: Assignment, kind: ParameterKind, mean: number): Assignment {
  const [lowest, highest] = endsOf(kind);
  const value = Number.isFinite(mean) ? Math.min(Math.max(mean, lowest), highest) : 0;
  const distribution = { kind: 'fixed', value } as const;
  const quantity = { kind: 'distribution', distribution, text: assignment.text } as const;
  return { ...assignment, quantity };
}

/** Notes a calculated value that cannot be at the means of what it is made of. */
export function checkMean(
  mean: number,
  kind: ParameterKind,
  text: string,
  place: Place,
  problems: ProblemList,
): void {
  const [lowest, highest] = endsOf(kind);
  if (Number.isNaN(mean) || (mean >= lowest - SLACK && mean <= highest + SLACK)) return;
  const rule = kind === 'share' ? 'be between 0 and 1' : 'not be negative';
  const message = `a ${kind} must ${rule} at the means of what it is made of; got ${mean} from ${text}`;
  problems.error(place, 'scenario/out-of-range', message, text);
}

function endsOf(kind: ParameterKind): readonly [lowest: number, highest: number] {
  return [kind === 'number' ? -Infinity : 0, kind === 'share' ? 1 : Infinity];
}

/** Names from a parameter back to itself, through tables too; undefined when no definition leads back. */
function findCircle(
  parameters: readonly Parameter[],
  tables: readonly Table[],
): readonly string[] | undefined {
  const made = new Map<string, readonly string[]>();
  for (const { name, rows } of tables) {
    made.set(
      name,
      rows.flatMap(({ value }) => parametersOf(value)),
    );
  }
  for (const { name, assignment } of parameters) {
    const { expression } = assignment;
    if (expression) made.set(name, [...parametersOf(expression), ...tablesOf(expression)]);
  }
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): readonly string[] | undefined => {
    const start = path.indexOf(name);
    if (start >= 0) return [...path.slice(start), name];
    if (done.has(name)) return undefined;
    for (const next of made.get(name) ?? []) {
      const circle = visit(next, [...path, name]);
      if (circle) return circle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of made.keys()) {
    const circle = visit(name, []);
    if (circle) return circle;
  }
  return undefined;
}
