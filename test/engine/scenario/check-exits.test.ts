import { describe, expect, it } from 'vitest';
import { faultsOf } from './small-model.ts';

const tables = `
  young: { kind: share, by: age, from: { 0: 0.5, 18 years: 0.25 } }
  old: { kind: share, by: age, from: { 0: 0.5, 65 years: 0.9 } }
  free: { kind: share, by: group, is: { men: 0.25, women: 0.5 } }
  open: { kind: share, by: elapsed, from: { 0: p, 1 year: 0.25 } }`;

/** Faults of the exits of one state, each on a line of its own. */
const faults = (exits: readonly string[], top?: string) =>
  faultsOf({
    ...(top === undefined ? {} : { top }),
    tables,
    flows: exits
      .map((exit, i) => `\n  - { from: abroad, to: ${['back', 'watched', 'dead'][i]}, ${exit} }`)
      .join(''),
  }).filter((text) => !text.startsWith('warning unused-table'));

const share = (value: string) => `share: ${value}, after: 1 month`;

describe('checkExits with tables', () => {
  it('adds up shares row by row: tables by one thing change together', () => {
    expect(faults([share('young'), share('old')])).toEqual([
      // 0.5 + 0.5 to 18 years, 0.25 + 0.5 to 65, then 0.25 + 0.9
      expect.stringMatching(/^error shares-above-one .*got 1\.15 out of abroad \(age 65 years\)/),
    ]);
    expect(faults([share('young'), share('0.5')])).toEqual([
      expect.stringMatching(/^error shares-below-one .*got 0\.75 out of abroad \(age 18 years\)/),
    ]);
    expect(faults([share('young'), share('1 - young')])).toEqual([]);
    expect(faults([share('young'), share('rest')])).toEqual([]);
  });

  it('tries tables by different things in every combination', () => {
    expect(faults([share('old'), share('free'), share('rest')])).toEqual([
      // 0.9 and 0.5; 0.9 and 0.25
      expect.stringMatching(
        /^error shares-above-one .*got 1\.15 out of abroad \(age 65 years, group men\)/,
      ),
    ]);
  });

  it('checks probabilities too, which need not add up to 1', () => {
    expect(faults(['probability: young + 0.6', 'probability: 0.1'])).toEqual([
      expect.stringMatching(
        /^error shares-above-one .*fixed probabilities .*got 1\.2 out of abroad \(age 0/,
      ),
    ]);
    expect(faults(['probability: young', 'probability: 0.1'])).toEqual([]);
    expect(faults(['probability: young - 0.3'])).toEqual([
      expect.stringMatching(
        /^error out-of-range .*must not be negative; got -0\.05 out of abroad \(age 18 years\)/,
      ),
    ]);
  });

  it('says nothing of the sum where an exit is faulty', () => {
    expect(faults([share('yuong'), share('0.5')])).toEqual([
      expect.stringMatching(/^error unknown-parameter .*did you mean young/),
    ]);
  });

  it('reads on where a flow is no flow at all', () => {
    const flows = '\n  - { from: { a: b }, to: dead, rate: killed }\n  - []\n  - nothing';
    expect(faultsOf({ flows }).every((text) => text.startsWith('error document/'))).toBe(true);
  });

  it('does not know what rows over parameters come to', () => {
    expect(faults([share('open'), share('0.5')])).toEqual([
      expect.stringMatching(/^warning no-rest .*may add up to less than 1/),
    ]);
  });
});

describe('checkExits with groups', () => {
  const of = (groups: string, form: string) => `groups: [${groups}], ${form}`;

  it('lets groups leave by different forms, and by the same flow', () => {
    const flows = `
  - { from: abroad, to: back, groups: [men], share: 1, after: 1 month }
  - { from: abroad, to: back, groups: [women], rate: 0.1 per year }
  - { from: abroad, to: dead, groups: [women], rate: 0.2 per year }`;
    expect(faultsOf({ flows })).toEqual([]);
    const both = flows.replace('groups: [women], rate: 0.1', 'rate: 0.1');
    expect(faultsOf({ flows: both }).map((text) => text.slice(0, 30))).toEqual([
      expect.stringContaining('error duplicate-flow flows[1]'),
      expect.stringContaining('error mixed-exits flows[1].rat'),
    ]);
  });

  it('adds up the shares of each group, and of those no flow names', () => {
    expect(faults([of('men', share('0.6')), of('women', share('0.7')), share('0.4')])).toEqual([
      expect.stringMatching(/^error shares-above-one flows\[1\]: .*got 1\.1 out of abroad/),
      expect.stringMatching(/^error shares-below-one flows\[2\]: .*got 0\.4 out of abroad/),
    ]);
    const top = 'groups: { men: { label: Men }, women: { label: Women } }';
    expect(faults([of('men', share('0.6')), of('women', share('0.7')), share('0.4')], top)).toEqual(
      [
        expect.stringMatching(/^error shares-above-one/), // nobody is neither
      ],
    );
    expect(
      faults([of('men', share('rest')), of('women', share('rest')), share('0.4')], top),
    ).toEqual([]);
  });

  it('knows the groups that the model declares', () => {
    const top = 'groups: { men: { label: Men }, women: { label: Women } }';
    expect(faults([of('mem', share('1'))], top)).toEqual([
      expect.stringMatching(/^error unknown-group flows\[0\]\.groups\[0\]: .*did you mean men/),
    ]);
    expect(faults([of('men, men', share('1'))], top)).toEqual([
      expect.stringMatching(/^error duplicate-group flows\[0\]\.groups\[1\]/),
    ]);
    expect(faults(['rate: killed'], 'groups: {}')).toEqual([
      expect.stringMatching(/^error no-groups groups/),
    ]);
  });
});

describe('the form of a model', () => {
  it('keeps people in states that are declared final', () => {
    const states = '\n  abroad: { label: A, final: true }\n  back: { label: B }';
    const flows = '\n  - { from: abroad, to: back, rate: killed }';
    const outcomes = '\n  o: { label: O, stock: [back] }';
    expect(faultsOf({ states, flows, outcomes })).toEqual([
      expect.stringMatching(
        /^error flow-out-of-final flows\[0\]\.from: .*got a flow out of abroad/,
      ),
    ]);
  });

  it('warns of a step or a matrix exponential that nothing needs', () => {
    expect(faults(['rate: killed'], 'step: year')).toEqual([
      expect.stringMatching(/^warning step-without-probability step/),
    ]);
    expect(faults(['probability: p'], 'rates: matrix-exponential')).toEqual([
      expect.stringMatching(/^warning rates-without-rate rates/),
    ]);
    expect(faults(['probability: p'], 'step: fortnight')[0]).toMatch(
      /^error document\/not-allowed step/,
    );
  });
});
