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
  setInflow,
  setParameter,
  setPopulation,
} from '../../../engine/scenario/edit-scenario.ts';
import { parseNotebook } from '../../../engine/scenario/parse-notebook.ts';
import { readWide, readWideText, wideText } from './wide-scenario.ts';

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
