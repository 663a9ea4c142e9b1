import { describe, expect, it } from 'vitest';
import { labelClaims } from '../../../engine/synthesis/claim-label.ts';

const claim = (id: string, place?: string, publisher?: string, asOf?: string) => ({
  id,
  ...(place === undefined ? {} : { place }),
  ...(publisher === undefined ? {} : { publisher }),
  ...(asOf === undefined ? {} : { asOf }),
});

describe('the labels of claims side by side', () => {
  it('are their places, with the publisher where two have one place', () => {
    const claims = [
      claim('a', 'Tunisia', 'Fox News'),
      claim('b', 'Tunisia', 'BBC News'),
      claim('c', 'France', 'Fox News'),
    ];
    expect(labelClaims(claims)).toEqual(['Tunisia (Fox News)', 'Tunisia (BBC News)', 'France']);
  });

  it('hold the date where place and publisher do not tell two apart, and the id where nothing does', () => {
    const claims = [
      claim('a', 'Sweden', 'Säpo', '2016'),
      claim('b', 'Sweden', 'Säpo', '2017'),
      claim('c', 'Norway', 'PST', '2017'),
      claim('d', 'Norway', 'PST', '2017'),
    ];
    expect(labelClaims(claims)).toEqual(['Sweden, Säpo, 2016', 'Sweden, Säpo, 2017', 'c', 'd']);
  });

  it('do without a place, and without anything', () => {
    expect(labelClaims([claim('a', undefined, 'Fox News'), claim('b')])).toEqual(['Fox News', 'b']);
    expect(labelClaims([])).toEqual([]);
  });
});
