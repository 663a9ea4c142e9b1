import type { YamlDocument } from '../document/yaml-document.ts';
import { parametersOf } from './expression.ts';
import { inside, type Place, type ProblemList } from './problem-list.ts';
import { constantOf } from './read-formula.ts';
import type { Flow } from './scenario.ts';

/** A flow with its index in the model file. */
export interface IndexedFlow {
  readonly index: number;
  readonly flow: Flow;
}

/** How far a sum of shares may be from 1 by rounding. */
const TOLERANCE = 1e-9;

/**
 * Checks the exits of every state together: one form, one `rest`, no exit twice, fixed shares and
 * probabilities that leave nobody over.
 *
 * @param wholes parameters that are all the parts of one total in the scenario, so that they add up to 1
 */
export function checkExits(
  flows: readonly IndexedFlow[],
  wholes: readonly (readonly string[])[],
  document: YamlDocument,
  problems: ProblemList,
): void {
  const byState = new Map<string, IndexedFlow[]>();
  for (const item of flows) {
    const exits = byState.get(item.flow.from);
    if (exits) exits.push(item);
    else byState.set(item.flow.from, [item]);
  }
  for (const [state, exits] of byState) checkState(state, exits, wholes, document, problems);
}

function checkState(
  state: string,
  exits: readonly IndexedFlow[],
  wholes: readonly (readonly string[])[],
  document: YamlDocument,
  problems: ProblemList,
): void {
  const placeOf = ({ index }: IndexedFlow): Place => ({ document, path: ['flows', index] });
  const seen = new Map<string, number>();
  for (const exit of exits) {
    const line = seen.get(exit.flow.to);
    if (line !== undefined) {
      const message = `a flow can be named only once; got ${state} to ${exit.flow.to} again (first on line ${line})`;
      problems.error(placeOf(exit), 'scenario/duplicate-flow', message);
    } else seen.set(exit.flow.to, exit.flow.at.line);
  }
  const form = exits[0]?.flow.kind;
  const others = exits.filter(({ flow }) => flow.kind !== form);
  for (const exit of others) {
    const message = `all exits of a state must be of one form; got ${exit.flow.kind} out of ${state}, whose first exit is a ${form}`;
    problems.error(inside(placeOf(exit), exit.flow.kind), 'scenario/mixed-exits', message);
  }
  const rests = exits.filter(({ flow }) => flow.kind === 'share' && flow.share === 'rest');
  for (const exit of rests.slice(1)) {
    const message = `one exit of a state can be \`rest\`; got a second one out of ${state}`;
    problems.error(inside(placeOf(exit), 'share'), 'scenario/second-rest', message);
  }
  const first = exits[0];
  if (others.length > 0 || !first || form === 'rate') return;
  checkSum(state, exits, wholes, placeOf(first), rests.length > 0, problems);
}

function checkSum(
  state: string,
  exits: readonly IndexedFlow[],
  wholes: readonly (readonly string[])[],
  place: Place,
  hasRest: boolean,
  problems: ProblemList,
): void {
  const plural = exits[0]?.flow.kind === 'share' ? 'shares' : 'probabilities';
  const constant = sumOf(exits, new Map());
  if (constant.sum > 1 + TOLERANCE) {
    const message = `the fixed ${plural} out of a state must not add up to more than 1; got ${round(constant.sum)} out of ${state}`;
    problems.error(place, 'scenario/shares-above-one', message, round(constant.sum));
    return;
  }
  if (plural !== 'shares' || hasRest || isAlwaysOne(exits, wholes)) return;
  if (constant.isWhole) {
    const message = `the shares out of a state must add up to 1; got ${round(constant.sum)} out of ${state} (give one exit \`share: rest\`)`;
    problems.error(place, 'scenario/shares-below-one', message, round(constant.sum));
  } else {
    const message = `the shares out of ${state} may add up to less than 1, and who is dealt no exit stays for ever (give one exit \`share: rest\`)`;
    problems.warn(place, 'scenario/no-rest', message);
  }
}

/** Sum of the shares that are known at these parameter values; whole when all are. */
function sumOf(exits: readonly IndexedFlow[], values: ReadonlyMap<string, number>) {
  let sum = 0;
  let isWhole = true;
  for (const { flow } of exits) {
    const share = shareOf(flow);
    const value = share === undefined ? undefined : constantOf(share, values);
    if (value === undefined) isWhole = false;
    else sum += value;
  }
  return { sum, isWhole };
}

function shareOf(flow: Flow) {
  if (flow.kind === 'share') return flow.share === 'rest' ? undefined : flow.share;
  return flow.kind === 'probability' ? flow.probability : undefined;
}

/**
 * Whether shares add up to 1 whatever the parameters, as `p` and `1 - p` or all parts of a split do: tried
 * at three points in general position, which no other pair of short formulas meets by chance.
 */
function isAlwaysOne(
  exits: readonly IndexedFlow[],
  wholes: readonly (readonly string[])[],
): boolean {
  const names = exits.flatMap(({ flow }) => {
    const share = shareOf(flow);
    return share === undefined ? [] : parametersOf(share);
  });
  return [0.1234567, 0.3456789, 0.0567891].every((start) => {
    const values = new Map([...new Set(names)].map((name, i) => [name, start / (1 + i * 0.7)]));
    for (const parts of wholes) {
      const sizes = parts.map((_, i) => start / (1 + i * i * 0.3));
      const total = sizes.reduce((sum, size) => sum + size, 0);
      parts.forEach((name, i) => values.set(name, (sizes[i] ?? 0) / total));
    }
    const { sum, isWhole } = sumOf(exits, values);
    return isWhole && Math.abs(sum - 1) < TOLERANCE;
  });
}

function round(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
