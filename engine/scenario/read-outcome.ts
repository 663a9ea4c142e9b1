import type { OutcomeInput } from './model-schema.ts';
import { inside, type Place, type ProblemList } from './problem-list.ts';
import type { Flow, Outcome, OutcomeMeasure } from './scenario.ts';

/** What the outcomes of a model can refer to. */
export interface OutcomeContext {
  readonly states: readonly string[];
  /** The flows without fault; `areComplete` is false when some had one. */
  readonly flows: readonly Flow[];
  readonly areComplete: boolean;
  readonly problems: ProblemList;
}

/**
 * Resolves one outcome of a model file.
 *
 * @returns undefined when something is wrong with it; the problems are noted
 */
export function readOutcome(
  name: string,
  input: OutcomeInput,
  place: Place,
  context: OutcomeContext,
): Outcome | undefined {
  const { problems } = context;
  const { stock, entries } = input;
  if ((stock === undefined) === (entries === undefined)) {
    const got = stock === undefined ? 'neither' : 'both';
    const message = `an outcome must have exactly one of stock and entries; got ${got}`;
    problems.error(place, 'scenario/outcome-form', message);
    return undefined;
  }
  const includesStart = input['includes-start'] ?? false;
  if (stock && input['includes-start'] !== undefined) {
    const message = 'only entries can include the start; a stock counts it anyway (remove it)';
    problems.error(inside(place, 'includes-start'), 'scenario/includes-start', message);
  }
  const measure = stock
    ? readStock(stock, inside(place, 'stock'), context)
    : entries && readEntries(entries, includesStart, inside(place, 'entries'), context);
  if (!measure) return undefined;
  return {
    name,
    label: input.label,
    unit: input.unit ?? 'people',
    ...(input.about === undefined ? {} : { about: input.about }),
    measure,
    includesStart,
  };
}

function readStock(
  states: readonly string[],
  place: Place,
  context: OutcomeContext,
): OutcomeMeasure | undefined {
  return checkStates(states, place, context) ? { kind: 'stock', states } : undefined;
}

function readEntries(
  { to, from }: NonNullable<OutcomeInput['entries']>,
  includesStart: boolean,
  place: Place,
  context: OutcomeContext,
): OutcomeMeasure | undefined {
  const isToKnown = checkStates(to, inside(place, 'to'), context);
  const isFromKnown = from === undefined || checkStates(from, inside(place, 'from'), context);
  if (!isToKnown || !isFromKnown) return undefined;
  const isCounted = (flow: Flow) =>
    to.includes(flow.to) && (from ? from.includes(flow.from) : !to.includes(flow.from));
  if (context.areComplete && !includesStart && !context.flows.some(isCounted)) {
    const source = from ? from.join(', ') : 'other states';
    const message = `no flow leads from ${source} to ${to.join(', ')}, so this outcome could only be 0`;
    context.problems.error(place, 'scenario/outcome-never', message);
    return undefined;
  }
  return { kind: 'entries', to, ...(from === undefined ? {} : { from }) };
}

function checkStates(
  names: readonly string[],
  place: Place,
  { states, problems }: OutcomeContext,
): boolean {
  let isFine = true;
  names.forEach((name, index) => {
    if (!states.includes(name)) {
      const message = `no state is called ${name}${problems.suggest(name, states)}`;
      problems.error(inside(place, index), 'scenario/unknown-state', message, name);
      isFine = false;
    } else if (names.indexOf(name) < index) {
      const message = `a state can be named only once; got ${name} again`;
      problems.error(inside(place, index), 'scenario/duplicate-state', message, name);
      isFine = false;
    }
  });
  return isFine;
}
