import { describe, expect, it } from 'vitest';
import { newestClaim } from '../../../engine/synthesis/newest-claim.ts';
import { poolOpinions } from '../../../engine/synthesis/opinion-pool.ts';
import { momentsOf, shareCdf } from '../../oracle/share-summary.ts';

describe('the newest claim', () => {
  it('is the one whose number was true last', () => {
    const found = newestClaim([
      { id: 'a', asOf: '2016-05' },
      { id: 'b', asOf: '2017-10-23' },
      { id: 'c', asOf: '2017-09' },
      { id: 'd' },
    ]);
    expect(found).toMatchObject({ id: 'b', tiedWith: [], undated: ['d'] });
    expect(found.sentence).toBe('The newest count is b (2017-10-23); without a date: d.');
  });

  it('reports a tie when a date is too rough to tell, whatever the order', () => {
    const claims = [
      { id: 'year', asOf: '2017' },
      { id: 'month', asOf: '2017-12' },
      { id: 'old', asOf: '2016-12-31' },
    ];
    const expected = { id: 'month', tiedWith: ['year'] };
    expect(newestClaim(claims)).toMatchObject(expected);
    expect(newestClaim([...claims].reverse())).toMatchObject(expected);
    expect(newestClaim(claims).sentence).toContain('which may be no newer than year');
    const same = [
      { id: 'z', asOf: '2017-10' },
      { id: 'a', asOf: '2017-10' },
    ];
    expect(newestClaim(same)).toMatchObject({ id: 'a', tiedWith: ['z'] });
  });

  it('needs a date that is one', () => {
    expect(() => newestClaim([{ id: 'a' }])).toThrow('newest needs a claim with a date');
    for (const asOf of ['2017-13', 'soon', '2017-00', '2017-01-32', '17']) {
      expect(() => newestClaim([{ id: 'a', asOf }])).toThrow(`got ${asOf}`);
    }
  });
});

describe('a pool of opinions', () => {
  const tunisia = [
    { id: 'fox', weight: 3, posterior: { kind: 'beta' as const, a: 800.5, b: 2126.5 } },
    { id: 'bbc', weight: 1, posterior: { kind: 'beta' as const, a: 800.5, b: 5200.5 } },
  ];

  it('is right with the probability of each: two humps and no mass between', () => {
    const pooled = poolOpinions(tunisia);
    expect(shareCdf(pooled, 0.2)).toBeCloseTo(0.25, 12);
    expect(momentsOf(pooled).mean).toBeCloseTo((0.75 * 800.5) / 2927 + (0.25 * 800.5) / 6001, 14);
  });

  it('of a pool stays one list of Betas', () => {
    const twice = poolOpinions([{ id: 'pool', weight: 0.5, posterior: poolOpinions(tunisia) }]);
    expect(twice.components.map(({ distribution }) => distribution.kind)).toEqual(['beta', 'beta']);
    expect(twice.components[0]!.weight).toBe(0.75);
  });

  it('refuses weights that say nothing', () => {
    expect(() => poolOpinions([])).toThrow('must have a claim');
    expect(() => poolOpinions([{ ...tunisia[0]!, weight: 0 }])).toThrow('leave the claim out');
    expect(() => poolOpinions([{ ...tunisia[0]!, weight: NaN }])).toThrow('got NaN');
  });
});
