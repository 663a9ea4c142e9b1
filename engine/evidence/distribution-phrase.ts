// Long because truncated, mixture and table read distributions inside themselves: one recursion.
import { checkDistribution } from '../distribution/check-distribution.ts';
import type { Component, Distribution } from '../distribution/distribution.ts';
import { supportOf } from '../distribution/quantile.ts';
import { suggestName } from '../document/nearest-name.ts';
import { BaserateError } from '../errors/baserate-error.ts';
import { describeValue } from './describe-value.ts';
import { distributionFamilies, type ArgumentMeasure, type Form } from './distribution-family.ts';
import { edgeRule, impossibleRule } from './impossible-rule.ts';
import { inverseOf, measureOf, readMeasures, splitOutside, type MeasureKind } from './measure.ts';
import { refuse } from './phrase-syntax.ts';
import type { ParameterKind, Quantity } from './quantity.ts';

/** Longest phrase with a distribution that is read, and how deep one may stand in another. */
const LENGTH_LIMIT = 2000;
const DEPTH_LIMIT = 4;

const NAME_AND_ARGUMENTS = /^([a-z][a-z-]*)\s*\((.*)\)$/is;

/** Names that are built from other distributions or values rather than from parameters. */
const composites = ['truncated', 'mixture', 'table'];

