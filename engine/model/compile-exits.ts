import { placeRows, type CohortRows } from './cohort-rows.ts';
import type { CompiledStock } from './compile-stocks.ts';
import { dependsOnDwell, settledDwell } from './dwell-classes.ts';
import { exitRows, type ExitRow, type ExitUnit } from './exit-rows.ts';
import type { Generator } from './generators.ts';
import type { ModelFlow, ModelState } from './model.ts';
import type { MoveList } from './move-list.ts';
import type { PlannedFlow } from './plan-flows.ts';
import type { Setting } from './setting.ts';

/** States with the same rows, which are not yet placed in epochs. */
export interface CompiledExits {
  readonly unit: ExitUnit;
  readonly rows: CohortRows<ExitRow>;
  /** Dwell classes of each of the states. */
  readonly classes: number;
  readonly byDwell: boolean;
}

/** Values of all exits: of each state, or of the states of a generator together. */
export function compileExits(
  setting: Setting,
  planned: readonly PlannedFlow[],
  generators: readonly Generator[],
  stocks: readonly CompiledStock[],
): readonly CompiledExits[] {
  const joint = generators.map(({ left }): ExitUnit => ({
    states: left,
    flows: planned.filter(({ from }) => left.includes(from)),
    isGenerator: true,
  }));
  const alone = setting.states.list.flatMap((_, state): readonly ExitUnit[] => {
    if (generators.some(({ left }) => left.includes(state))) return [];
    const flows = planned.filter(({ from }) => from === state);
    return [{ states: [state], flows, isGenerator: false }];
  });
  return [...joint, ...alone].map((unit) => compileUnit(unit, setting, stocks));
}

function compileUnit(
  unit: ExitUnit,
  setting: Setting,
  stocks: readonly CompiledStock[],
): CompiledExits {
  const { steps, stepMonths } = setting.scenario.clock;
  const entered = stocks.find(({ state }) => unit.states.includes(state))?.entered.length ?? 1;
  const rows = exitRows(unit, setting, steps + entered);
  const programs = rows.values.flatMap(({ values }) =>
    values.flatMap((value) => (value === 'rest' ? [] : [value])),
  );
  if (!programs.some(dependsOnDwell)) return { unit, rows, classes: 1, byDwell: false };
  const tables = setting.tables.tables.list();
  const settled = programs.map((program) => settledDwell(program, tables, stepMonths));
  const longest = steps + entered - 1; // classes of people who stay until the end
  const classes = Math.max(1, Math.min(longest, Math.max(...settled) + 1));
  return { unit, rows, classes, byDwell: classes > 1 };
}

/** The states of a model, in its order. */
export function placeStates(
  { states }: Setting,
  exits: readonly CompiledExits[],
  epochs: readonly number[],
): readonly ModelState[] {
  return states.list.map(({ name }, state) => {
    const own = exits.find(({ unit }) => unit.states.includes(state));
    if (!own) throw new RangeError(`no exits of ${name}`);
    const { unit, rows, classes, byDwell } = own;
    return { name, form: formOf(unit), ...placeRows(rows, epochs), classes, byDwell };
  });
}

function formOf({ flows }: ExitUnit): ModelState['form'] {
  const kind = flows[0]?.flow.kind;
  return kind === undefined ? 'final' : kind === 'share' ? 'dealt' : 'competing';
}

/** The moves of a model with their values, in the order of the list. */
export function placeFlows(moves: MoveList, exits: readonly CompiledExits[]): readonly ModelFlow[] {
  return moves.list.map((move): ModelFlow => {
    const { name, from, to } = move;
    if (!('flow' in move)) return { name, from, to, kind: move.kind, value: [], sojourn: [] };
    const own = exits.find(({ unit }) => unit.flows.includes(move));
    const at = own?.unit.flows.indexOf(move) ?? -1;
    const rows = own?.rows.values ?? [];
    return {
      name,
      from,
      to,
      kind: move.flow.kind,
      value: rows.map(({ values }) => values[at] ?? [NaN]),
      sojourn: rows.flatMap(({ sojourns }) => sojourns[at] ?? []),
    };
  });
}
