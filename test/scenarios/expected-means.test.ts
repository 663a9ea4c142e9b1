import { describe, expect, it } from 'vitest';
import references from '../fixtures/scenario-references.json' with { type: 'json' };
import { readProject } from './read-project.ts';

// Expected means: scipy, by closed form, grid, convolution or quadrature (test/fixtures/make-scenario-references.py).
// That the locks are what the engine gives is for `baserate verify`, which other tests run.

type Runs = Record<string, Record<string, { readonly mean: number; readonly mcse: number }>>;
type Means = Record<string, Record<string, Record<string, number>>>;

/** A run passes within 5 standard errors: some 90 means, two-sided, fail by chance in 5 of 100,000 suites of other seeds. */
const ERRORS = 5;

/** The references have six decimals, or ten digits: what a mean without a Monte Carlo error may miss. */
const ROUNDING = (mean: number) => Math.max(1e-6, 1e-9 * Math.abs(mean));

function lockedRuns(name: string): Runs {
  const text = readProject()(`scenarios/${name}/lock.json`) ?? '';
  return (JSON.parse(text) as { runs: Runs }).runs; // the part of a lock that is compared here
}

const means: Means = references.means;
const rows = Object.entries(means).flatMap(([name, variants]) =>
  Object.entries(variants).flatMap(([variant, outcomes]) =>
    Object.entries(outcomes).map(([outcome, mean]) => ({ name, variant, outcome, mean })),
  ),
);

describe('the locked mean of', () => {
  it.each(rows)('$name $variant $outcome is that of scipy', ({ name, variant, outcome, mean }) => {
    const locked = lockedRuns(name)[variant]?.[outcome];
    const { mean: found, mcse } = locked ?? { mean: NaN, mcse: NaN };
    expect(Math.abs(found - mean)).toBeLessThan(ERRORS * mcse + ROUNDING(mean));
  });

  it('would not be, if counts had another weight, curves another form, or times, dates and rates another law', () => {
    const pairs = [
      ['pooled-convictions', 'pooled', 'convicted', 'one-of-four'],
      ['after-prison', 'base', 'reconvicted', 'rule-of-thumb'],
      ['time-to-justice', 'base', 'released', 'weibull-curve'],
      ['time-to-justice', 'base', 'released', 'log-logistic-curve'],
      ['inflow-collapse', 'base', 'there', 'fall-in-2016-only'],
      ['defectors', 'base', 'attacked', 'loyal-like-others'],
      ['law-dates', 'base', 'convicted', 'law-of-2015'],
      ['women-and-minors', 'base', 'convicted@women', 'faster-courts'],
      ['repatriation', 'known-rate', 'out-of-sight', 'base'],
    ] as const;
    for (const [name, variant, outcome, other] of pairs) {
      const { mean, mcse } = lockedRuns(name)[variant]?.[outcome] ?? { mean: NaN, mcse: NaN };
      const wrong = means[name]?.[other]?.[outcome] ?? NaN;
      expect(Math.abs(mean - wrong) / mcse, `${variant} and ${other}`).toBeGreaterThan(ERRORS);
    }
  });
});
