import { describe, expect, it } from 'vitest';
import { readScenario } from '../../../engine/index.ts';
import type { Assumption } from '../../../ui/assumption/assumption.ts';
import {
  firstRule,
  possibleRules,
  withClaim,
  withoutClaim,
  withRule,
  withWeight,
} from '../../../ui/assumption/combination-keys.ts';
import { editKeys, restoreAssumption, useClaim } from '../../../ui/assumption/edit-assumption.ts';
import { NotebookDocument } from '../../../ui/document/notebook-document.svelte.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';

const path = scenarioPath('uk-returnees');
const text = readProjectFile(path) ?? '';
const scenario = readScenario(path, readProjectFile);
const UK = 'bbc-uk-convicted';
const BELGIUM = 'belgium-returnees-in-prison';

/** A page whose share of convicted is edited step by step; each step must be taken. */
function open() {
  const document = new NotebookDocument('uk-returnees', text, scenario, text);
  const convicted = (): Assumption => {
    const found = document.assumptions.find(({ name }) => name === 'convicted');
    if (!found) throw new Error('the scenario has no parameter convicted');
    return found;
  };
  const edit = (keys: ReturnType<typeof withRule>) => {
    expect(editKeys(document, convicted(), keys)).toBeUndefined();
  };
  return { document, convicted, edit };
}

describe('claims of a combination', () => {
  it('come, change their rule and go, each time as a scenario that can be read', () => {
    const { document, convicted, edit } = open();
    edit(withClaim(convicted().assignment, BELGIUM, 'pool'));
    expect(convicted().assignment.combination).toMatchObject({
      rule: 'pool',
      members: [{ claim: UK }, { claim: BELGIUM }],
    });
    edit({ prior: 'uniform' });
    edit(withRule(convicted().assignment, 'partial'));
    expect(convicted().assignment.combination?.rule).toBe('partial');
    expect(convicted().assignment.prior).toBeUndefined();
    edit({ place: BELGIUM });
    edit(withRule(convicted().assignment, 'mixture'));
    expect(convicted().assignment.combination?.opinions).toEqual([0.5, 0.5]);
    edit(withoutClaim(convicted().assignment, BELGIUM));
    expect(convicted().assignment).toMatchObject({ claim: UK, quantity: { total: 400 } });
    restoreAssumption(document, convicted());
    expect(document.text).toBe(text);
  });

  it('keep their weights when another comes or goes', () => {
    const { convicted, edit } = open();
    edit(withClaim(convicted().assignment, BELGIUM, 'pool'));
    const { combination } = convicted().assignment;
    if (!combination) throw new Error('two claims are combined');
    edit(withWeight(combination, BELGIUM, 0.3));
    expect(convicted().assignment.combination?.members.map(({ weight }) => weight)).toEqual([
      1, 0.3,
    ]);
    const third = [...scenario.evidence.claims.values()].find(
      ({ id, kind, unusable }) =>
        kind === 'count' && unusable === undefined && ![UK, BELGIUM].includes(id),
    );
    edit(withClaim(convicted().assignment, third?.id ?? '', 'pool'));
    expect(convicted().assignment.combination?.members.map(({ weight }) => weight)).toEqual([
      1, 0.3, 1,
    ]);
    edit(withoutClaim(convicted().assignment, UK));
    expect(convicted().assignment.combination?.members.map(({ weight }) => weight)).toEqual([
      0.3, 1,
    ]);
    edit(withoutClaim(convicted().assignment, third?.id ?? ''));
    expect(convicted().assignment).toMatchObject({ claim: BELGIUM, weight: 0.3 });
  });

  it('share a mixture so that the probabilities sum to 1', () => {
    const { convicted, edit } = open();
    edit(withClaim(convicted().assignment, BELGIUM, 'mixture'));
    const { combination } = convicted().assignment;
    if (!combination) throw new Error('two claims are combined');
    edit(withWeight(combination, UK, 0.7));
    expect(convicted().assignment.combination?.opinions).toEqual([0.7, 0.3]);
    // even the last of a thing that is held certain leaves the others a ten thousandth
    edit(withWeight(combination, UK, 1));
    expect(convicted().assignment.combination?.opinions).toEqual([0.9999, 0.0001]);
  });

  it('are told to change although the number of the base stays', () => {
    const { document, convicted, edit } = open();
    edit(withClaim(convicted().assignment, BELGIUM, 'each'));
    expect(document.changes).toMatchObject([
      { is: expect.stringContaining('each of 2') as string },
    ]);
    expect(document.scenario.variants.length).toBe(scenario.variants.length + 1);
  });

  it('give way to one claim that is used alone, the prior kept', () => {
    const { document, convicted, edit } = open();
    edit({ prior: 'uniform' });
    edit(withClaim(convicted().assignment, BELGIUM, 'pool'));
    expect(useClaim(document, convicted(), BELGIUM)).toBeUndefined();
    expect(convicted().assignment).toMatchObject({ claim: BELGIUM, prior: { kind: 'uniform' } });
    expect(convicted().assignment.combination).toBeUndefined();
    document.undo();
    expect(convicted().assignment.combination?.rule).toBe('pool');
  });
});

describe('rules', () => {
  it('are those that a value of the kind can have', () => {
    expect(possibleRules('share', 'parameters')).toEqual([
      'newest',
      'pool',
      'mixture',
      'partial',
      'each',
    ]);
    expect(possibleRules('count', 'population')).toEqual(['newest', 'mixture']);
  });

  it('begin with places that learn from one another, or with one that is right', () => {
    const claims = [UK, BELGIUM].flatMap((id) => scenario.evidence.claims.get(id) ?? []);
    expect(firstRule(claims)).toBe('partial');
    expect(firstRule([...claims, ...claims])).toBe('mixture');
  });
});
