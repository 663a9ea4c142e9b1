import type { Clock, CountSummary, OutcomeResult } from '../../engine/index.ts';
import { stepText } from '../words/step-text.ts';
import type { ValueFormat } from '../words/value-format.ts';
import { chanceOf } from './chance-of.ts';
import { formatCount } from './number-text.ts';
import { capitalise, summaryText } from './summary-text.ts';
import { fanWords } from '../words/figure/fan-words.ts';
import { stepNames } from '../words/step-names.ts';

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
    ? fanWords.before(
        capitalise(baselineLabel),
        summaryText(baseline.bySteps.at(-1) ?? baseline.final, format),
      )
    : '';
  const { drawnChance, drawnSplit, drawnBands } = fanWords;
  const drawn = format.kind === 'chance' ? drawnChance : isSplit ? drawnSplit : drawnBands;
  const step = stepNames[clock.unit];
  const numbers = summaryText(last, format);
  return `${fanWords.caption(drawn(formatCount(draws)), step, capitalise(end), numbers)}${before}`;
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
  const valueOf = (summary: CountSummary) =>
    isChance ? summary.mean.value : summary.quantiles[2].value;
  const textOf = (summary: CountSummary) =>
    isChance
      ? chanceOf(summary, format, summary.mean.method === 'conditional')
      : format.value(summary.quantiles[2].value);
  const lastOf = (run: OutcomeResult) => run.bySteps.at(-1) ?? run.final;
  const what = isChance ? fanWords.chance : fanWords.median;
  const first = outcome.bySteps[0] ?? outcome.final;
  const last = lastOf(outcome);
  const [from, to] = [valueOf(first), valueOf(last)];
  const end = `${textOf(last)}${format.unit === '' ? '' : ` ${format.unit}`}`;
  const path =
    from === to ? fanWords.level(end) : fanWords[to > from ? 'rises' : 'falls'](textOf(first), end);
  const range = format.range(last.quantiles[0].value, last.quantiles[4].value);
  const spread = isChance ? '' : fanWords.spread(range);
  const before = baseline ? fanWords.ended(baselineLabel, what, textOf(lastOf(baseline))) : '';
  const period = fanWords.period(stepText(clock, 0), stepText(clock, outcome.bySteps.length - 1));
  return fanWords.summary(outcome.label, period, what, path, spread, before);
}