/** Whether a phrase names a distribution, rightly or wrongly. */
export function isDistributionPhrase(text: string): boolean {
  return /^\s*[a-z][a-z-]*\s*\(/i.test(text);
}

/**
 * Reads a named distribution: `beta(3, 97)`, `gamma(shape=2, rate=0.1 per month)`,
 * `truncated(normal(30, 10), low=0)`, `mixture(0.7: beta(2, 8), 0.3: beta(8, 2))`,
 * `table(10: 2, 20: 5)` (value: weight).
 *
 * @throws `evidence/distribution` with what would be possible, and as `parsePhrase`
 */
export function readDistribution(text: string, kind: ParameterKind): Quantity {
  const written = text.trim().replace(/\s+/g, ' ');
  if (written.length > LENGTH_LIMIT) {
    throw refuse(
      `${written.slice(0, 40)}…`,
      `a distribution must not exceed ${LENGTH_LIMIT} characters`,
    );
  }
  return ofDistribution(readNested(written, { kind, whole: written, depth: 0 }), kind, written);
}

/**
 * A distribution as a quantity of a kind.
 *
 * @throws `evidence/distribution` when its parameters make none, or when it can give values that
 *         the kind cannot have
 */
export function ofDistribution(
  distribution: Distribution,
  kind: ParameterKind,
  text: string,
): Extract<Quantity, { kind: 'distribution' }> {
  try {
    checkDistribution(distribution);
  } catch (error) {
    if (!(error instanceof BaserateError)) throw error;
    const [problem] = error.problems;
    if (!problem) throw error;
    throw refuseDistribution(text, impossibleRule(distribution, kind, problem));
  }
  const isShareOnly = distribution.kind === 'beta' || distribution.kind === 'logit-normal';
  if (isShareOnly && kind !== 'share' && kind !== 'number') {
    throw refuseDistribution(
      text,
      `a ${distribution.kind} gives a share, not a ${kind}`,
      possible(kind),
    );
  }
  if (kind === 'number') return { kind: 'distribution', distribution, text };
  const { low, high } = supportOf(distribution);
  const most = kind === 'share' ? 1 : Infinity;
  if (!(low >= 0 && high <= most)) {
    const range = kind === 'share' ? 'between 0 and 1' : 'at or above 0';
    const show = (end: number) =>
      Number.isFinite(end) ? describeValue(end, kind) : `${end < 0 ? 'minus ' : ''}infinity`;
    const reach =
      high <= most
        ? `down to ${show(low)}`
        : low >= 0
          ? `up to ${show(high)}`
          : `${show(low)} to ${show(high)}`;
    const rule = `a ${kind} must lie ${range}, and this reaches ${reach}`;
    throw refuseDistribution(text, rule, possible(kind));
  }
  return { kind: 'distribution', distribution, text };
}

function possible(kind: ParameterKind): string {
  return kind === 'share'
    ? 'use beta, logit-normal, or uniform, triangular and pert between 0% and 100%, or truncated(…, low=0%, high=100%)'
    : 'use lognormal, gamma, weibull, log-logistic, uniform, triangular or pert, or truncated(…, low=0)';
}

interface Context {
  readonly kind: ParameterKind;
  readonly whole: string;
  readonly depth: number;
}

function readNested(text: string, context: Context): Distribution {
  const { whole } = context;
  const match = NAME_AND_ARGUMENTS.exec(text.trim());
  if (!match || !isBalanced(text)) {
    throw refuseDistribution(
      whole,
      'a distribution is a name with its numbers in parentheses',
      'write beta(3, 97)',
    );
  }
  if (context.depth > DEPTH_LIMIT) {
    throw refuseDistribution(whole, `distributions must not stand more than ${DEPTH_LIMIT} deep`);
  }
  const name = (match[1] ?? '').toLowerCase();
  const parts = splitOutside(match[2] ?? '', ',');
  if (parts.some((part) => part === '')) {
    throw refuseDistribution(whole, 'something must stand between two commas');
  }
  const inner = { ...context, depth: context.depth + 1 };
  if (name === 'truncated') return readTruncated(parts, inner);
  if (name === 'mixture') return readMixture(parts, inner);
  if (name === 'table') return readTable(parts, inner);
  const forms = distributionFamilies.get(name);
  if (!forms) {
    const known = [...distributionFamilies.keys(), ...composites];
    const rule = `no distribution is called ${name.slice(0, 20)}${suggestName(name, known)}`;
    throw refuseDistribution(whole, rule, `there are ${known.join(', ')}`);
  }
  return readForm(name, forms, parts, context);
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth++;
    else if (character === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

/** Arguments by name: `shape=2`; without names they are those of the family's first form. */
function readForm(
  name: string,
  forms: readonly Form[],
  parts: readonly string[],
  { kind, whole }: Context,
): Distribution {
  const ways = forms.map(({ names }) => `${name}(${names.join(', ')})`).join(' or ');
  const named = parts.map((part) => /^([a-z]+)\s*=\s*(.*)$/is.exec(part));
  const isNamed = named.every((match) => match !== null);
  if (!isNamed && named.some((match) => match !== null)) {
    throw refuseDistribution(
      whole,
      'either all numbers carry their names or none',
      `write ${ways}`,
    );
  }
  const given = new Map(
    named.map((match, i) => [
      isNamed ? (match?.[1] ?? '').toLowerCase() : (forms[0]?.names[i] ?? String(i)),
      isNamed ? (match?.[2] ?? '') : (parts[i] ?? ''),
    ]),
  );
  const form = forms.find(
    ({ names }) => names.length === parts.length && names.every((its) => given.has(its)),
  );
  if (!form) throw refuseDistribution(whole, `${name} takes other numbers`, `write ${ways}`);
  const texts = form.names.map((its) => given.get(its) ?? '');
  const values = readArguments(texts, form.measures, kind, whole);
  const rule = edgeRule(name, form.names, values, kind);
  if (rule !== undefined) throw refuseDistribution(whole, rule);
  return form.build(values);
}

function readArguments(
  texts: readonly string[],
  measures: readonly ArgumentMeasure[],
  kind: ParameterKind,
  whole: string,
): readonly number[] {
  const own = measureOf(kind);
  const values = new Array<number>(texts.length);
  // numbers of one measure may share the unit of the last of them
  for (const measure of new Set(measures)) {
    const places = measures.flatMap((its, i) => (its === measure ? [i] : []));
    const read = readMeasures(
      places.map((i) => texts[i] ?? ''),
      concrete(measure, own),
      whole,
    );
    places.forEach((place, i) => (values[place] = read[i] ?? NaN));
  }
  return values;
}

function concrete(measure: ArgumentMeasure, own: MeasureKind): MeasureKind {
  if (measure === 'value') return own;
  if (measure === 'inverse') return inverseOf(own);
  return measure === 'probability' ? 'share' : 'number';
}

/** `truncated(normal(30, 10), 0, 100)`, or with one end by name. */
function readTruncated(parts: readonly string[], context: Context): Distribution {
  const { whole, kind } = context;
  const remedy = 'write truncated(normal(30, 10), low=0) or truncated(normal(30, 10), 0, 100)';
  const [first = '', ...limits] = parts;
  const of = readNested(first, context);
  const ends = limits.map((part, i) => {
    const match = /^(low|high)\s*=\s*(.*)$/is.exec(part);
    const name = match?.[1]?.toLowerCase() ?? ['low', 'high'][i] ?? '';
    return { name, text: match?.[2] ?? part };
  });
  const names = new Set(ends.map(({ name }) => name));
  if (ends.length === 0 || ends.length > 2 || names.size < ends.length) {
    throw refuseDistribution(
      whole,
      'a truncated distribution has a low or a high end, or both',
      remedy,
    );
  }
  const values = readMeasures(
    ends.map(({ text }) => text),
    measureOf(kind),
    whole,
  );
  const at = (name: string) => values[ends.findIndex((end) => end.name === name)];
  const [low, high] = [at('low'), at('high')];
  return {
    kind: 'truncated',
    of,
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
  };
}

/** `mixture(0.7: beta(2, 8), 0.3: beta(8, 2))`; the weights sum to 1. */
function readMixture(parts: readonly string[], context: Context): Distribution {
  const { whole } = context;
  const remedy = 'write mixture(0.7: beta(2, 8), 0.3: beta(8, 2))';
  const components = parts.map((part): Component => {
    const [weight, text, ...more] = splitOutside(part, ':');
    if (weight === undefined || text === undefined || more.length > 0) {
      throw refuseDistribution(whole, 'each part of a mixture has a weight before a colon', remedy);
    }
    const [value = NaN] = readMeasures([weight], 'share', whole);
    return { weight: value, distribution: readNested(text, context) };
  });
  const sum = components.reduce((total, { weight }) => total + weight, 0);
  if (!(Math.abs(sum - 1) <= 1e-6) || components.some(({ weight }) => !(weight > 0))) {
    const rule = `the weights of a mixture must be more than 0 and sum to 1, not ${Number(sum.toPrecision(6))}`;
    throw refuseDistribution(whole, rule, remedy);
  }
  return { kind: 'mixture', components };
}

/** `table(10: 2, 20: 5, 30: 1)`: values, each with its weight. */
function readTable(parts: readonly string[], context: Context): Distribution {
  const { whole, kind } = context;
  const pairs = parts.map((part) => splitOutside(part, ':'));
  if (pairs.some(({ length }) => length !== 2)) {
    const remedy = 'write table(10: 2, 20: 5, 30: 1)';
    throw refuseDistribution(
      whole,
      'a table lists values, each with a weight behind a colon',
      remedy,
    );
  }
  const column = (i: number) => pairs.map((pair) => pair[i] ?? '');
  const values = readMeasures(column(0), measureOf(kind), whole);
  const weights = readMeasures(column(1), 'number', whole);
  if (values.some((value, i) => i > 0 && !(value > (values[i - 1] ?? NaN)))) {
    throw refuseDistribution(whole, 'the values of a table must rise from one to the next');
  }
  return { kind: 'empirical', values, weights };
}

function refuseDistribution(text: string, rule: string, remedy?: string) {
  const shown = text.length > 80 ? `${text.slice(0, 77)}…` : text;
  return refuse(shown, rule, remedy, 'evidence/distribution');
}
