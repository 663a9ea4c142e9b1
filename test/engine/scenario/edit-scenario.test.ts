import { describe, expect, it } from 'vitest';
import { changedAssumptions } from '../../../engine/scenario/changed-assumptions.ts';
import {
  resetParameter,
  resetPopulation,
  setParameter,
  setPopulation,
} from '../../../engine/scenario/edit-scenario.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { readSmall, SMALL_FILES, SMALL_PATH } from './small-scenario.ts';

const ORIGINAL = SMALL_FILES[SMALL_PATH] ?? '';
const read = (text: string) => readScenario(SMALL_PATH, readSmall({ [SMALL_PATH]: text }));

/** Lines that differ between two texts of equally many lines, as `- before` and `+ after`. */
function difference(before: string, after: string): readonly string[] {
  const [left, right] = [before.split('\n'), after.split('\n')];
  if (left.length !== right.length) return [`${right.length - left.length} lines more`];
  return left.flatMap((line, i) => (line === right[i] ? [] : [`- ${line}`, `+ ${right[i]}`]));
}

describe('setParameter', () => {
  it('changes only the value, comments kept', () => {
    const edited = setParameter(ORIGINAL, 'guilty', '80% to 90%');
    expect(difference(ORIGINAL, edited)).toEqual(['-   guilty: 0.9', '+   guilty: 80% to 90%']);
  });

  it('keeps the weight of a count', () => {
    expect(difference(ORIGINAL, setParameter(ORIGINAL, 'convicted', '60 of 400'))).toEqual([
      '-   convicted: { evidence: convicted-of-back, weight: 0.5 } # discounted',
      '+   convicted: { value: 60 of 400, weight: 0.5 } # discounted',
    ]);
    const grouped = setParameter(ORIGINAL, 'convicted', '60 of 1,400');
    expect(read(grouped).parameters[0]?.assignment.text).toBe('60 of 1,400');
  });

  it('drops the weight where it would weigh nothing', () => {
    expect(difference(ORIGINAL, setParameter(ORIGINAL, 'convicted', '13%'))[1]).toBe(
      '+   convicted: 13% # discounted',
    );
  });

  it('adds a parameter that the scenario left to the model', () => {
    const edited = setParameter(ORIGINAL, 'sentence', '1 to 2 years');
    expect(edited).toContain('  guilty: 0.9\n  sentence: 1 to 2 years\nvariants:');
    expect(read(edited).parameters.find(({ name }) => name === 'sentence')?.setBy).toBe('scenario');
  });

  it('replaces a map on several lines', () => {
    const block = ORIGINAL.replace(
      'convicted: { evidence: convicted-of-back, weight: 0.5 } # discounted',
      'convicted:\n    evidence: convicted-of-back # the ministry\n    weight: 0.5',
    );
    const edited = setParameter(block, 'convicted', '13%');
    expect(read(edited).parameters[0]?.assignment.text).toBe('13%');
  });
});

describe('resetParameter', () => {
  it('gives back the original bytes', () => {
    for (const name of ['convicted', 'guilty', 'sentence', 'killed']) {
      const edited = setParameter(setParameter(ORIGINAL, name, '0.5'), 'guilty', '0.7');
      expect(resetParameter(resetParameter(edited, ORIGINAL, name), ORIGINAL, 'guilty')).toBe(
        ORIGINAL,
      );
    }
  });

  it('takes the section away again where there was none', () => {
    const bare = 'baserate: 1\ntitle: x # mine\n';
    const edited = setParameter(bare, 'guilty', '0.5');
    expect(edited).toContain('guilty: 0.5');
    expect(resetParameter(edited, bare, 'guilty')).toBe(bare);
  });

  it('gives back a value that stood on several lines', () => {
    const block = ORIGINAL.replace('guilty: 0.9', 'guilty:\n    value: 9 of 10\n    weight: 0.5');
    const edited = resetParameter(setParameter(block, 'guilty', '13%'), block, 'guilty');
    expect(changedAssumptions(read(block), read(edited))).toEqual([]);
  });
});

