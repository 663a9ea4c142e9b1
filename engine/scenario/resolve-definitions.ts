import { describeValue } from '../evidence/describe-value.ts';
import type { ParameterKind } from '../evidence/quantity.ts';
import { parametersOf, tablesOf } from './expression.ts';
import { meansOf } from './parameter-mean.ts';
import type { Place, ProblemList } from './problem-list.ts';
import type { Assignment, Expression, Parameter, Table } from './scenario.ts';

/** Rounding allowed at the ends of a share. */
const SLACK = 1e-9;

/**
 * Gives each parameter that is calculated from others its value at their means, and refuses circles
 * and values that cannot be; of one that nothing in the run uses it only warns.
 *
 * @param places    where each definition stands, by parameter; of others nothing is said
 * @param usedFirst parameters that formulas use; what these are calculated from is used too
 */
export function resolveDefinitions(
  parameters: readonly Parameter[],
  tables: readonly Table[],
  places: ReadonlyMap<string, Place>,
  usedFirst: Iterable<string>,
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
  const used = withWhatTheyUse(usedFirst, parameters, tables);
  return parameters.map((parameter) => {
    const { name, kind, assignment } = parameter;
    if (!assignment.expression) return parameter;
    const mean = means.get(name) ?? NaN;
    const place = places.get(name);
    if (place) {
      const made = madeOf(assignment.expression, parameters, means);
      checkMean(
        mean,
        { name, kind, text: assignment.text, made, isUsed: used.has(name) },
        place,
        problems,
      );
    }
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

/** A calculated value, for what is said of it. */
export interface Calculated {
  readonly name: string;
  readonly kind: ParameterKind;
  /** Its formula, as written. */
  readonly text: string;
  /** What it is made of, at the means: `acquitted at 60%`. */
  readonly made?: readonly string[];
  /** Whether anything in the run depends on it. */
  readonly isUsed: boolean;
}

/** Notes a calculated value that cannot be at the means of what it is made of. */
export function checkMean(
  mean: number,
  { name, kind, text, made = [], isUsed }: Calculated,
  place: Place,
  problems: ProblemList,
): void {
  const [lowest, highest] = endsOf(kind);
  if (Number.isNaN(mean) || (mean >= lowest - SLACK && mean <= highest + SLACK)) return;
  const rule = kind === 'share' ? 'be between 0 and 1' : 'not be negative';
  const parts = made.length === 0 ? '' : `, with ${made.join(' and ')}`;
  const message = `${kind === 'inflow' ? 'an' : 'a'} ${kind} must ${rule} at the means of what it is made of; got ${describeValue(mean, kind)} from ${text}${parts}`;
  if (isUsed) {
    const remedy = `give ${name} a value of its own, or change what it is made of`;
    problems.error(place, 'scenario/out-of-range', `${message} (${remedy})`, text);
  } else {
    const why = 'no flow uses it, so it changes nothing';
    problems.warn(place, 'scenario/out-of-range', `${message} (${why})`, text);
  }
}

/** The parameters of a formula with their means, as a reader would say them. */
function madeOf(
  expression: Expression,
  parameters: readonly Parameter[],
  means: ReadonlyMap<string, number>,
): readonly string[] {
  return [...new Set(parametersOf(expression))].flatMap((name) => {
    const kind = parameters.find((its) => its.name === name)?.kind;
    return kind === undefined ? [] : [`${name} at ${describeValue(means.get(name) ?? NaN, kind)}`];
  });
}

/** Names with all that they are calculated from, through tables too. */
function withWhatTheyUse(
  names: Iterable<string>,
  parameters: readonly Parameter[],
  tables: readonly Table[],
): ReadonlySet<string> {
  const made = madeFrom(parameters, tables);
  const used = new Set<string>();
  const add = (name: string): void => {
    if (used.has(name)) return;
    used.add(name);
    made.get(name)?.forEach(add);
  };
  for (const name of names) add(name);
  return used;
}

/** What each table and each calculated parameter is directly made of. */
function madeFrom(
  parameters: readonly Parameter[],
  tables: readonly Table[],
): ReadonlyMap<string, readonly string[]> {
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
  return made;
}

function endsOf(kind: ParameterKind): readonly [lowest: number, highest: number] {
  return [kind === 'number' ? -Infinity : 0, kind === 'share' ? 1 : Infinity];
}

/** Names from a parameter back to itself, through tables too; undefined when no definition leads back. */
function findCircle(
  parameters: readonly Parameter[],
  tables: readonly Table[],
): readonly string[] | undefined {
  const made = madeFrom(parameters, tables);
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
