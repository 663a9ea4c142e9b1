import { parametersOf, tablesOf, variablesOf } from './expression.ts';
import { constantOf } from './constant-of.ts';
import { inside, type Place, type ProblemList } from './problem-list.ts';
import type { Expression, Flow, Table } from './scenario.ts';
import { pointsOfTables } from './table-point.ts';

/** A flow with its place in a file. */
export interface IndexedFlow {
  readonly place: Place;
  readonly flow: Flow;
}

/** What the exits of a model can refer to. */
export interface ExitContext {
  readonly tables?: ReadonlyMap<string, Table>;
  /** All groups there can be; undefined when they are not known. */
  readonly groups?: readonly string[] | undefined;
  /** States of which an exit is faulty, so that the others need not add up to 1. */
  readonly incomplete?: readonly unknown[];
  /** Parameters that are all the parts of one total in the scenario, so that they add up to 1. */
  readonly wholes?: readonly (readonly string[])[];
}

/** How far a sum of shares may be from 1 by rounding. */
const TOLERANCE = 1e-9;

/**
 * Checks the exits of every state together, for each group: one form, one `rest`, no exit twice, fixed
 * shares and probabilities (those of tables at each of their rows) that leave nobody over.
 */
export function checkExits(
  flows: readonly IndexedFlow[],
  problems: ProblemList,
  context: ExitContext = {},
): void {
  const byState = new Map<string, IndexedFlow[]>();
  for (const item of flows) {
    const exits = byState.get(item.flow.from);
    if (exits) exits.push(item);
    else byState.set(item.flow.from, [item]);
  }
  const told = new Set<string>();
  const once: Once = {
    error(place, code, message, value) {
      const key = `${code} ${place.document.file} ${JSON.stringify(place.path)}`;
      if (!told.has(key)) problems.error(place, code, message, value);
      told.add(key);
    },
    warn(place, code, message) {
      const key = `${code} ${place.document.file} ${JSON.stringify(place.path)}`;
      if (!told.has(key)) problems.warn(place, code, message);
      told.add(key);
    },
  };
  for (const [state, exits] of byState) {
    for (const own of exitsByGroup(exits, context.groups)) checkState(state, own, once, context);
  }
}

/** Takes each problem at a place once, although several groups may have it. */
type Once = Pick<ProblemList, 'error' | 'warn'>;

/** The exits that people of each group have, and those of groups that no exit names. */
function exitsByGroup(
  exits: readonly IndexedFlow[],
  groups: readonly string[] | undefined,
): readonly (readonly IndexedFlow[])[] {
  const named = new Set(exits.flatMap(({ flow }) => flow.groups ?? []));
  if (named.size === 0) return [exits];
  const all: readonly (string | undefined)[] = groups ?? [...named, undefined];
  return all
    .map((group) =>
      exits.filter(
        ({ flow }) => !flow.groups || (group !== undefined && flow.groups.includes(group)),
      ),
    )
    .filter((own) => own.length > 0);
}

function checkState(
  state: string,
  exits: readonly IndexedFlow[],
  problems: Once,
  context: ExitContext,
): void {
  const seen = new Map<string, number>();
  for (const { flow, place } of exits) {
    const line = seen.get(flow.to);
    if (line !== undefined) {
      const message = `a flow can be named only once; got ${state} to ${flow.to} again (first on line ${line})`;
      problems.error(place, 'scenario/duplicate-flow', message);
    } else seen.set(flow.to, flow.at.line);
  }
  const form = exits[0]?.flow.kind;
  const others = exits.filter(({ flow }) => flow.kind !== form);
  for (const { flow, place } of others) {
    const message = `all exits of a state must be of one form; got ${flow.kind} out of ${state}, whose first exit is a ${form}`;
    problems.error(inside(place, flow.kind), 'scenario/mixed-exits', message);
  }
  const rests = exits.filter(({ flow }) => flow.kind === 'share' && flow.share === 'rest');
  for (const { place } of rests.slice(1)) {
    const message = `one exit of a state can be \`rest\`; got a second one out of ${state}`;
    problems.error(inside(place, 'share'), 'scenario/second-rest', message);
  }
  const first = exits[0];
  if (others.length > 0 || !first || form === 'rate') return;
  checkSums(state, exits, first.place, rests.length > 0, problems, context);
}

