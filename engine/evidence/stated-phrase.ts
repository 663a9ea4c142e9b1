import type { QuantilePoint } from '../distribution/fit.ts';
import { fitEventRate } from '../distribution/fit-event-rate.ts';
import { fitFamily, type FittedFamily } from '../distribution/fit-quantiles.ts';
import { fitSurvival } from '../distribution/fit-survival.ts';
import { ofDistribution } from './distribution-phrase.ts';
import { throughQuantiles } from './through-quantiles.ts';
import { measureOf, readMeasures, splitOutside } from './measure.ts';
import { mismatch } from './phrase-rule.ts';
import { refuse } from './phrase-syntax.ts';
import type { ParameterKind, Quantity } from './quantity.ts';
import { toMonths, type TimeUnit } from './time-unit.ts';

/** Whether a phrase is a list of quantiles, rightly or wrongly: `p10 2, p50 5, p90 14 months`. */
export function isQuantilePhrase(text: string): boolean {
  return /^\s*p\s*\d/i.test(text);
}

/**
 * Reads quantiles as percentiles with their values.
 *
 * Two give the lognormal (of a share: the logit-normal) through them; three or more a table of
 * quantiles, see `throughQuantiles`. With `as gamma` behind them they give the distribution of that
 * family whose quantiles are nearest, and the quantity says by how much it misses them.
 */
export function readQuantiles(text: string, kind: ParameterKind): Quantity {
  const written = text.trim().replace(/\s+/g, ' ');
  const remedy = 'write p10 2, p50 5, p90 14 months';
  const named = /^(.*?)\s+as\s+([a-z-]+)$/i.exec(written);
  const family = named && readFamily(named[2] ?? '', kind, shorten(written));
  const parts = splitOutside(named?.[1] ?? written, ',').map((part) =>
    /^p\s*(\d+(?:\.\d+)?)\s*[:=]?\s+(.+)$/i.exec(part),
  );
  if (parts.length < 2 || parts.some((match) => match === null)) {
    throw refuse(
      shorten(written),
      'quantiles are two or more percentiles, each with its value',
      remedy,
    );
  }
  const values = readMeasures(
    parts.map((match) => match?.[2] ?? ''),
    measureOf(kind),
    shorten(written),
  );
  const points = parts.map((match, i) => ({
    probability: Number(match?.[1]) / 100,
    value: values[i] ?? NaN,
  }));
  checkPoints(points, written, remedy);
  if (kind === 'share' && !points.every(({ value }) => value < 1)) {
    const rule = 'a quantile of a share must be below 100 %, which it never reaches';
    throw refuse(shorten(written), rule, 'write 99.9%', 'evidence/out-of-range');
  }
  if (!family) {
    return { ...ofDistribution(throughQuantiles(points, kind), kind, written), stated: points };
  }
  const { distribution, error } = fitFamily(family, points);
  return {
    ...ofDistribution(distribution, kind, written),
    misses: error.worst,
    stated: points,
  };
}

/** Families that a list of quantiles may be fitted `as`. */
const positiveFamilies = ['lognormal', 'gamma', 'weibull', 'log-logistic'] as const;
const shareFamilies = ['logit-normal', 'beta'] as const;

function readFamily(name: string, kind: ParameterKind, shown: string): FittedFamily {
  const families = kind === 'share' ? shareFamilies : positiveFamilies;
  const family = families.find((its) => its === name.toLowerCase());
  if (family) return family;
  const rule = `the quantiles of a ${kind} are fitted as one of ${families.join(', ')}`;
  throw refuse(shown, rule, `write as ${families[0]}`);
}

/** Whether a phrase says how many are done by when: `half within 4 months, 80% within 12 months`. */
export function isSurvivalPhrase(text: string): boolean {
  return /\bwithin\b/i.test(text);
}

const survivalFamilies = ['lognormal', 'weibull', 'log-logistic'] as const;

/**
 * Reads a survival summary as the distribution through its two points: a lognormal, or the family
 * named behind it in parentheses (`weibull`, `log-logistic`).
 *
 * Both points lie on the curve exactly; more than two would not, and are written as quantiles.
 */
