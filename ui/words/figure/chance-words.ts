import type { OutcomeResult } from '../../../engine/index.ts';
import type { Chance, CurveForm } from '../../figure/chance-curve.ts';
import type { FigureTable } from '../../figure/figure-table.ts';
import { formatCount, formatProbability, formatShare, NO_BREAK } from '../../figure/number-text.ts';
import type { ReadoutRow } from '../../figure/readout-row.ts';
import { capitalise, summaryText } from '../../figure/summary-text.ts';
import type { Tone } from '../../figure/tone.ts';
import type { ValueFormat } from '../value-format.ts';
import { chanceOf } from '../../figure/chance-of.ts';

/** What a run is called in words where there are two. */
export interface NamedRun {
  readonly tone: Tone;
  readonly label: string;
  readonly outcome: OutcomeResult;
}

/** A chance with its digits: of what no draw had a bound. */
export function chanceText(chance: Chance): string {
  if (chance.value === 1) return `100${NO_BREAK}%`;
  return formatProbability(chance);
}

/** As `chanceText`, and how a certainty is known, where no column beside it says so. */
function saidChance(chance: Chance): string {
  const text = chanceText(chance);
  return chance.value === 1 ? `${text} (${chanceError(chance)})` : text;
}

/** `±0.3 %`; of what no draw had, or every draw, how that is known. */
export function chanceError(chance: Chance): string {
  if (!chance.seen) return 'none seen';
  if (chance.value === 1) return 'every draw';
  return `±${NO_BREAK}${formatShare({ value: chance.mcse, mcse: chance.mcse })}`;
}

/** A row of chances to read, each with its error. */
export function chanceRow(tone: Tone, label: string, chances: readonly Chance[]): ReadoutRow {
  const cells = chances.map((chance) => ({ text: chanceText(chance), error: chanceError(chance) }));
  return { tone, label, cells };
}

/** `at least 40`, `at most 40`. */
export function boundWords(form: CurveForm, value: string): string {
  return `${form === 'cumulative' ? 'at most' : 'at least'} ${value}`;
}

/** What the curve shows, its numbers, draws and error. */
export function curveCaption(
  form: CurveForm,
  runs: readonly NamedRun[],
  when: string,
  draws: number,
  format: ValueFormat,
): string {
  const several = runs.length > 1;
  const what =
    form === 'cumulative'
      ? 'The height at a number is the chance of at most that many'
      : 'The height at a number is the chance of at least that many';
  const numbers = runs.map(
    ({ label, outcome }) =>
      `${capitalise(several ? `${label}: ` : '')}${summaryText(outcome.final, format)}.`,
  );
  return `${what}, out of ${formatCount(draws)} draws. ${when}: ${numbers.join(' ')}`;
}

/** One sentence for readers who do not see the curve. */
export function curveSummary(
  form: CurveForm,
  run: NamedRun,
  when: string,
  format: ValueFormat,
  chance: (value: number) => Chance,
): string {
  const { label, final } = run.outcome;
  if (format.kind === 'chance')
    return `${label}, ${when}: chance ${chanceOf(final, format, final.mean.method === 'conditional')}.`;
  const [low, , median, , high] = final.quantiles;
  const parts = [...new Set([low.value, median.value, high.value])].map(
    (value) =>
      `${saidChance(chance(value))} of ${boundWords(form, format.value(value))}${format.unit === '' ? '' : ` ${format.unit}`}`,
  );
  return `${label}, ${when}, chances: ${parts.join('; ')}.`;
}

/** Chances at round values, to read under the curve. */
export function curveTable(
  form: CurveForm,
  runs: readonly { readonly label: string; readonly chance: (value: number) => Chance }[],
  stops: readonly { readonly text: string; readonly at: number }[],
  format: ValueFormat,
): FigureTable {
  const several = runs.length > 1;
  return {
    columns: [
      boundWords(form, format.unit === '' ? 'value' : format.unit),
      ...runs.map(({ label }) => `chance (MCSE)${several ? `, ${label}` : ''}`),
    ],
    rows: stops.map(({ text, at }) => [
      text,
      ...runs.map(({ chance }) => {
        const its = chance(at);
        const error = chanceError(its).replace(`±${NO_BREAK}`, '');
        return `${chanceText(its)} (${error})`;
      }),
    ]),
  };
}

/** Caption of a histogram: what a bar is, numbers, draws and error, and what the axis leaves out. */
export function histogramCaption(
  runs: readonly NamedRun[],
  bar: string,
  beyond: string,
  when: string,
  draws: number,
  format: ValueFormat,
): string {
  const several = runs.length > 1;
  const numbers = runs.map(
    ({ label, outcome }) =>
      `${capitalise(several ? `${label}: ` : '')}${summaryText(outcome.final, format)}.`,
  );
  return `The height of a bar is the share of ${formatCount(draws)} draws with ${bar}. ${when}: ${numbers.join(' ')}${beyond}`;
}

/** What one bar holds: `that number`, or `one of 5 numbers, such as 35 to 39 people`. */
export function barWords(
  binwidth: number,
  isExact: boolean,
  example: string,
  unit: string,
): string {
  if (binwidth === 1 && isExact) return 'that number';
  const numbers = isExact ? `one of ${formatCount(binwidth)} numbers` : 'a value in its range';
  return `${numbers}, such as ${example}${unit === '' ? '' : ` ${unit}`}`;
}

/** What lies beyond the axis, as a sentence with a space before it; empty where nothing does. */
export function beyondWords(
  runs: readonly { readonly below: number; readonly above: number }[],
  least: string,
  most: string,
): string {
  const above = Math.max(...runs.map((run) => run.above));
  const below = Math.max(...runs.map((run) => run.below));
  const parts = [
    ...(above > 0
      ? [`${formatShare(above)} of draws lie above the axis, the highest at ${most}`]
      : []),
    ...(below > 0 ? [`${formatShare(below)} below it, the lowest at ${least}`] : []),
  ];
  return parts.length === 0 ? '' : ` ${capitalise(parts.join('; '))}.`;
}
