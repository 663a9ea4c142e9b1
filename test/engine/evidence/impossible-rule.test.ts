import { describe, expect, it } from 'vitest';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';
import { parsePhrase } from '../../../engine/evidence/phrase.ts';
import type { ParameterKind } from '../../../engine/evidence/quantity.ts';

function messageOf(text: string, kind: ParameterKind): string {
  try {
    parsePhrase(text, kind);
  } catch (error) {
    if (error instanceof BaserateError) return error.problems[0]?.message ?? '';
    throw error;
  }
  return 'no error';
}

describe('a distribution that cannot be', () => {
  it.each<[string, ParameterKind, string]>([
    [
      'uniform(2 per year, 1 per year)',
      'rate',
      'the max of a uniform must be above its min (or write one fixed number)',
    ],
    [
      'triangular(5 years, 3 years, 7 years)',
      'sojourn',
      'the mode of a triangular must lie between its min and its max',
    ],
    ['pert(5%, 50%, 10%)', 'share', 'the mode of a pert must lie between its min and its max'],
    [
      'truncated(normal(3 years, 1 year), low=5 years, high=2 years)',
      'duration',
      'the high end of a truncated distribution must be above its low end',
    ],
    [
      'lognormal(median=0 months, sigma=1)',
      'duration',
      'the median of a lognormal must be above 0',
    ],
    ['exponential(0 years)', 'sojourn', 'the mean of an exponential must be above 0'],
    ['gamma(shape=2, mean=0 per year)', 'rate', 'the mean of a gamma must be above 0'],
    ['beta(mean=100%, size=3)', 'share', 'the mean of a beta must be below 100 %'],
    ['logit-normal(100%, 1)', 'share', 'the median of a logit-normal must be below 100 %'],
    ['beta(0, 3)', 'share', 'the a of a beta must be above 0'],
    ['beta(1e-9, 1)', 'share', 'beta distribution: a must be from 0.01 to 1000000000000'],
    [
      'mixture(0.5: uniform(3, 2), 0.5: poisson(3))',
      'count',
      'the max of a uniform must be above its min (or write one fixed number)',
    ],
  ])('%s is told once, in the words and units of the phrase', (text, kind, rule) => {
    expect(messageOf(text, kind)).toBe(`${rule}; got ${text}`);
  });

  it('says what a truncation cuts, in the unit of a reader', () => {
    // 30 ± 2.3263 months, the 1 and 99 % points of a normal with sd 1
    expect(messageOf('truncated(normal(30 months, 1 month), low=90 months)', 'duration')).toBe(
      'a truncated distribution must hold some of what it cuts, 98 % of which is from 27.7 months to 32.3 months; got truncated(normal(30 months, 1 month), low=90 months)',
    );
  });

  it('says how far it reaches where a number of its kind cannot be', () => {
    expect(messageOf('normal(3 months, 1 month)', 'duration')).toContain(
      'reaches down to minus infinity;',
    );
  });

  it('is not told to write a percentage again', () => {
    expect(messageOf('uniform(0%, 200%)', 'share')).toContain('(a share is a part of a whole)');
    expect(messageOf('uniform(0, 20)', 'share')).toContain('(write 20%)');
  });
});
