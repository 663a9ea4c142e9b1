import type { Distribution } from '../distribution/distribution.ts';
import { quantile } from '../distribution/quantile.ts';
import type { Problem } from '../errors/baserate-error.ts';
import { describeValue } from './describe-value.ts';
import type { ParameterKind } from './quantity.ts';

/** Rules in the words of a phrase, for families whose own message gives values in base units. */
const rules: Readonly<Record<string, string>> = {
  uniform: 'the max of a uniform must be above its min (or write one fixed number)',
  triangular: 'the mode of a triangular must lie between its min and its max',
  pert: 'the mode of a pert must lie between its min and its max',
  truncated: 'the high end of a truncated distribution must be above its low end',
};

/**
 * Why a distribution cannot be, in the words of who wrote it: without the value, which the phrase shows,
 * and without base units, which it need not have.
 *
 * @param problem what `checkDistribution` says of it
 */
export function impossibleRule(
  distribution: Distribution,
  kind: ParameterKind,
  { code, message }: Problem,
): string {
  if (code === 'distribution/empty-interval') {
    const rule = 'a truncated distribution must hold some of what it cuts';
    if (distribution.kind !== 'truncated') return rule;
    const [low = '', high = ''] = [0.01, 0.99].map((p) =>
      describeValue(quantile(distribution.of, p), kind),
    );
    return `${rule}, 98 % of which is from ${low} to ${high}`;
  }
  const family = /^(\S+) distribution: /.exec(message)?.[1] ?? '';
  return rules[family] ?? message.replace(/; got .*$/, '');
}

/** Arguments that may be 0, of any family; of the others only a mean, of some families. */
const MAY_BE_ZERO = ['min', 'mode', 'max', 'n', 'p', 'sigma', 'sd'];
const MEAN_MAY_BE_ZERO = ['normal', 'poisson', 'negative-binomial'];

/**
 * The rule that an argument breaks by being 0, or, of a share that must be inside, 100 %; undefined when
 * it breaks none. Said of what was written, before a family turns it into parameters of its own.
 *
 * @param values in base units, in the order of `names`
 */
export function edgeRule(
  family: string,
  names: readonly string[],
  values: readonly number[],
  kind: ParameterKind,
): string | undefined {
  for (const [i, name] of names.entries()) {
    const value = values[i] ?? NaN;
    if (MAY_BE_ZERO.includes(name)) continue;
    if (name === 'mean' && MEAN_MAY_BE_ZERO.includes(family)) continue;
    if (!(value > 0)) return `the ${name} of ${article(family)} ${family} must be above 0`;
    const isInside = (family === 'beta' && name === 'mean') || family === 'logit-normal';
    if (kind === 'share' && isInside && !(value < 1)) {
      return `the ${name} of ${article(family)} ${family} must be below 100 %`;
    }
  }
  return undefined;
}

function article(word: string): 'a' | 'an' {
  return /^[aeio]/.test(word) ? 'an' : 'a';
}
