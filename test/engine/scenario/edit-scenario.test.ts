import { describe, expect, it } from 'vitest';
import { assumptionsOf } from '../../../engine/scenario/assumptions-of.ts';
import {
  changedAssumptions,
  countAssumptions,
} from '../../../engine/scenario/changed-assumptions.ts';
import { checkNotebook } from '../../../engine/scenario/check-notebook.ts';
import {
  resetInflow,
  resetParameter,
  resetPopulation,
  setDraws,
  setInflow,
  setParameter,
  setPopulation,
  setSeed,
} from '../../../engine/scenario/edit-scenario.ts';
import { parseNotebook } from '../../../engine/scenario/parse-notebook.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { readSmall, SMALL_FILES, SMALL_PATH } from './small-scenario.ts';
import { readWide, readWideText, wideText } from './wide-scenario.ts';

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

describe('setSeed', () => {
  it.each(['uk-2018', '', '0', '007', 'true', 'a: b', '"', 'null', 'é\n', '1e3', '0x1F'])(
    'reads back as the same text: %j',
    (seed) => {
      expect(read(setSeed(ORIGINAL, seed)).run.seed).toBe(seed);
    },
  );
});

describe('setDraws', () => {
  it('changes the number of draws', () => {
    expect(difference(ORIGINAL, setDraws(ORIGINAL, 20_000))[1]).toContain('draws: 20000 }');
  });

  it.each([0, -1, 1.5, NaN, Infinity, 10_000_001])('refuses %d', (draws) => {
    expect(() => setDraws(ORIGINAL, draws)).toThrow(/whole number from 1 to 10,000,000/);
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

describe('assumptions of groups and of inflow', () => {
  const wide = wideText({
    groups: `
  men:
    label: Men
    population: { abroad: { value: 80, entered: 1 year }, back: 3 } # counted
    inflow: { abroad: { value: arrivals, enters: start } }
    parameters: { convicted: 20% }
  minors: { label: Minors, population: { abroad: 20 } }`,
    parameters: `
  shock: { value: 0.5 to 2, redrawn: step } # clusters`,
  });
  const changes = (text: string) =>
    changedAssumptions(readWideText(wide), readWideText(text)).map(
      ({ kind, name, label, from, to }) => `${kind} ${name} (${label}): ${from} → ${to}`,
    );

  it('are edited where they stand, and keep what else is said of them', () => {
    const edits = [
      [setPopulation(wide, 'men/abroad', '90 to 100'), '{ value: 90 to 100, entered: 1 year }'],
      [setPopulation(wide, 'men/back', '4'), 'back: 4 } # counted'],
      [
        setInflow(wide, 'men/inflow/abroad', '5 per month'),
        '{ value: 5 per month, enters: start }',
      ],
      [setParameter(wide, 'men/convicted', '30%'), 'parameters: { convicted: 30% }'],
      [setParameter(wide, 'shock', '1 to 3'), '{ value: 1 to 3, redrawn: step } # clusters'],
      [
        setParameter(wide, 'shock', 'lognormal(median=1, sigma=0.3)'),
        '{ value: "lognormal(median=1, sigma=0.3)", redrawn: step }',
      ],
    ] as const;
    for (const [text, passage] of edits) {
      expect(text).toContain(passage);
      expect(text.split('\n')).toHaveLength(wide.split('\n').length);
    }
  });

  it('are listed as changed by the name that a page gives them', () => {
    expect(changes(setPopulation(wide, 'men/abroad', '90'))).toEqual([
      'population men/abroad (Men: Abroad): 80 (entered 12 months ago) → 90 (entered 12 months ago)',
    ]);
    expect(changes(setInflow(wide, 'men/inflow/abroad', '5 per month'))).toEqual([
      'inflow men/inflow/abroad (Men: Abroad): arrivals (at the start of the step) → 5 per month (at the start of the step)',
    ]);
    expect(changes(setParameter(wide, 'minors/convicted', '1%'))).toEqual([
      'parameter minors/convicted (Minors: Share convicted): as for all → 1%',
    ]);
    expect(changes(wide.replace('entered: 1 year', 'entered: 2 years'))).toEqual([
      'population men/abroad (Men: Abroad): 80 (entered 12 months ago) → 80 (entered 24 months ago)',
    ]);
    expect(changes(wide.replace('redrawn: step', 'redrawn: year'))).toEqual([
      'parameter shock (Good and bad years): 0.5 to 2 (drawn again for each step) → 0.5 to 2 (drawn again for each year)',
    ]);
  });

  it('are put back as they were, to the byte', () => {
    const edited = [
      resetPopulation(setPopulation(wide, 'men/abroad', '9'), wide, 'men/abroad'),
      resetPopulation(setPopulation(wide, 'minors/back', '9'), wide, 'minors/back'),
      resetInflow(setInflow(wide, 'men/inflow/abroad', '9 per year'), wide, 'men/inflow/abroad'),
      resetInflow(setInflow(wide, 'minors/inflow/back', '9 per year'), wide, 'minors/inflow/back'),
      resetParameter(setParameter(wide, 'men/convicted', '9%'), wide, 'men/convicted'),
      resetParameter(setParameter(wide, 'minors/convicted', '9%'), wide, 'minors/convicted'),
    ];
    for (const text of edited) expect(text).toBe(wide);
  });

  it('turn a series into a rate, which no longer is without chance', () => {
    const plain = wideText({
      inflow: '{ back: { series: [1, 2], law: fixed, enters: start }, abroad: arrivals }',
    });
    const edited = setInflow(plain, 'inflow/back', '2 per month');
    expect(edited).toContain('back: { value: 2 per month, enters: start }');
    const [change] = changedAssumptions(readWideText(plain), readWideText(edited));
    expect(change).toEqual({
      kind: 'inflow',
      name: 'inflow/back',
      label: 'Back',
      from: '1, 2 (at the start of the step)',
      to: '2 per month (at the start of the step)',
    });
  });

  it('are known to a page', () => {
    const scenario = readWideText(wide);
    const page = (only: string) =>
      checkNotebook(
        parseNotebook(`\`\`\`assumptions id=a only=${only}\n\`\`\`\n`, 'n.md'),
        scenario,
      );
    const names =
      'shock,convicted,men/convicted,men/abroad,men/back,minors/abroad,men/inflow/abroad';
    expect(() => page(names)).not.toThrow();
    expect(() => page('men/abrod')).toThrow(/did you mean men\/abroad\?/);
    expect(() => page('abroad')).toThrow(/no parameter or state called abroad/);
    expect(countAssumptions(scenario)).toBe(5 + 1 + 3 + 1);
  });

  it('of which every group has its own stand only there', () => {
    const groups = `
  men: { label: Men, population: { abroad: 1 }, parameters: { convicted: 20% } }
  minors: { label: Minors, population: { abroad: 1 }, parameters: { convicted: 5% } }`;
    const unset = ['kind: share, value: 10% to 30% }', 'kind: share }'] as const;
    const names = assumptionsOf(readWide({ groups }, unset)).map(({ name }) => name);
    expect(names).toContain('men/convicted');
    expect(names).not.toContain('convicted');
  });
});
