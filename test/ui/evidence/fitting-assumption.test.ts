import { describe, expect, it } from 'vitest';
import { readScenario } from '../../../engine/index.ts';
import { listAssumptions } from '../../../ui/assumption/assumption.ts';
import { useClaim } from '../../../ui/assumption/edit-assumption.ts';
import { NotebookDocument } from '../../../ui/document/notebook-document.svelte.ts';
import {
  canTakeAnother,
  fittingAssumptions,
  fittingClaims,
} from '../../../ui/evidence/fitting-assumption.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';

const path = scenarioPath('uk-returnees');
const text = readProjectFile(path) ?? '';
const scenario = readScenario(path, readProjectFile);
const assumptions = listAssumptions(scenario);
const claim = (id: string) => {
  const found = scenario.evidence.claims.get(id);
  if (!found) throw new Error(`${id} is not in the ledgers`);
  return found;
};
const guilty = assumptions.find(({ name }) => name === 'guilty');
if (!guilty) throw new Error('the scenario has no parameter guilty');

describe('fittingAssumptions', () => {
  it('offers a count for shares, a stock for people, and a time for durations', () => {
    const kindsFor = (id: string) =>
      new Set(fittingAssumptions(claim(id), assumptions).map(({ kind }) => kind));
    expect(kindsFor('belgium-returnees-in-prison')).toEqual(new Set(['share']));
    const stock = [...scenario.evidence.claims.values()].find(
      ({ kind, unusable }) => kind === 'stock' && unusable === undefined,
    );
    expect(kindsFor(stock?.id ?? '')).toEqual(new Set(['count']));
  });

  it('offers nothing for a claim that must not be used, nor where it is used already', () => {
    for (const each of scenario.evidence.claims.values()) {
      if (each.unusable !== undefined) expect(fittingAssumptions(each, assumptions)).toEqual([]);
    }
    const offered = fittingAssumptions(claim('bbc-uk-convicted'), assumptions);
    expect(offered.map(({ name }) => name)).not.toContain('convicted');
  });
});

describe('useClaim', () => {
  it('writes the claim into the file, every other byte as it was, and back again', () => {
    const document = new NotebookDocument('uk-returnees', text, scenario, text);
    expect(useClaim(document, guilty, 'belgium-verdicts-guilty')).toBeUndefined();
    expect(document.text).toBe(
      text.replace(
        'guilty: { evidence: uk-trials-ending-in-conviction }',
        'guilty: { evidence: belgium-verdicts-guilty }',
      ),
    );
    expect(document.changes).toHaveLength(1);
    expect(useClaim(document, guilty, 'uk-trials-ending-in-conviction')).toBeUndefined();
    expect(document.text).toBe(text);
  });

  it('says why the scenario refuses a claim, and writes nothing', () => {
    const document = new NotebookDocument('uk-returnees', text, scenario, text);
    expect(useClaim(document, guilty, 'no-such-claim')).toMatch(/no-such-claim/);
    expect(document.text).toBe(text);
  });
});

describe('fittingClaims', () => {
  it('offers a part of a table only counts of its own total', () => {
    const france = readScenario(scenarioPath('france-accounting'), readProjectFile);
    const killed = listAssumptions(france).find(({ name }) => name === 'killed');
    if (!killed) throw new Error('the scenario has no part killed');
    const offered = fittingClaims(killed, france.evidence.claims.values());
    expect(offered.length).toBeGreaterThan(0);
    for (const { value } of offered) expect(value).toMatch(/ of 1,?700$/);
    expect(canTakeAnother(killed)).toBe(false);
  });

  it('offers no claim twice to a value that combines several', () => {
    const places = readScenario(scenarioPath('uncounted-place'), readProjectFile);
    const elsewhere = listAssumptions(places).find(({ name }) => name === 'elsewhere');
    if (!elsewhere) throw new Error('the scenario has no parameter elsewhere');
    const offered = fittingClaims(elsewhere, places.evidence.claims.values());
    expect(offered.map(({ id }) => id)).not.toContain('fox-tunisia-returned');
    expect(canTakeAnother(elsewhere)).toBe(true);
  });
});
