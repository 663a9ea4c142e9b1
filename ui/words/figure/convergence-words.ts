import { BAND_ERRORS, type ConvergencePoint } from '../../figure/convergence-layout.ts';
import type { FigureTable } from '../../figure/figure-table.ts';
import { formatCount, formatDrawn, NO_BREAK } from '../../figure/number-text.ts';
import type { ReadoutRow } from '../../figure/readout-row.ts';
import type { ValueFormat } from '../value-format.ts';

/** How an outcome's estimates are written. */
export interface EstimateFormat extends Pick<ValueFormat, 'kind' | 'unit' | 'mean' | 'mcse'> {
  /** Whether a chance is worked out rather than simulated, and so known although no draw had it. */
  readonly isKnown: boolean;
}

/** Of what is so or not, and what none or all of the draws had, a bound and no certainty. */
function meanOf({ draws, estimate, mcse }: ConvergencePoint, format: EstimateFormat): string {
  const value = { value: estimate, mcse };
  const isBound = format.kind === 'chance' && !format.isKnown && (estimate === 0 || estimate === 1);
  return isBound ? formatDrawn(value, draws) : format.mean(value);
}

/** What the line and the bars are, and where they end. */
export function convergenceCaption(
  points: readonly ConvergencePoint[],
  when: string,
  format: EstimateFormat,
): string {
  const last = points.at(-1);
  if (!last) return '';
  const unit = format.unit === '' ? '' : ` ${format.unit}`;
  return `The mean as more draws are counted; the bars are ${BAND_ERRORS} Monte Carlo standard errors to either side, and halve with four times the draws. It says nothing of whether the assumptions are right. ${when}, ${formatCount(last.draws)} draws: mean${NO_BREAK}${meanOf(last, format)}${unit} (MCSE${NO_BREAK}${format.mcse(last.mcse)}).`;
}

/** One sentence for readers who do not see it. */
export function convergenceSummary(
  label: string,
  points: readonly ConvergencePoint[],
  format: EstimateFormat,
): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return `${label}: no draws yet.`;
  const told = (point: ConvergencePoint) =>
    `${meanOf(point, format)} (MCSE ${format.mcse(point.mcse)}) after ${formatCount(point.draws)} draws`;
  return first === last
    ? `${label}: the mean is ${told(last)}.`
    : `${label}: the mean goes from ${told(first)} to ${told(last)}.`;
}

/** The estimate where a reader points. */
export function convergenceRow(
  point: ConvergencePoint,
  label: string,
  format: EstimateFormat,
): ReadoutRow {
  const error = `±${NO_BREAK}${format.mcse(point.mcse)}`;
  return { tone: 'run', label, cells: [{ text: meanOf(point, format), error }] };
}

/** Estimates with their errors by draws. */
export function convergenceTable(
  points: readonly ConvergencePoint[],
  format: EstimateFormat,
): FigureTable {
  return {
    columns: ['draws', 'mean', 'MCSE'],
    rows: points.map((point) => [
      formatCount(point.draws),
      meanOf(point, format),
      format.mcse(point.mcse),
    ]),
  };
}

/** The same unrounded, for the CSV file. */
export function convergenceData(outcome: string, points: readonly ConvergencePoint[]): FigureTable {
  return {
    columns: ['outcome', 'draws', 'mean', 'mean_mcse'],
    rows: points.map(({ draws, estimate, mcse }) => [outcome, draws, estimate, mcse]),
  };
}
