import { areStatesKnown, isStateKnown } from './check-state.ts';
import { inside, type Place } from './problem-list.ts';
import { readFormula, type FormulaContext, type FormulaRole } from './read-formula.ts';
import type { Capacity, Flow, Pathway } from './scenario.ts';
import type { CapacityInput } from './table-schema.ts';

/** What the capacities of a model can refer to. */
export interface CapacityContext extends FormulaContext {
  readonly states: readonly string[];
  /** Those that the file declares final. */
  readonly finalStates: readonly string[];
  /** The flows without fault; `areComplete` is false when some had one. */
  readonly flows: readonly Flow[];
  readonly areComplete: boolean;
  readonly rates: Pathway['rates'];
}

const LIMIT: Readonly<Record<Capacity['of']['kind'], FormulaRole>> = {
  state: { name: 'limit', kind: 'count', use: 'common' },
  flow: { name: 'limit', kind: 'inflow', use: 'common' },
};

/**
 * Resolves one capacity of a model file.
 *
 * @param earlier capacities before it, which may have no state in common with it
 * @returns       undefined when something is wrong with it; the problems are noted
 */
export function readCapacity(
  name: string,
  input: CapacityInput,
  place: Place,
  earlier: readonly Capacity[],
  context: CapacityContext,
): Capacity | undefined {
  const { problems } = context;
  const of = readLimited(input, place, context);
  if (!of) return undefined;
  const waitsIn = input['waits-in'];
  const isKnown = isStateKnown(waitsIn, inside(place, 'waits-in'), context);
  const first = input.first ?? [];
  const firstAt = inside(place, 'first');
  const areFirstKnown = areStatesKnown(first, firstAt, context);
  const limit = readFormula(input.limit, LIMIT[of.kind], inside(place, 'limit'), context);
  if (!isKnown || !areFirstKnown || !limit) return undefined;
  const at = place.document.positionOf(place.path, 'key');
  const capacity = { name, label: input.label, of, limit, waitsIn, first, at };
  const fault =
    faultOfWaiting(capacity, earlier, context) ?? faultOfMoves(capacity, earlier, context);
  if (fault) {
    problems.error(inside(place, fault.key), 'scenario/capacity', fault.message);
    return undefined;
  }
  checkFirst(capacity, firstAt, context);
  warnOfFilling(capacity, inside(place, 'state'), context);
  return capacity;
}

function readLimited(
  { state, flow }: CapacityInput,
  place: Place,
  context: CapacityContext,
): Capacity['of'] | undefined {
  const { problems, flows, areComplete } = context;
  if ((state === undefined) === (flow === undefined)) {
    const got = state === undefined ? 'neither' : 'both';
    const message = `a capacity must limit exactly one state or flow; got ${got} (write \`state: prison\` or \`flow: { from: charged, to: tried }\`)`;
    problems.error(place, 'scenario/capacity', message);
    return undefined;
  }
  if (state !== undefined) {
    return isStateKnown(state, inside(place, 'state'), context)
      ? { kind: 'state', state }
      : undefined;
  }
  const { from, to } = flow ?? { from: '', to: '' };
  const isFromKnown = isStateKnown(from, inside(place, 'flow', 'from'), context);
  const isToKnown = isStateKnown(to, inside(place, 'flow', 'to'), context);
  if (!isFromKnown || !isToKnown) return undefined;
  if (areComplete && !flows.some((its) => its.from === from && its.to === to)) {
    const message = `the model has no flow from ${from} to ${to} that could be limited`;
    problems.error(inside(place, 'flow'), 'scenario/unknown-flow', message);
    return undefined;
  }
  return { kind: 'flow', from, to };
}

interface Fault {
  readonly key: 'state' | 'flow' | 'waits-in';
  readonly message: string;
}

