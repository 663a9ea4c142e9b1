import { describe, expect, it } from 'vitest';
import { readScenario } from '../../../engine/index.ts';
import { claimFacets, filterClaims, listClaims } from '../../../ui/evidence/claim-entry.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';

const scenario = readScenario(scenarioPath('uk-returnees'), readProjectFile);
const all = listClaims(scenario);
const everything = { isUsed: false, place: '', kind: '', words: '' } as const;
const idsOf = (filter: Partial<typeof everything> | object) =>
  filterClaims(all, { ...everything, ...filter }).map(({ claim }) => claim.id);

describe('listClaims', () => {
  it('holds every claim of the ledgers once, those in use first', () => {
    expect(new Set(all.map(({ claim }) => claim.id)).size).toBe(scenario.evidence.claims.size);
    expect(all).toHaveLength(scenario.evidence.claims.size);
    const firstUnused = all.findIndex(({ uses }) => uses.length === 0);
    expect(all.slice(firstUnused).every(({ uses }) => uses.length === 0)).toBe(true);
  });

  it('says what a claim is used for', () => {
    const convicted = all.find(({ claim }) => claim.id === 'bbc-uk-convicted');
    expect(convicted?.uses.join()).toContain('Half the weight on 54 of 400');
  });

  it('links both ways: what replaces a claim is said to replace it', () => {
    for (const { claim, links } of all) {
      for (const { relation, claim: other } of links) {
        const back = all.find((entry) => entry.claim.id === other.id)?.links ?? [];
        const relations = back
          .filter((link) => link.claim.id === claim.id)
          .map((link) => link.relation);
        if (relation === 'replaced by') expect(relations).toContain('replaces');
        if (relation === 'disputed by')
          expect(relations.some((r) => r.startsWith('dispute'))).toBe(true);
      }
    }
    expect(all.some(({ links }) => links.some(({ relation }) => relation === 'replaced by'))).toBe(
      true,
    );
  });
});

describe('filterClaims', () => {
  it('keeps the claims in use', () => {
    const used = idsOf({ isUsed: true });
    expect(used).toContain('bbc-uk-convicted');
    expect(used.length).toBeLessThan(all.length / 2);
  });

  it('filters by place and kind together', () => {
    const found = filterClaims(all, { ...everything, place: 'United Kingdom', kind: 'count' });
    expect(found.length).toBeGreaterThan(1);
    expect(
      found.every(({ claim }) => claim.place === 'United Kingdom' && claim.kind === 'count'),
    ).toBe(true);
  });

  it('finds every word, in any order and case, in the claim or its source', () => {
    expect(idsOf({ words: 'VIDINO convicted' })).toContain('bbc-uk-convicted');
    expect(idsOf({ words: 'convicted zebra' })).toEqual([]);
  });
});

describe('claimFacets', () => {
  it('counts every claim under its kind', () => {
    const { kinds, places } = claimFacets(all);
    expect(kinds.reduce((sum, [, claims]) => sum + claims, 0)).toBe(all.length);
    expect(places.map(([place]) => place)).toContain('Tunisia');
  });
});
