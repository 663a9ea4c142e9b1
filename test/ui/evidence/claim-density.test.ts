import { describe, expect, it } from 'vitest';
import { meanOf, quantile, readScenario, type Claim } from '../../../engine/index.ts';
import { claimDensity } from '../../../ui/evidence/claim-density.ts';
import { claimsByPlace } from '../../../ui/evidence/claims-by-place.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';

const { evidence } = readScenario(scenarioPath('uk-returnees'), readProjectFile);
const claims = [...evidence.claims.values()];

describe('claimDensity', () => {
  it('is the posterior of a count by itself', () => {
    const found = claimDensity(evidence.claims.get('bbc-uk-convicted') as Claim); // the scenario rests on it
    // Beta(54.5, 346.5): mean 54.5 / 401
    expect(found?.kind).toBe('share');
    expect(found && meanOf(found.distribution)).toBeCloseTo(54.5 / 401, 12);
  });

  it('is there for each claim of which a number is not known exactly, and never below 0', () => {
    const drawn = claims.flatMap((claim) => claimDensity(claim) ?? []);
    expect(drawn.length).toBeGreaterThan(60);
    for (const { distribution } of drawn)
      expect(quantile(distribution, 0)).toBeGreaterThanOrEqual(0);
    for (const claim of claims) {
      if (claim.unusable !== undefined || claim.value === undefined) {
        expect(claimDensity(claim)).toBeUndefined();
      }
      if (claim.kind === 'count')
        expect(claimDensity(claim) !== undefined).toBe(claim.unusable === undefined);
    }
  });
});

describe('claimsByPlace', () => {
  it('loses none, and begins with the places in use', () => {
    const groups = claimsByPlace(claims, new Set(['Tunisia']));
    expect(groups[0]?.[0]).toBe('Tunisia');
    expect(groups.flatMap(([, members]) => members)).toHaveLength(claims.length);
    const names = groups.slice(1).map(([place]) => place);
    const named = names.filter((place) => place !== '');
    expect(named).toEqual([...named].sort((a, b) => a.localeCompare(b, 'en')));
    expect(names.indexOf('')).toBeOneOf([-1, names.length - 1]);
  });
});
