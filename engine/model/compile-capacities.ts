import type { Capacity } from '../scenario/scenario.ts';
import { ascending } from './cohort-rows.ts';
import { compareNames } from './expanded-states.ts';
import { programKey, scaled } from './fold-program.ts';
import type { Generator } from './generators.ts';
import type { ModelCapacity, Program } from './model.ts';
import type { PlannedFlow } from './plan-flows.ts';
import { refuseAt } from './refuse-at.ts';
import { bindingsFor, inPlace, type Setting } from './setting.ts';
import { timedRows, type TimedRows } from './timeline.ts';

/** A limit with the moves it makes necessary; their indexes in the model are not yet known. */
export interface CompiledCapacity {
  readonly capacity: Capacity;
  /** People, or moves per step. */
  readonly limit: TimedRows<Program>;
  readonly occupants: readonly number[];
  /** In the order in which they come. */
  readonly limited: readonly {
    readonly flow: PlannedFlow;
    readonly rank: number;
    readonly diversion: AddedMove;
  }[];
  readonly admissions: readonly AddedMove[];
}

/** A move that no flow of the file stands for. */
export interface AddedMove {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'indirect' | 'diversion' | 'admission';
}

/**
 * Capacities by name.
 *
 * @throws `model/capacity-...` with the capacity's place, where a limit cannot be kept
 */
export function compileCapacities(
  setting: Setting,
  planned: readonly PlannedFlow[],
  generators: readonly Generator[],
): readonly CompiledCapacity[] {
  const taken = new Map<PlannedFlow, Capacity>();
  return [...setting.scenario.pathway.capacities]
    .sort((a, b) => compareNames(a.name, b.name))
    .map((capacity) => {
      const compiled = compileCapacity(capacity, setting, planned, generators);
      for (const { flow } of compiled.limited) {
        const other = taken.get(flow);
        if (other) {
          const message = `a flow can be limited only once; got ${flow.name}, which ${other.name} limits too`;
          throw refuseAt(
            capacity.at,
            'model/capacity-twice',
            `capacities.${capacity.name}`,
            message,
          );
        }
        taken.set(flow, capacity);
      }
      return compiled;
    });
}

function compileCapacity(
  capacity: Capacity,
  setting: Setting,
  planned: readonly PlannedFlow[],
  generators: readonly Generator[],
): CompiledCapacity {
  const { states } = setting;
  const { of, waitsIn } = capacity;
  const stateOf = (index: number) => states.list[index]?.state ?? '';
  const queueOf = (index: number) => states.indexOf(waitsIn, states.list[index]?.group?.name);
  const limitedState = of.kind === 'state' ? of.state : of.to;
  const own = planned.filter(
    ({ from, to }) =>
      stateOf(to) === limitedState && (of.kind === 'state' || stateOf(from) === of.from),
  );
  checkCapacity(capacity, { setting, planned, generators, own });
  const ranks = rankOf(capacity, new Set(own.map(({ from }) => stateOf(from))));
  const move = (from: number, to: number, kind: AddedMove['kind']): AddedMove => {
    const [left, entered] = [states.list[from]?.name ?? '', states.list[to]?.name ?? ''];
    return { name: `${left}>${entered}:${capacity.name}`, from, to, kind };
  };
  return {
    capacity,
    limit: limitOf(capacity, setting),
    occupants:
      of.kind === 'flow'
        ? []
        : states.list.flatMap(({ state }, index) => (state === of.state ? [index] : [])),
    limited: own
      .map((flow) => ({
        flow,
        rank: ranks.indexOf(stateOf(flow.from)),
        diversion: move(flow.from, queueOf(flow.from), 'diversion'),
      }))
      .sort((a, b) => a.rank - b.rank || a.flow.from - b.flow.from),
    admissions: ascending(own.map(({ to }) => to)).map((to) => move(queueOf(to), to, 'admission')),
  };
}

