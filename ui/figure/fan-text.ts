import type { OutcomeResult } from '../../engine/index.ts';
import { monthText } from './month-text.ts';
import { formatCount, formatRange, NO_BREAK } from './number-text.ts';
import { capitalise, summaryText } from './summary-text.ts';

/** Caption of a fan chart: what the bands are, interval, draws and Monte Carlo standard error. */
export function fanCaption(
  outcome: OutcomeResult,
  baseline: OutcomeResult | undefined,
  startMonth: number,
  draws: number,
  baselineLabel: string,
): string {
  const last = outcome.bySteps.at(-1) ?? outcome.final;
  const month = monthText(startMonth + outcome.bySteps.length - 1);
  const before = baseline
    ? ` ${capitalise(baselineLabel)} (grey): ${summaryText(baseline.bySteps.at(-1) ?? baseline.final)}.`
    : '';
  return `Median and the bands that hold 50${NO_BREAK}% and 90${NO_BREAK}% of ${formatCount(draws)} draws, month by month. ${month}: ${summaryText(last)}.${before}`;
}

/** One sentence that says what the fan chart shows, for readers who do not see it. */
export function fanSummary(
  outcome: OutcomeResult,
  baseline: OutcomeResult | undefined,
  startMonth: number,
  baselineLabel: string,
): string {
  const first = outcome.bySteps[0] ?? outcome.final;
  const last = outcome.bySteps.at(-1) ?? outcome.final;
  const from = first.quantiles[2].value;
  const to = last.quantiles[2].value;
  const path =
    from === to
      ? `is ${formatCount(to)} ${outcome.unit} at both ends`
      : `${to > from ? 'rises' : 'falls'} from ${formatCount(from)} to ${formatCount(to)} ${outcome.unit}`;
  const before = baseline
    ? `; ${baselineLabel} the median ended at ${formatCount((baseline.bySteps.at(-1) ?? baseline.final).quantiles[2].value)}`
    : '';
  return `${outcome.label}, ${monthText(startMonth)} to ${monthText(startMonth + outcome.bySteps.length - 1)}: the median ${path}, and 90${NO_BREAK}% of draws end at ${formatRange(last.quantiles[0].value, last.quantiles[4].value)}${before}.`;
}
