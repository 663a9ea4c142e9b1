import type { ConvergencePoint } from './convergence-layout.ts';
import type { FigureTable } from './figure-table.ts';

/** Estimates with their errors by draws, unrounded, for the CSV file. */
export function convergenceData(outcome: string, points: readonly ConvergencePoint[]): FigureTable {
  return {
    columns: ['outcome', 'draws', 'mean', 'mean_mcse'],
    rows: points.map(({ draws, estimate, mcse }) => [outcome, draws, estimate, mcse]),
  };
}
