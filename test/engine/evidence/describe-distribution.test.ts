import { describe, expect, it } from 'vitest';
import { describeDistribution } from '../../../engine/evidence/describe-distribution.ts';
import { distributionOf } from '../../../engine/synthesis/distribution-of.ts';
import { parsePhrase } from '../../../engine/evidence/phrase.ts';
import type { ParameterKind } from '../../../engine/evidence/quantity.ts';

const say = (text: string, kind: ParameterKind, weight?: number) =>
  describeDistribution(distributionOf(parsePhrase(text, kind), kind, weight), kind);

describe('describeDistribution', () => {
  it('gives mean and 90 % interval of a count as scipy has them', () => {
    const { mean, low, high } = say('54 of 400', 'share');
    // scipy 1.17: beta(54.5, 346.5).mean(), .ppf(0.05), .ppf(0.95)
    expect(mean).toBeCloseTo(0.13591022443890274, 14);
    expect(low).toBeCloseTo(0.10886216392550382, 12);
    expect(high).toBeCloseTo(0.16502452478269194, 12);
  });

  // Means and quantiles by scipy 1.17: beta as above; the mean of the logit-normal by quad, 0.11106,
  // of the lognormals by exp(mu + sigma²/2), 424.54 and 0.18314.
  it.each<[string, ParameterKind, string]>([
    ['54 of 400', 'share', '13.6 % (90 %: 10.9 % to 16.5 %)'],
    ['0 of 103', 'share', '0.481 % (90 %: 0.0019 % to 1.84 %)'],
    ['103 of 103', 'share', '99.519 % (90 %: 98.16 % to 99.998 %)'],
    ['5% to 20%', 'share', '11.1 % (90 %: 5 % to 20 %)'],
    ['13.5%', 'share', '13.5 %'],
    ['300', 'count', '300'],
    ['400 to 450', 'count', '425 (90 %: 400 to 450)'],
    ['6 months', 'duration', '6 months'],
    ['10 days', 'duration', '10 days'],
    ['10 years', 'duration', '10 years'],
    ['0.1 to 0.3 per year', 'rate', '0.183 per year (90 %: 0.1 to 0.3 per year)'],
  ])('says %s as %s', (text, kind, words) => {
    expect(say(text, kind).text).toBe(words);
  });

  it('widens as the weight falls', () => {
    const full = say('54 of 400', 'share');
    const half = say('54 of 400', 'share', 0.5);
    expect(half.high - half.low).toBeGreaterThan(1.3 * (full.high - full.low)); // about √2
  });
});
