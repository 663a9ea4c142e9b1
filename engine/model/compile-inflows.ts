import type { Inflow } from '../scenario/scenario.ts';
import { programKey, scaled } from './fold-program.ts';
import type { ModelInflow, Program } from './model.ts';
import { bindingsFor, inPlace, type Setting } from './setting.ts';
import { timedRows, type TimedRows } from './timeline.ts';

/** An inflow whose rows are not yet placed in epochs. */
export interface CompiledInflow {
  readonly state: number;
  readonly inflow: Inflow;
  /** People per step; absent of a series. */
  readonly rate?: TimedRows<Program>;
}

/** People who enter, in the order of the states; those of the variant take the place of the scenario's. */
export function compileInflows(setting: Setting): readonly CompiledInflow[] {
  const { scenario, variant, states } = setting;
  const inflows = new Map<number, Inflow>();
  for (const inflow of [...scenario.inflows, ...(variant?.inflows ?? [])]) {
    inflows.set(states.indexOf(inflow.state, inflow.group), inflow);
  }
  return [...inflows]
    .sort(([a], [b]) => a - b)
    .map(([state, inflow]) => {
      if (inflow.size.kind === 'series') return { state, inflow };
      return { state, inflow, rate: rateOf(state, inflow, inflow.size.assignment, setting) };
    });
}

function rateOf(
  state: number,
  { at }: Inflow,
  assignment: Extract<Inflow['size'], { kind: 'rate' }>['assignment'],
  setting: Setting,
): TimedRows<Program> {
  const { clock } = setting.scenario;
  const entered = setting.states.list[state];
  const path = `inflow.${entered?.name ?? ''}`;
  const bindings = bindingsFor(setting, {
    ...(entered?.group ? { group: entered.group } : {}),
    isAtEntry: false,
    noDwell: 'for people who are not in the model yet',
    path,
  });
  return inPlace(at, path, () =>
    timedRows(
      (moment) => {
        // the stream of the rate is not that of the people, which is `inflow:state`
        const purpose = `inflow-rate:${entered?.name ?? ''}`;
        const { value, until } = bindings.assigned(assignment, 'inflow', purpose, moment);
        return { value: scaled(value, clock.stepMonths), until };
      },
      programKey,
      clock.steps,
    ),
  );
}

/** @param rowAt row by epoch of the rate */
export function placeInflow(
  { state, inflow, rate }: CompiledInflow,
  rowAt: (rows: TimedRows<Program>) => readonly number[],
): ModelInflow {
  const { law, enters, size } = inflow;
  return {
    state,
    law: size.kind === 'series' ? 'fixed' : law,
    enters,
    size: rate
      ? { kind: 'rate', value: rate.values, rowAt: rowAt(rate) }
      : { kind: 'series', people: size.kind === 'series' ? size.people : [] },
  };
}