export function readSurvival(text: string, kind: ParameterKind): Quantity {
  const written = text.trim().replace(/\s+/g, ' ');
  const shown = shorten(written);
  const remedy = 'write half within 4 months, 80% within 12 months';
  if (kind !== 'duration' && kind !== 'sojourn') {
    throw mismatch(
      shown,
      'only a time can be said by how many are done within it',
      'give it kind: sojourn',
    );
  }
  const named = /^(.*?)\s*\(([a-z-]+)\)$/i.exec(written);
  const family = survivalFamilies.find((its) => its === (named?.[2] ?? 'lognormal').toLowerCase());
  if (!family) {
    throw refuse(shown, `the family must be one of ${survivalFamilies.join(', ')}`, remedy);
  }
  const parts = splitOutside(named?.[1] ?? written, ',').map((part) =>
    /^(half|\d+(?:\.\d+)?\s*%)\s+within\s+(.+)$/i.exec(part),
  );
  if (parts.length !== 2 || parts.some((match) => match === null)) {
    const more = 'write three or more as p50 4, p80 12, p95 30 months';
    throw refuse(
      shown,
      'a survival summary has two shares, each within a time',
      `${remedy}; ${more}`,
    );
  }
  const times = readMeasures(
    parts.map((match) => match?.[2] ?? ''),
    'duration',
    shown,
  );
  const points = parts.map((match, i) => ({
    probability: /^half$/i.test(match?.[1] ?? '') ? 0.5 : Number.parseFloat(match?.[1] ?? '') / 100,
    value: times[i] ?? NaN,
  }));
  checkPoints(points, written, remedy);
  const { distribution } = fitSurvival(
    points.map(({ probability, value }) => ({ fraction: probability, time: value })),
    family,
  );
  return { ...ofDistribution(distribution, kind, written), stated: points };
}

/** Whether a phrase counts events over the time of people: `12 events in 300 person-months`. */
export function isEventPhrase(text: string): boolean {
  return /\bevents?\b/i.test(text);
}

/**
 * Reads a count of events over person-time as the posterior of their rate under Jeffreys' prior,
 * Gamma(x + ½, t).
 *
 * @source Jeffreys prior of a Poisson rate: Gelman et al. 2013, Bayesian Data Analysis, 2.8
 */
export function readEvents(text: string, kind: ParameterKind): Quantity {
  const written = text.trim().replace(/\s+/g, ' ');
  const shown = shorten(written);
  const remedy = 'write 12 events in 300 person-months';
  if (kind !== 'rate') {
    throw mismatch(shown, 'events over a time are a rate', 'give it kind: rate');
  }
  const match =
    /^(\d+(?:,\d{3})*) events? in (\d+(?:,\d{3})*(?:\.\d+)?) person[- ](day|week|month|year)s?$/i.exec(
      written,
    );
  const read = (digits = '') => Number(digits.replaceAll(',', ''));
  const events = read(match?.[1]);
  const unit = (match?.[3] ?? 'month').toLowerCase() as TimeUnit; // one of the units of the pattern
  const months = toMonths(read(match?.[2]), unit);
  if (!match || !Number.isSafeInteger(events) || !(months > 0 && months < Infinity)) {
    throw refuse(
      shown,
      'a rate is seen as a number of events in a time of persons above 0',
      remedy,
    );
  }
  return ofDistribution(fitEventRate(events, months).distribution, kind, written);
}

function checkPoints(points: readonly QuantilePoint[], text: string, remedy: string): void {
  const shown = shorten(text);
  if (!points.every(({ probability: p }) => p > 0 && p < 1)) {
    throw refuse(shown, 'a percentile lies between 0 and 100, ends left out', remedy);
  }
  if (!points.every(({ value }) => value > 0)) {
    throw refuse(shown, 'a quantile must be above 0', remedy, 'evidence/out-of-range');
  }
  points.forEach(({ probability, value }, i) => {
    const before = points[i - 1];
    if (before && !(probability > before.probability && value > before.value)) {
      const rule = 'percentiles and their values must rise from one to the next';
      throw refuse(shown, rule, 'did you swap two?', 'evidence/reversed-range');
    }
  });
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