/** States left in the order in which their people come: those named, then the others by name. */
function rankOf({ first }: Capacity, left: ReadonlySet<string>): readonly string[] {
  const others = [...left].filter((state) => !first.includes(state)).sort(compareNames);
  return [...first.filter((state) => left.has(state)), ...others];
}

interface Surroundings {
  readonly setting: Setting;
  readonly planned: readonly PlannedFlow[];
  readonly generators: readonly Generator[];
  /** The flows that are limited. */
  readonly own: readonly PlannedFlow[];
}

function checkCapacity(
  capacity: Capacity,
  { setting, planned, generators, own }: Surroundings,
): void {
  const { of, waitsIn } = capacity;
  const { scenario, variant, states } = setting;
  const refuse = (code: string, message: string) =>
    refuseAt(capacity.at, `model/${code}`, `capacities.${capacity.name}`, message);
  const stateOf = (index: number) => states.list[index]?.state;
  const limitedState = of.kind === 'state' ? of.state : of.to;
  const first = own[0];
  if (!first) {
    throw refuse('capacity-of-nothing', `no flow leads to ${limitedState} that could be limited`);
  }
  const direct = own.find(({ from }) => stateOf(from) === waitsIn);
  if (direct || waitsIn === limitedState) {
    const message = `who waits must wait in a state of its own, which no flow of the file joins to ${limitedState} (those who wait are let in as places come free); got ${waitsIn}`;
    throw refuse('capacity-queue', message);
  }
  const queue = planned.filter(({ from }) => stateOf(from) === waitsIn);
  if (queue.some(({ flow }) => flow.kind === 'share')) {
    const message = `who waits cannot have been dealt another exit already; got ${waitsIn}, which people leave by shares (use probabilities or rates)`;
    throw refuse('capacity-queue', message);
  }
  const isJoint = (state: number) => generators.some(({ left }) => left.includes(state));
  if (own.some(({ from }) => isJoint(from)) || queue.some(({ from }) => isJoint(from))) {
    const message =
      'a limit cannot be kept where people make several moves in a step (use `rates: competing`)';
    throw refuse('capacity-in-generator', message);
  }
  const inflow = [...scenario.inflows, ...(variant?.inflows ?? [])].find(
    ({ state }) => of.kind === 'state' && state === of.state,
  );
  if (inflow) {
    const message = `people who enter the model cannot be refused; got an inflow into ${inflow.state} (let them enter ${waitsIn})`;
    throw refuse('capacity-inflow', message);
  }
}

/** Places, or moves per step; shared by all groups. */
function limitOf(capacity: Capacity, setting: Setting): TimedRows<Program> {
  const { clock } = setting.scenario;
  const path = `capacities.${capacity.name}`;
  const noDwell = 'for a limit';
  const bindings = bindingsFor(setting, { isAtEntry: false, noDwell, path });
  const factor = capacity.of.kind === 'flow' ? clock.stepMonths : 1;
  return inPlace(capacity.at, path, () =>
    timedRows(
      (moment) => {
        const { value, until } = bindings.program(capacity.limit, moment);
        return { value: scaled(value, factor), until };
      },
      programKey,
      clock.steps,
    ),
  );
}

/** @param rowAt row by epoch of the limit */
export function placeCapacity(
  { capacity, limit, occupants, limited, admissions }: CompiledCapacity,
  moves: { indexOf(move: PlannedFlow | AddedMove): number },
  rowAt: (rows: TimedRows<Program>) => readonly number[],
): ModelCapacity {
  return {
    name: capacity.name,
    kind: capacity.of.kind,
    limit: limit.values,
    rowAt: rowAt(limit),
    occupants,
    flows: limited.map(({ flow }) => moves.indexOf(flow)),
    diversions: limited.map(({ diversion }) => moves.indexOf(diversion)),
    ranks: limited.map(({ rank }) => rank),
    admissions: admissions.map((move) => moves.indexOf(move)),
  };
}
