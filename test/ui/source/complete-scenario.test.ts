import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../../engine/index.ts';
import { completionsAt, yamlPlace } from '../../../ui/source/complete-scenario.ts';

const SCHEMA = jsonSchemas().scenario;
const NAMES = {
  parameters: ['convicted', 'guilty'],
  states: ['abroad', 'back'],
  outcomes: ['convictions'],
  groups: ['men'],
  variants: ['more'],
  claims: [{ id: 'bbc-convicted', says: '54 had been convicted.' }],
};

/** Labels on offer where `|` stands in a text. */
function offered(text: string): readonly string[] {
  const place = yamlPlace(text.replace('|', ''), text.indexOf('|'));
  return place ? completionsAt(place, SCHEMA, NAMES).map(({ label }) => label) : [];
}

describe('completionsAt', () => {
  it('offers the keys of the file and of its sections, explained by the schema', () => {
    expect(offered('baserate: 1\n|')).toEqual(expect.arrayContaining(['title', 'variants']));
    expect(offered('run: { se|')).toEqual(expect.arrayContaining(['seed', 'draws', 'sampling']));
    const place = yamlPlace('variants:\n  a:\n    ', 19);
    const about =
      place && completionsAt(place, SCHEMA, NAMES).find(({ label }) => label === 'about');
    expect(about?.info).toBe('Why the variant is worth a look.');
  });

  it('offers parameters and states where their names are keys', () => {
    expect(offered('parameters:\n  con|')).toEqual(NAMES.parameters);
    expect(offered('variants:\n  a:\n    set: { |')).toEqual(NAMES.parameters);
    expect(offered('population:\n  back: 3 # people\n  |')).toEqual(NAMES.states);
  });

  it('offers what a change of a variant can be', () => {
    const keys = offered('variants:\n  a:\n    set:\n      convicted: { o|');
    expect(keys).toEqual(expect.arrayContaining(['odds', 'times', 'from', 'reach']));
    expect(offered('variants: { a: { set: { convicted: { odds: 2, reach: |')).toEqual([
      'entrants',
      'everyone',
    ]);
  });

  it('offers claims, values of a list, outcomes and states by flow', () => {
    expect(offered('parameters: { convicted: { evidence: bbc|')).toEqual(['bbc-convicted']);
    expect(offered('parameters:\n  convicted:\n    evidence: [bbc-convicted, |')).toContain(
      'bbc-convicted',
    );
    expect(offered('parameters: { convicted: { prior: j|')).toContain('jeffreys');
    expect(offered('outcomes: [|')).toEqual(['convictions']);
    expect(offered('outcomes:\n  - |')).toEqual(['convictions']);
    expect(offered('variants:\n  a:\n    flows:\n      close:\n        - { from: |')).toEqual(
      NAMES.states,
    );
  });

  it('offers nothing in a comment', () => {
    expect(offered('run: { seed: a } # se|')).toEqual([]);
  });
});
