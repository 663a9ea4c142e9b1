import { describe, expect, it } from 'vitest';
import { chiSquareTail } from '../../../engine/synthesis/chi-square-tail.ts';
import { measureConflict } from '../../../engine/synthesis/conflict.ts';
import { exactHomogeneity } from '../../../engine/synthesis/exact-homogeneity.ts';

const counts = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([x, n], i) => ({ id: `c${i}`, low: x, high: x, total: n, weight: 1 }));

describe('the conflict between two counts', () => {
  // scipy 1.17: fisher_exact, chi2_contingency(correction=False), betaln
  it.each([
    [
      'Tunisia',
      800,
      2926,
      800,
      6000,
      2.786234368653577e-56,
      262.32042884865854,
      -121.20751095848755,
      'conflict',
    ],
    [
      'France',
      250,
      1700,
      271,
      1910,
      0.669575245789513,
      0.19497900290090067,
      3.429940428921327,
      'agree',
    ],
    ['Britain', 400, 800, 425, 850, 1, 0, 2.786231421594721, 'agree'],
  ] as const)('of %s', (_, x1, n1, x2, n2, pValue, statistic, logBayesFactor, verdict) => {
    const found = measureConflict(counts([x1, n1], [x2, n2]));
    expect(found.method).toBe('exact');
    expect(found.pValue / pValue).toBeCloseTo(1, 8);
    expect(found.statistic).toBeCloseTo(statistic, 9);
    expect(found.logBayesFactor).toBeCloseTo(logBayesFactor, 8);
    expect(found.verdict).toBe(verdict);
  });

  it('is told in a plain sentence', () => {
    expect(measureConflict(counts([250, 1700], [271, 1910])).sentence).toBe(
      'These two counts agree: 250 of 1,700 (14.7 %) and 271 of 1,910 (14.2 %); if one share were ' +
        'behind both, chance would put them as far apart in 67 of 100 cases.',
    );
    expect(measureConflict(counts([800, 2926], [800, 6000])).sentence).toBe(
      'These two counts conflict: 800 of 2,926 (27.3 %) and 800 of 6,000 (13.3 %); if one share were ' +
        'behind both, chance would put them as far apart in fewer than 1 of 1,000,000 cases, and the ' +
        'counts are over 1,000,000 times likelier with a share each. Do not pool them: somebody counted ' +
        'other people or in another way.',
    );
  });

  it('names each of a few counts by its label, and the ends of many', () => {
    const labelled = counts([250, 1700], [271, 1910], [0, 1500], [425, 850], [800, 2926]).map(
      (count, i) => ({
        ...count,
        label: ['France', 'Gaul', 'Uzbekistan', 'Britain', 'Tunisia'][i]!,
      }),
    );
    expect(measureConflict(labelled.slice(0, 2)).sentence).toContain(
      'agree: France 250 of 1,700 (14.7 %) and Gaul 271 of 1,910 (14.2 %); ',
    );
    expect(measureConflict(labelled).sentence).toContain(
      'These 5 counts conflict: from Uzbekistan 0 of 1,500 (0.0 %) to Britain 425 of 850 (50.0 %); ',
    );
  });

  it('vanishes when a bound leaves a count that agrees', () => {
    const [exact] = counts([400, 800]);
    const atLeast = { id: 'bound', low: 130, high: 850, total: 850, weight: 1 };
    expect(measureConflict([exact!, { ...atLeast, high: 130 }]).verdict).toBe('conflict');
    const found = measureConflict([exact!, atLeast]);
    expect(found.pValue).toBeCloseTo(1, 9);
    expect(found.sentence).toContain('at least 130 of 850 (15.3 %)');
    expect(measureConflict([exact!, { ...atLeast, low: 0, high: 130 }]).verdict).toBe('conflict');
  });

  it('is weaker between discounted counts: χ² is in proportion to the weight', () => {
    const full = counts([60, 400], [90, 400]);
    const tenth = full.map((count) => ({ ...count, weight: 0.1 }));
    expect(measureConflict(full).verdict).toBe('differ');
    const weak = measureConflict(tenth);
    expect(weak.method).toBe('chi-square');
    expect(weak.statistic).toBeCloseTo(measureConflict(full).statistic / 10, 10);
    expect(weak.verdict).toBe('agree');
  });

  it('is none where nobody or everybody is counted', () => {
    expect(measureConflict(counts([0, 12], [0, 103])).pValue).toBe(1);
    expect(measureConflict(counts([12, 12], [103, 103])).inconsistency).toBe(0);
  });

  it('needs two counts', () => {
    expect(() => measureConflict(counts([1, 2]))).toThrow('two counts or more; got 1');
  });
});

describe('the conflict between more counts', () => {
  it('is exact by enumeration where that is possible (integer arithmetic in Python)', () => {
    const mixed = counts([3, 20], [12, 31], [1, 12], [8, 25]);
    expect(measureConflict(mixed).pValue).toBeCloseTo(0.11992992352371591, 10);
    const apart = [
      { x: 0, n: 20 },
      { x: 4, n: 20 },
      { x: 9, n: 24 },
    ];
    expect(exactHomogeneity(apart)).toBeCloseTo(0.0045241823849622555, 12);
  });

  it('of the eleven countries is all but total', () => {
    // scipy 1.17: chi2_contingency
    const eleven = counts(
      ...([
        [7, 129],
        [425, 850],
        [271, 1910],
        [250, 3000],
        [198, 1623],
        [800, 2926],
      ] as const),
      ...([
        [400, 3417],
        [147, 1300],
        [0, 1500],
        [353, 2200],
        [0, 1200],
      ] as const),
    );
    const found = measureConflict(eleven);
    expect(found.method).toBe('chi-square');
    expect(found.statistic).toBeCloseTo(1884.7076961799658, 8);
    expect(found.inconsistency).toBeCloseTo(0.9946941374409047, 12);
    expect(found.pValue).toBe(0);
  });
});

describe('the upper tail of χ²', () => {
  // scipy 1.17: chi2.sf
  it.each([
    [3.2, 1, 0.07363827012030258],
    [3.2, 2, 0.2018965179946554],
    [10.5, 5, 0.06224592809090594],
    [10.5, 10, 0.3977736810762285],
    [40, 10, 1.694474393006737e-5],
    [0.01, 3, 0.9997348349413444],
    [60, 1, 9.485737571073857e-15],
  ])('beyond %f with %i degrees of freedom', (x, df, expected) => {
    expect(chiSquareTail(x, df) / expected).toBeCloseTo(1, 12);
  });

  it('is 1 at 0 and below, and NaN of NaN', () => {
    expect([chiSquareTail(0, 3), chiSquareTail(-1, 3), chiSquareTail(NaN, 3)]).toEqual([1, 1, NaN]);
  });
});
