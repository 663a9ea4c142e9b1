import type { Expression, Group, OutcomeMeasure } from '../scenario/scenario.ts';
import { movesInto, type Countable } from './count-of.ts';
import { programKey, scaled } from './fold-program.ts';
import type { ModelMeasure, Program } from './model.ts';
import { bindingsFor, type Setting } from './setting.ts';
import { timedRows, type TimedRows } from './timeline.ts';

/** A measure whose amounts are not yet placed in epochs. */
export interface CompiledMeasure {
  /** All amounts that may change in time. */
  readonly amounts: readonly TimedRows<Program>[];
  place(rowAt: RowsByEpoch): ModelMeasure;
}

/** Row by epoch of an amount. */
export type RowsByEpoch = (rows: TimedRows<Program>) => readonly number[];

type Total = Extract<OutcomeMeasure, { kind: 'total' }>;

/**
 * A weighted sum. Amounts per person and time become amounts per person and step; an amount may differ
 * between groups.
 *
 * @param group of whom alone to count; everybody when absent
 */
export function compileTotal(
  { inState, onEntry, perMonths, counting, discount }: Total,
  path: string,
  group: Group | undefined,
  setting: Setting,
  countable: Countable,
): CompiledMeasure {
  const { stepMonths } = setting.scenario.clock;
  const isCounted = (index: number) =>
    group === undefined || countable.states[index]?.group?.name === group.name;
  const groupOf = (state: number) => countable.states[state]?.group;
  const states = inState.flatMap(({ state, value }) =>
    countable.states.flatMap((own, index) =>
      own.state === state && isCounted(index)
        ? [
            {
              state: index,
              amount: amount(value, path, own.group, setting, stepMonths / perMonths),
            },
          ]
        : [],
    ),
  );
  const entered = (move: number) =>
    countable.moves[move]?.to ?? countable.inflows[move - countable.moves.length]?.state ?? -1;
  const moves = onEntry.flatMap(({ value, ...between }) =>
    movesInto(between, countable, group?.name).map((move) => ({
      move,
      amount: amount(value, path, groupOf(entered(move)), setting),
    })),
  );
  const rate = discount && yearlyRate(discount.rate, path, setting);
  return {
    amounts: [...states, ...moves].map((item) => item.amount),
    place: (rowAt) => ({
      kind: 'total',
      inState: states.map((item) => ({
        state: item.state,
        value: item.amount.values,
        rowAt: rowAt(item.amount),
      })),
      onMove: moves.map((item) => ({
        move: item.move,
        value: item.amount.values,
        rowAt: rowAt(item.amount),
      })),
      counting,
      ...(discount && rate ? { discount: { rate, index: discount.index } } : {}),
    }),
  };
}

/** The rate of discounting per year; rates are per month in the file. */
function yearlyRate(rate: Expression, path: string, setting: Setting): Program {
  const bindings = bindingsFor(setting, { isAtEntry: false, noDwell: 'for an outcome', path });
  return scaled(bindings.program(rate, { entry: 0, present: 0 }).value, 12);
}

/** An amount of people of a group over the steps, times a factor. */
export function amount(
  value: Expression,
  path: string,
  group: Group | undefined,
  setting: Setting,
  factor = 1,
): TimedRows<Program> {
  const bindings = bindingsFor(setting, {
    ...(group ? { group } : {}),
    isAtEntry: false,
    noDwell: 'for an outcome',
    path,
  });
  return timedRows(
    (moment) => {
      const timed = bindings.program(value, moment);
      return { value: scaled(timed.value, factor), until: timed.until };
    },
    programKey,
    setting.scenario.clock.steps,
  );
}
