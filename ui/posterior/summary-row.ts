import { meanOf, quantile, type Distribution, type ParameterKind } from '../../engine/index.ts';
import { formatAligned, shownUnit } from '../words/value-text.ts';
import { numberWords } from '../words/number-words.ts';

/** What a distribution says, in columns that can be compared. */
export interface SummaryRow {
  readonly mean: string;
  /** From the 2.5 to the 97.5 % quantile, the unit once: `10.4 to 17.1 %`. */
  readonly interval: string;
}

/** Below this part of the upper end the lower one is as good as none, and gets one digit. */
const NEXT_TO_NONE = 0.01;

/** Mean and 95 % interval of a distribution in one unit, each to three digits. */
export function summaryRow(distribution: Distribution, kind: ParameterKind): SummaryRow {
  const [low, high] = [quantile(distribution, 0.025), quantile(distribution, 0.975)];
  const shown = shownUnit(kind, high);
  const lowText = formatAligned(low, shown, low < NEXT_TO_NONE * high ? 1 : 3);
  return {
    mean: `${formatAligned(meanOf(distribution), shown)}${shown.unit}`,
    interval: `${numberWords.range(lowText, formatAligned(high, shown))}${shown.unit}`,
  };
}
