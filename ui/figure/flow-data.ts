import { formatStep, type Clock, type MeanFlows } from '../../engine/index.ts';
import { timeColumn } from './csv-columns.ts';
import type { FigureTable } from './figure-table.ts';

/** Every state and group by itself, unrounded, for the CSV file. */
export function streamData({ states }: MeanFlows, clock: Clock): FigureTable {
  return {
    columns: ['state', timeColumn(clock), 'mean', 'mean_mcse'],
    rows: states.flatMap(({ name, people }) =>
      people.map(({ value, mcse }, step) => [name, formatStep(clock, step), value, mcse]),
    ),
  };
}

/** Every move and group by itself, unrounded, for the CSV file. */
export function sankeyData({ moves }: MeanFlows): FigureTable {
  return {
    columns: ['from', 'to', 'mean', 'mean_mcse'],
    rows: moves.map(({ from, to, people }) => [from ?? 'outside', to, people.value, people.mcse]),
  };
}
