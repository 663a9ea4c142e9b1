import {
  QUANTILES,
  stepOfText,
  type Clock,
  type CountSummary,
  type OutcomeResult,
  type TableCell,
} from '../../engine/index.ts';
import { outcomeFormat, type ValueFormat } from '../words/value-format.ts';
import { stepText } from '../words/step-text.ts';
import { chanceOf } from '../figure/chance-of.ts';
import { formatProbability } from '../figure/number-text.ts';
import { columnWords } from '../words/figure/figure-words.ts';
import { tableWords } from '../words/cell-words.ts';

/** One line of a table cell, written. */
export interface TableRow {
  readonly key: string;
  readonly label: string;
  /** Empty where the table is of the end of the clock alone. */
  readonly date: string;
  readonly mean: string;
  readonly mcse: string;
  readonly quantiles: readonly string[];
}

/** Quantiles of a table that names none. */
export const USUAL_QUANTILES = ['p5', 'median', 'p95'] as const;

const FIRST: readonly (typeof QUANTILES)[number][] = QUANTILES;

/** The lines of a table: a line for each outcome and date, in the order the cell names them. */
export function tableRows(
  { outcomes, quantiles = USUAL_QUANTILES, at }: Pick<TableCell, 'outcomes' | 'quantiles' | 'at'>,
  results: readonly OutcomeResult[],
  clock: Clock,
): readonly TableRow[] {
  const shown =
    outcomes?.flatMap((name) => results.find((each) => each.name === name) ?? []) ?? results;
  const steps = (at ?? []).flatMap((text) => stepOfText(clock, text) ?? []);
  const wanted = steps.length === 0 ? [undefined] : steps;
  return shown.flatMap((outcome) => {
    const format = outcomeFormat(outcome, clock);
    const unit =
      ['amount', 'time'].includes(format.kind) && format.unit !== '' ? ` (${format.unit})` : '';
    return wanted.flatMap((step) => {
      const summary = step === undefined ? outcome.final : outcome.bySteps[step];
      if (summary === undefined) return [];
      const isChance = format.kind === 'chance';
      const isKnown = summary.mean.method === 'conditional';
      return {
        key: `${outcome.name} ${String(step)}`,
        label: `${outcome.label}${unit}`,
        date: step === undefined ? '' : stepText(clock, step),
        mean: isChance ? chanceOf(summary, format, isKnown) : format.mean(summary.mean),
        mcse: errorText(summary, format, isKnown),
        quantiles: quantiles.map((name) => {
          const value = summary.quantiles[FIRST.indexOf(name)]?.value;
          // a thing that is so or not has a chance and no interval
          return isChance || value === undefined ? '–' : format.value(value);
        }),
      };
    });
  });
}

/** The error of a mean; of what no draw had its bound, since a 0 there is no certainty. */
function errorText(
  { mean, atLeastOne }: CountSummary,
  format: ValueFormat,
  isKnown: boolean,
): string {
  if (isKnown && mean.mcse === 0) return columnWords.exact;
  if (!isKnown && !atLeastOne.seen && format.kind === 'people') {
    return tableWords.unseen(formatProbability(atLeastOne));
  }
  return format.mcse(mean.mcse);
}