function checkSums(
  state: string,
  exits: readonly IndexedFlow[],
  place: Place,
  hasRest: boolean,
  problems: Once,
  { tables = new Map(), incomplete = [], wholes = [] }: ExitContext,
): void {
  const plural = exits[0]?.flow.kind === 'share' ? 'shares' : 'probabilities';
  const expressions = exits.flatMap(({ flow }) => shareOf(flow) ?? []);
  const used = [...new Set(expressions.flatMap(tablesOf))].flatMap(
    (name) => tables.get(name) ?? [],
  );
  const points = pointsOfTables(used).map(({ values, text }) => {
    const where = text === '' ? state : `${state} (${text})`;
    return { ...sumOf(expressions, values), where };
  });
  for (const { least, sum, where } of points) {
    const refuse = (code: string, rule: string, value: number) => {
      const message = `the fixed ${plural} out of a state must not ${rule}; got ${value} out of ${where}`;
      problems.error(place, `scenario/${code}`, message, value);
    };
    if (least < -TOLERANCE) return refuse('out-of-range', 'be negative', round(least));
    if (sum > 1 + TOLERANCE) return refuse('shares-above-one', 'add up to more than 1', round(sum));
  }
  if (plural !== 'shares' || hasRest || incomplete.includes(state)) return;
  if (isAlwaysOne(expressions, wholes)) return;
  const short = points.find(({ sum, isWhole }) => isWhole && sum < 1 - TOLERANCE);
  if (short) {
    const message = `the shares out of a state must add up to 1; got ${round(short.sum)} out of ${short.where} (give one exit \`share: rest\`)`;
    problems.error(place, 'scenario/shares-below-one', message, round(short.sum));
  } else if (!points.every(({ isWhole }) => isWhole)) {
    const message = `the shares out of ${state} may add up to less than 1, and who is dealt no exit stays for ever (give one exit \`share: rest\`)`;
    problems.warn(place, 'scenario/no-rest', message);
  }
}

/** Sum and least of the shares that are known at these values; whole when all are. */
function sumOf(expressions: readonly Expression[], values: ReadonlyMap<string, number>) {
  let sum = 0;
  let least = 0;
  let isWhole = true;
  for (const expression of expressions) {
    const value = constantOf(expression, values);
    if (value === undefined) isWhole = false;
    else {
      sum += value;
      least = Math.min(least, value);
    }
  }
  return { sum, least, isWhole };
}

function shareOf(flow: Flow): Expression | undefined {
  if (flow.kind === 'share') return flow.share === 'rest' ? undefined : flow.share;
  return flow.kind === 'probability' ? flow.probability : undefined;
}

/**
 * Whether shares add up to 1 whatever the parameters, tables and variables, as `p` and `1 - p` or all parts of a
 * split do: tried at three points in general position, which no other pair of short formulas meets by chance.
 */
function isAlwaysOne(
  expressions: readonly Expression[],
  wholes: readonly (readonly string[])[],
): boolean {
  const names = expressions.flatMap((expression) => [
    ...parametersOf(expression),
    ...tablesOf(expression),
    ...variablesOf(expression),
  ]);
  return [0.1234567, 0.3456789, 0.0567891].every((start) => {
    const values = new Map([...new Set(names)].map((name, i) => [name, start / (1 + i * 0.7)]));
    for (const parts of wholes) {
      const sizes = parts.map((_, i) => start / (1 + i * i * 0.3));
      const total = sizes.reduce((sum, size) => sum + size, 0);
      parts.forEach((name, i) => values.set(name, (sizes[i] ?? 0) / total));
    }
    const { sum, isWhole } = sumOf(expressions, values);
    return isWhole && Math.abs(sum - 1) < TOLERANCE;
  });
}

function round(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