/** Why people cannot wait where they are told to. */
function faultOfWaiting(
  { of, waitsIn }: Capacity,
  earlier: readonly Capacity[],
  { flows, finalStates }: CapacityContext,
): Fault | undefined {
  const fault = (message: string): Fault => ({ key: 'waits-in', message });
  const ends = of.kind === 'state' ? [of.state] : [of.from, of.to];
  if (ends.includes(waitsIn)) {
    const what = of.kind === 'state' ? 'the limited state' : 'an end of the limited flow';
    return fault(
      `people must wait in a state of their own; got ${waitsIn}, ${what} (add a state for those who wait)`,
    );
  }
  if (finalStates.includes(waitsIn)) {
    return fault(
      `people leave the state they wait in when there is room; got ${waitsIn}, which is declared final`,
    );
  }
  if (flows.some((flow) => flow.from === waitsIn && flow.kind === 'share')) {
    return fault(
      `people cannot wait where they are dealt a share and a time on entry; got ${waitsIn} (write its exits as rates or probabilities)`,
    );
  }
  const target = of.kind === 'state' ? of.state : of.to;
  if (flows.some((flow) => flow.from === waitsIn && flow.to === target)) {
    return fault(
      `the capacity itself lets people from ${waitsIn} into ${target}; remove the flow between them`,
    );
  }
  const sharing = earlier.find((other) => other.waitsIn === waitsIn);
  if (sharing) {
    return fault(`the people of ${sharing.name} wait in ${waitsIn} already (add another state)`);
  }
  const limited = earlier.find(({ of: its }) => its.kind === 'state' && its.state === waitsIn);
  if (limited) {
    return fault(
      `people must find room where they wait; got ${waitsIn}, which ${limited.name} limits`,
    );
  }
  return undefined;
}

/** Why the moves cannot be limited. */
function faultOfMoves(
  capacity: Capacity,
  earlier: readonly Capacity[],
  { flows, rates }: CapacityContext,
): Fault | undefined {
  const { of, waitsIn } = capacity;
  const key = of.kind;
  const twice = earlier.find((other) =>
    flows.some((flow) => isLimited(flow, other) && isLimited(flow, capacity)),
  );
  if (twice) {
    return {
      key,
      message: `a flow can be limited only once; got one that ${twice.name} limits too`,
    };
  }
  if (of.kind === 'state' && earlier.some((other) => other.waitsIn === of.state)) {
    return {
      key,
      message: `people wait in ${of.state} for another capacity; it can have no limit`,
    };
  }
  const isMatrix = (flow: Flow) =>
    flow.kind === 'rate' &&
    (isLimited(flow, capacity) ||
      flow.from === waitsIn ||
      (of.kind === 'state' && flow.from === of.state));
  if (rates === 'matrix-exponential' && flows.some(isMatrix)) {
    const message =
      'a matrix exponential moves people several times in a step and cannot stop at a limit (write `rates: competing`, or these flows as probabilities)';
    return { key, message };
  }
  return undefined;
}

/** Whether a flow is one that a capacity limits. */
export function isLimited(flow: Pick<Flow, 'from' | 'to'>, { of }: Capacity): boolean {
  return of.kind === 'state' ? flow.to === of.state : flow.from === of.from && flow.to === of.to;
}

function checkFirst(
  { of, first }: Capacity,
  place: Place,
  { flows, areComplete, problems }: CapacityContext,
): void {
  if (of.kind === 'flow' && first.length > 0) {
    const message = `all who take a flow come from one state, so none can come first (remove it; the longest waiting come first anyway)`;
    problems.error(place, 'scenario/capacity', message);
    return;
  }
  if (of.kind === 'flow' || !areComplete) return;
  first.forEach((state, index) => {
    if (flows.some((flow) => flow.from === state && flow.to === of.state)) return;
    const message = `no flow leads from ${state} to ${of.state}, so its people never ask for room`;
    problems.error(inside(place, index), 'scenario/capacity', message, state);
  });
}

function warnOfFilling(
  { of }: Capacity,
  place: Place,
  { flows, areComplete, problems }: CapacityContext,
): void {
  if (of.kind !== 'state' || !areComplete || flows.some(({ from }) => from === of.state)) return;
  const message = `nobody leaves ${of.state}, so its places fill up for good (add a flow out of it, or limit the flow into it per time)`;
  problems.warn(place, 'scenario/capacity-never-freed', message, of.state);
}
