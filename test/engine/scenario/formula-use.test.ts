import { describe, expect, it } from 'vitest';
import { faultsOf, soundModel } from './small-model.ts';

const tables = `
  since: { kind: share, by: dwell, from: { 0: 0.1, 1 year: 0.2 } }
  old: { kind: rate, by: age, from: { 0: 0.1 per year, 65 years: 0.2 per year } }
  law: { kind: number, by: date, from: { 2018-01: 1, 2020-01: hr } }`;

const flow = (value: string) => ({ tables, flows: `\n  - { from: abroad, to: dead, ${value} }` });

/** Faults but for tables that are not used. */
const faults = (changed: Parameters<typeof faultsOf>[0]) =>
  faultsOf(changed).filter((text) => !text.startsWith('warning unused-table'));

describe('what a formula can read', () => {
  it.each([
    "probability: '1 - exp(-0.1 * pow(dwell / 1 year, 1.2))'",
    'probability: since * hr',
    'probability: since',
    'rate: old * law',
    'rate: killed * exp(-elapsed / 10 years)',
    "rate: 'if(age < 18 years, 0 / 1 year, killed)'",
    "probability: 'min(0.01 * step, 0.5)'",
    'share: p * law, after: 6 months',
    'share: 1, after: { median: time * (1 + elapsed / 10 years), sigma: 0.5 }',
  ])('takes %s', (value) => {
    expect(faults(flow(value)).filter((text) => text.startsWith('error'))).toEqual([]);
  });

  it.each([
    ['share: since, after: 6 months', /share cannot depend on dwell \(through the table since\)/],
    ['share: dwell / 1 year, after: 6 months', /share cannot depend on dwell: people are dealt/],
    ['share: 1, after: { median: dwell + 1 year, sigma: 1 }', /median cannot depend on dwell/],
  ])('refuses %s', (value, message) => {
    const [first = ''] = faults(flow(value));
    expect(first).toMatch(/^error formula-input flows\[0\]/);
    expect(first).toMatch(message);
  });

  it('refuses dwell in rates that become probabilities by the matrix exponential', () => {
    const changed = { ...flow('rate: killed * dwell / 1 year'), top: 'rates: matrix-exponential' };
    expect(faults(changed)).toEqual([
      expect.stringMatching(/^error formula-input .*several times in a step/),
    ]);
    const sound = { ...flow('rate: killed * elapsed / 1 year'), top: 'rates: matrix-exponential' };
    expect(soundModel(sound).pathway.rates).toBe('matrix-exponential');
  });

  it('keeps tables out of tables', () => {
    const nested = `${tables}\n  twice: { kind: share, by: dwell, from: { 0: since } }`;
    expect(faults({ tables: nested, flows: flow('probability: twice').flows })).toEqual([
      expect.stringMatching(/^error unknown-parameter tables\.twice/),
    ]);
  });

  it.each([
    ['rate: killed + dwell', /needs two of a kind; got a rate \(per month\) and a duration/],
    ['rate: killed * 6 months', /a rate must be a rate .*; got a share or plain number/],
    ['probability: exp(dwell)', /exp\(\) needs a share or plain number; got a duration.*1 year/],
    ["probability: 'pow(2, elapsed)'", /pow\(\) needs a share or plain number; got a duration/],
    ['rate: cost / time', /got money × months\^-1/],
    ['probability: 0.2 per year * hr', /operator between them.*0\.2 \/ 1 year/],
    ['probability: since-2', /spaces around the minus: since - 2/],
    ['probability: sinse * 2', /no parameter or table is called sinse \(did you mean since\?\)/],
    ['probability: dwel / 1 year', /did you mean dwell\?/],
    ['probability: p * 50%', /fraction/],
    ['probability: killed', /1 - exp\(-rate \* 1 month\)/],
    ['probability: exp(-killed * year)', /such as 1 year/],
  ])('refuses %s for its form or unit', (value, message) => {
    expect(faults(flow(value))[0]).toMatch(message);
  });
});
