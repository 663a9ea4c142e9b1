import type { SourcePosition } from '../errors/baserate-error.ts';
import type { AddedMove, CompiledCapacity } from './compile-capacities.ts';
import type { StateList } from './expanded-states.ts';
import type { Generator } from './generators.ts';
import type { PlannedFlow } from './plan-flows.ts';

/** All moves within a model, by the state left: flows of the file first, then those that the engine adds. */
export interface MoveList {
  readonly list: readonly (PlannedFlow | AddedMove)[];
  indexOf(move: PlannedFlow | AddedMove): number;
  /** Where the flow of a move stands in the file, by index. */
  readonly positions: readonly (SourcePosition | undefined)[];
}

export function listMoves(
  states: StateList,
  planned: readonly PlannedFlow[],
  generators: readonly Generator[],
  capacities: readonly CompiledCapacity[],
): MoveList {
  const nameOf = (state: number) => states.list[state]?.name ?? '';
  const indirect = generators.flatMap((generator) =>
    generator.indirect.map(([from, to]): AddedMove => ({
      name: `${nameOf(from)}>${nameOf(to)}`,
      from,
      to,
      kind: 'indirect',
    })),
  );
  const added = [
    ...indirect,
    ...capacities.flatMap(({ limited, admissions }) => [
      ...limited.map(({ diversion }) => diversion),
      ...admissions,
    ]),
  ].sort((a, b) => a.to - b.to); // stable: by capacity where they lead to the same state
  const list = states.list.flatMap((_, state) => [
    ...planned.filter(({ from }) => from === state),
    ...added.filter(({ from }) => from === state),
  ]);
  const indexes = new Map(list.map((move, index) => [move, index]));
  return {
    list,
    indexOf: (move) => indexes.get(move) ?? -1,
    positions: list.map((move) => ('flow' in move ? move.flow.at : undefined)),
  };
}
