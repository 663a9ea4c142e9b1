import { describe, expect, it } from 'vitest';
import { findOverlaps, overlapSentence } from '../../../engine/synthesis/overlap.ts';

const count = (
  id: string,
  x: number,
  total: number,
  place?: string,
  asOf?: string,
  unit = 'people',
) => ({
  id,
  low: x,
  high: x,
  total,
  weight: 1,
  unit,
  ...(place === undefined ? {} : { place }),
  ...(asOf === undefined ? {} : { asOf }),
});
const uk = count('fox-uk-returned', 425, 850, 'United Kingdom', '2017-10');

describe('an overlap', () => {
  it('is found between two counts of one place: 400 of 800 and 425 of 850 are not two studies', () => {
    const found = findOverlaps([count('bbc-uk', 400, 800, 'united  kingdom', '2016'), uk]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'same-place', ids: ['bbc-uk', 'fox-uk-returned'] });
    expect(found[0]!.sentence).toContain(
      'bbc-uk, 400 of 800 (50.0 %), and fox-uk-returned, 425 of 850 (50.0 %), are both of',
    );
    expect(found[0]!.sentence).toContain('they are not two studies');
    const rules = ['pool', 'partial', 'newest', 'mixture', 'each'] as const;
    const ends = rules.map((rule) => overlapSentence(found[0]!, rule).split('studies. ')[1]);
    expect(ends).toEqual([
      'Added up, the people count twice. Take one (newest) or mix them (mixture).',
      'They are taken for two places, so the places look more alike than they are. Leave one out.',
      'The newer replaces the older.',
      'They are not added up here.',
      'They are not added up here.',
    ]);
  });

  it('is found where one place holds the other', () => {
    const asia = count('asia', 500, 5000, 'Central Asia', '2017-10');
    const tajik = count('tajik', 147, 1300, 'Tajikistan', '2017-10');
    const europe = count('eu', 1250, 5000, 'European Union', '2017-10');
    const world = count('world', 5600, 40000, 'World', '2017-10');
    const pairs = findOverlaps([asia, tajik, europe, uk, world]).map(({ ids }) => ids.join(' '));
    expect(pairs).toEqual([
      'asia tajik',
      'asia world',
      'tajik world',
      'eu fox-uk-returned',
      'eu world',
      'fox-uk-returned world',
    ]);
    expect(findOverlaps([tajik, asia])[0]!.sentence).toContain(
      'the people of Tajikistan are among those of Central Asia',
    );
  });

  it('is not found between other places, other units, distant dates or placeless counts', () => {
    const france = count('france', 271, 1910, 'France', '2017-08');
    const attacks = count('attacks', 3, 12, 'United Kingdom', '2017', 'attacks');
    const older = count('older', 10, 60, 'United Kingdom', '2012');
    const nowhere = count('nowhere', 10, 60);
    expect(findOverlaps([uk, france, attacks, older, nowhere])).toEqual([]);
  });

  it('is told by the labels of its counts where they have some', () => {
    const labelled = [
      { ...uk, label: 'United Kingdom (Fox News)' },
      { ...count('bbc', 400, 800, 'United Kingdom'), label: 'United Kingdom (BBC News)' },
    ];
    expect(findOverlaps(labelled)[0]!.sentence).toMatch(
      /^United Kingdom \(Fox News\), 425 of 850 .* and United Kingdom \(BBC News\), 400 of 800 /,
    );
  });

  it('is taken to be one when a date is missing', () => {
    expect(findOverlaps([uk, count('undated', 10, 60, 'United Kingdom')])).toHaveLength(1);
  });
});
