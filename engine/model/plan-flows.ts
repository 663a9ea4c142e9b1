import type { Flow, FlowChange, Scenario, Variant } from '../scenario/scenario.ts';
import { windowAt } from './changes-in-force.ts';
import { compareNames, type ExpandedState, type StateList } from './expanded-states.ts';
import { ALWAYS, untilFirst, type Moment, type Timed, type Until } from './moment.ts';
import { refuseAt } from './refuse-at.ts';

/** A flow of the model file, or one that the variant adds, for the people of one group. */
export interface PlannedFlow {
  /** `from>to`, with the group after each where people are told apart. */
  readonly name: string;
  readonly flow: Flow;
  readonly from: number;
  readonly to: number;
  /** Whether the variant has it open for a person at a moment. */
  isOpen(moment: Moment): Timed<boolean>;
}

/**
 * The flows of all groups, by state left and then by state entered. A flow that is added or closed for a
 * time is there all the time.
 *
 * @throws `model/duplicate-flow`, `model/mixed-exits` where the variant does not fit the model
 */
export function planFlows(
  { pathway }: Scenario,
  variant: Variant | undefined,
  states: StateList,
): readonly PlannedFlow[] {
  const changes = variant?.flowChanges ?? [];
  const added = changes.filter((change) => change.kind === 'add');
  const flows = [
    ...pathway.flows.map((flow) => ({ flow, added: undefined })),
    ...added.map((change) => ({ flow: change.flow, added: change })),
  ];
  const planned = flows.flatMap(({ flow, added: addition }) => {
    const closed = changes.filter((change) => change.kind === 'close' && isSame(change.flow, flow));
    return states.list.flatMap((state, from): readonly PlannedFlow[] => {
      if (state.state !== flow.from || !takes(flow, state)) return [];
      const to = states.indexOf(flow.to, state.group?.name);
      const name = `${state.name}>${states.list[to]?.name ?? flow.to}`;
      return [{ name, flow, from, to, isOpen: openingOf(flow, addition, closed) }];
    });
  });
  planned.sort((a, b) => a.from - b.from || a.to - b.to || compareNames(a.name, b.name));
  checkPlan(planned);
  return planned;
}

function takes({ groups }: Flow, { group }: ExpandedState): boolean {
  return groups === undefined || (group !== undefined && groups.includes(group.name));
}

function isSame(a: Flow, b: Flow): boolean {
  return (
    a.from === b.from &&
    a.to === b.to &&
    JSON.stringify(a.groups ?? []) === JSON.stringify(b.groups ?? [])
  );
}

/** Those who are dealt a time follow the law at their entry, the others the present one. */
function openingOf(
  { kind }: Flow,
  added: FlowChange | undefined,
  closed: readonly FlowChange[],
): PlannedFlow['isOpen'] {
  if (!added && closed.length === 0) return () => ({ value: true, until: ALWAYS });
  const axis = kind === 'share' ? 'entry' : 'present';
  return (moment) => {
    const opening = added ? windowAt(added, moment[axis]) : { isInForce: true, next: Infinity };
    const closings = closed.map((change) => windowAt(change, moment[axis]));
    const nexts = [opening, ...closings].map(({ next }): Until => ({ ...ALWAYS, [axis]: next }));
    return {
      value: opening.isInForce && !closings.some((closing) => closing.isInForce),
      until: untilFirst(nexts),
    };
  };
}

function checkPlan(planned: readonly PlannedFlow[]): void {
  planned.forEach((exit, index) => {
    const before = planned[index - 1];
    if (before?.from !== exit.from) return;
    const { at, from, to, kind } = exit.flow;
    const path = `flows.${exit.name}`;
    if (before.to === exit.to) {
      const message = `a flow can be there only once; got ${from} to ${to} again (close the model’s own, or change its parameter)`;
      throw refuseAt(at, 'model/duplicate-flow', path, message);
    }
    if (before.flow.kind !== kind) {
      const message = `all exits of a state must be of one form; got a ${kind} out of ${from} beside a ${before.flow.kind}`;
      throw refuseAt(at, 'model/mixed-exits', path, message);
    }
  });
}
