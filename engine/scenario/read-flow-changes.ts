import { checkExits, type IndexedFlow } from './check-exits.ts';
import { entryOf, fittingItems } from './fitting.ts';
import { createProblemList, inside, type Place } from './problem-list.ts';
import { readFlow } from './read-flow.ts';
import type { ReadModel } from './read-model.ts';
import { readSpan, type Span } from './read-span.ts';
import type { Flow, FlowChange } from './scenario.ts';
import type { VariantContext } from './variant-context.ts';
import { addedFlowSchema, closedFlowSchema } from './variant-schema.ts';

/** What the section `flows` of a variant gives. */
export interface ReadFlowChanges {
  readonly flowChanges: readonly FlowChange[];
  /** The flows that it adds, with their places. */
  readonly added: readonly IndexedFlow[];
}

/** A change with where it stands. */
interface Placed {
  readonly change: FlowChange;
  readonly place: Place;
}

/**
 * Resolves the section `flows` of a variant: flows that it adds and closes, for some time or for all of it.
 * What is added must fit the other exits of its state.
 */
export function readFlowChanges(
  data: unknown,
  place: Place,
  context: VariantContext,
): ReadFlowChanges {
  const { model } = context;
  if (!model) return { flowChanges: [], added: [] };
  const closed = readClosed(entryOf(data, 'close'), inside(place, 'close'), model, context);
  const added = readAdded(entryOf(data, 'add'), inside(place, 'add'), model, context);
  checkAdded(added, closed, model, context);
  return {
    flowChanges: [...closed, ...added.map(({ change }) => change)],
    added: added.map(({ change, place: at }) => ({ flow: change.flow, place: at })),
  };
}

function readClosed(
  data: unknown,
  place: Place,
  { pathway }: ReadModel,
  { clock, problems }: VariantContext,
): readonly FlowChange[] {
  return fittingItems(data, closedFlowSchema).flatMap(([index, { from, to, ...dates }]) => {
    const at = inside(place, index);
    const span = readSpan(datesOf(dates), at, clock, problems);
    const flows = pathway.flows.filter((flow) => flow.from === from && flow.to === to);
    if (flows.length === 0) {
      const exits = pathway.flows.filter((flow) => flow.from === from).map((flow) => flow.to);
      const known =
        exits.length > 0
          ? `from ${from} flows lead to ${exits.join(', ')}`
          : `no flow leaves ${from}`;
      const message = `the model has no flow from ${from} to ${to} to close (${known})`;
      problems.error(at, 'scenario/unknown-flow', message, `${from} to ${to}`);
    }
    return span ? flows.map((flow) => ({ kind: 'close' as const, flow, ...span })) : [];
  });
}

function readAdded(
  data: unknown,
  place: Place,
  { flowContext }: ReadModel,
  { clock, problems }: VariantContext,
): readonly Placed[] {
  return fittingItems(data, addedFlowSchema).flatMap(([index, { starts, ends, ...input }]) => {
    const at = inside(place, index);
    const flow = readFlow(input, at, { ...flowContext, problems });
    const span = readSpan(datesOf({ starts, ends }), at, clock, problems);
    return flow && span ? [{ change: { kind: 'add' as const, flow, ...span }, place: at }] : [];
  });
}

function datesOf({ starts, ends }: { starts?: string | undefined; ends?: string | undefined }) {
  return [
    ['starts', starts],
    ['ends', ends],
  ] as const;
}

/** What an added flow is blamed for beside all exits of its state, also those that are closed. */
const AT_ANY_TIME = ['duplicate-flow', 'mixed-exits'];

/** The same beside those that are open; shares that leave somebody over are as the model has them. */
const AT_ITS_TIME = ['second-rest', 'shares-above-one'];

/**
 * Checks each added flow beside the other exits of its state, as those of the model are checked; what is
 * wrong among the model's own has been told there.
 */
function checkAdded(
  added: readonly Placed[],
  closed: readonly FlowChange[],
  { pathway, flowContext: { tables } }: ReadModel,
  { groups, problems }: VariantContext,
): void {
  const exitContext = { groups: groups.length > 0 ? groups : undefined, ...(tables && { tables }) };
  const problemsOf = (flows: readonly Flow[], place: Place, names: readonly string[]) => {
    const own = createProblemList();
    checkExits(
      flows.map((flow) => ({ place, flow })), // what is wrong is the fault of what is added there
      own,
      exitContext,
    );
    return own.sorted([]).filter(({ code }) => names.some((its) => code === `scenario/${its}`));
  };
  added.forEach(({ change, place }, index) => {
    const blame = (exits: readonly Flow[], names: readonly string[]) => {
      const beside = exits.filter(({ from }) => from === change.flow.from);
      const before = new Set(problemsOf(beside, place, names).map(({ code }) => code));
      const after = problemsOf([...beside, change.flow], place, names);
      problems.take(after.filter(({ code }) => !before.has(code)));
    };
    const others = added.slice(0, index).map((other) => other.change);
    blame([...pathway.flows, ...others.map(({ flow }) => flow)], AT_ANY_TIME);
    const isOpen = (flow: Flow) =>
      !closed.some((its) => its.flow === flow && holdsDuring(its, change));
    const beside = others.filter((other) => isTogether(other, change)).map(({ flow }) => flow);
    blame([...pathway.flows.filter(isOpen), ...beside], AT_ITS_TIME);
  });
}

/** Whether a span covers all of another. */
function holdsDuring(span: Span, other: Span): boolean {
  return span.fromStep <= other.fromStep && span.untilStep >= other.untilStep;
}

function isTogether(a: Span, b: Span): boolean {
  return a.fromStep < b.untilStep && b.fromStep < a.untilStep;
}
