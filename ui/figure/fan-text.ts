import type { Clock, OutcomeResult } from '../../engine/index.ts';
import { stepText } from '../words/step-text.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { formatCount, NO_BREAK } from './number-text.ts';
import { capitalise, summaryText } from './summary-text.ts';

/** Caption of a fan chart: what the bands are, interval, draws and Monte Carlo standard error; `isSplit` where the inner band is explained apart. */
export function fanCaption(
  outcome: OutcomeResult,
  baseline: OutcomeResult | undefined,
  clock: Clock,
  format: ValueFormat,
  draws: number,
  baselineLabel: string,
  isSplit = false,
): string {
  const last = outcome.bySteps.at(-1) ?? outcome.final;
  const end = stepText(clock, outcome.bySteps.length - 1);
  const before = baseline
    ? ` ${capitalise(baselineLabel)} (grey): ${summaryText(baseline.bySteps.at(-1) ?? baseline.final, format)}.`
    : '';
  const drawn =
    format.kind === 'chance'
      ? `The chance that it has come to this, out of ${formatCount(draws)} draws`
      : `Median and the ${isSplit ? 'band that holds' : `bands that hold 50${NO_BREAK}% and`} 90${NO_BREAK}% of ${formatCount(draws)} draws`;
  return `${drawn}, ${clock.unit} by ${clock.unit}. ${capitalise(end)}: ${summaryText(last, format)}.${before}`;
}

/** One sentence that says what the fan chart shows, for readers who do not see it. */
export function fanSummary(
  outcome: OutcomeResult,
  baseline: OutcomeResult | undefined,
  clock: Clock,
  format: ValueFormat,
  baselineLabel: string,
): string {
  const isChance = format.kind === 'chance';
  const valueOf = (summary: OutcomeResult['final'] | OutcomeResult['bySteps'][number]) =>
    isChance ? summary.mean.value : summary.quantiles[2].value;
  const lastOf = (run: OutcomeResult) => run.bySteps.at(-1) ?? run.final;
  const what = isChance ? 'the chance' : 'the median';
  const from = valueOf(outcome.bySteps[0] ?? outcome.final);
  const last = lastOf(outcome);
  const to = valueOf(last);
  const unit = format.unit === '' ? '' : ` ${format.unit}`;
  const path =
    from === to
      ? `is ${format.value(to)}${unit} at both ends`
      : `${to > from ? 'rises' : 'falls'} from ${format.value(from)} to ${format.value(to)}${unit}`;
  const range = format.range(last.quantiles[0].value, last.quantiles[4].value);
  const spread = isChance ? '' : `, and 90${NO_BREAK}% of draws end at ${range}`;
  const before = baseline
    ? `; ${baselineLabel} ${what} ended at ${format.value(valueOf(lastOf(baseline)))}`
    : '';
  const period = `${stepText(clock, 0)} to ${stepText(clock, outcome.bySteps.length - 1)}`;
  return `${outcome.label}, ${period}: ${what} ${path}${spread}${before}.`;
}