describe('setPopulation', () => {
  it('changes a number inside a map on one line', () => {
    expect(difference(ORIGINAL, setPopulation(ORIGINAL, 'back', '400'))[1]).toBe(
      '+ population: { abroad: { evidence: went }, back: 400 }   # people',
    );
  });

  it('adds a state, and reset takes it away', () => {
    const edited = setPopulation(ORIGINAL, 'prison', '1,200');
    expect(read(edited).population.at(-1)).toMatchObject({
      state: 'prison',
      assignment: { quantity: { kind: 'fixed', value: 1200 } },
    });
    expect(resetPopulation(edited, ORIGINAL, 'prison')).toBe(ORIGINAL);
  });
});

describe('changedAssumptions', () => {
  it('lists what differs, as a reader would see it', () => {
    const edited = setPopulation(
      setParameter(setParameter(ORIGINAL, 'convicted', '60 of 400'), 'sentence', '3 years'),
      'prison',
      '12',
    );
    expect(changedAssumptions(read(ORIGINAL), read(edited))).toEqual([
      {
        kind: 'parameter',
        name: 'convicted',
        label: 'Share convicted',
        from: '54 of 400 (weight 0.5)',
        to: '60 of 400 (weight 0.5)',
      },
      {
        kind: 'parameter',
        name: 'sentence',
        label: 'Sentence served',
        from: '2 to 6 years',
        to: '3 years',
      },
      { kind: 'population', name: 'prison', label: 'In prison', from: 'none', to: '12' },
    ]);
  });

  it('takes the same number written otherwise as no change', () => {
    const edited = setParameter(setParameter(ORIGINAL, 'guilty', '90%'), 'convicted', '54 of 400');
    expect(changedAssumptions(read(ORIGINAL), read(edited))).toEqual([]);
  });
});

describe('a part of a split', () => {
  const lines = [
    'splits:',
    '  fate: # one table',
    '    of: 400',
    '    parts: { convicted: { evidence: convicted-of-back }, guilty: 100 to 120 }',
    '    rest: others',
  ];
  const section =
    '  convicted: { evidence: convicted-of-back, weight: 0.5 } # discounted\n  guilty: 0.9\n';
  const split = ORIGINAL.replace(`parameters:\n${section}`, () => `${lines.join('\n')}\n`);

  it('is edited where it stands, and put back as it was', () => {
    const edited = setParameter(split, 'convicted', '60 of 400');
    expect(difference(split, edited)).toEqual([
      `- ${lines[3]}`,
      '+     parts: { convicted: 60 of 400, guilty: 100 to 120 }',
    ]);
    expect(read(edited).parameters[0]?.assignment.text).toBe('60 of 400');
    expect(resetParameter(edited, split, 'convicted')).toBe(split);
    expect(changedAssumptions(read(split), read(edited)).map(({ name, to }) => [name, to])).toEqual(
      [['convicted', '60 of 400']],
    );
  });

  it('takes a value with commas or a claim', () => {
    expect(setParameter(split, 'guilty', '0,100 of 400')).toContain('guilty: "0,100 of 400"');
    const claim = setParameter(split, 'guilty', '{ evidence: convicted-of-back }');
    expect(read(claim).parameters[1]?.assignment.claim).toBe('convicted-of-back');
  });
});

describe('setParameter with a distribution', () => {
  it('quotes a phrase that YAML would take apart', () => {
    const text = setParameter(ORIGINAL, 'guilty', 'mixture(0.7: beta(2, 8), 0.3: beta(8, 2))');
    expect(read(text).parameters.find(({ name }) => name === 'guilty')?.assignment.text).toBe(
      'mixture(0.7: beta(2, 8), 0.3: beta(8, 2))',
    );
  });
});
