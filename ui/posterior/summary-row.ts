import { meanOf, quantile, type Distribution, type ParameterKind } from '../../engine/index.ts';
import { formatAligned } from '../words/value-text.ts';

/** What a distribution says, in columns that can be compared. */
export interface SummaryRow {
  readonly mean: string;
  /** 2.5 and 97.5 % quantiles. */
  readonly low: string;
  readonly high: string;
}

/** Below this part of the upper end the lower one is as good as none, and gets one digit. */
const NEXT_TO_NONE = 0.01;

/** Mean and 95 % interval of a distribution, each to three digits. */
export function summaryRow(distribution: Distribution, kind: ParameterKind): SummaryRow {
  const [low, high] = [quantile(distribution, 0.025), quantile(distribution, 0.975)];
  return {
    mean: formatAligned(meanOf(distribution), kind),
    low: formatAligned(low, kind, low < NEXT_TO_NONE * high ? 1 : 3),
    high: formatAligned(high, kind),
  };
}
