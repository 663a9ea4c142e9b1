import { describe, expect, it } from 'vitest';
import { countsAt, summarise } from '../../../engine/analysis/summarise.ts';
import { outcomeDigest } from '../../../engine/lock/digest.ts';
import type { Model } from '../../../engine/model/model.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { emptyTally, mergeTally, type Tally } from '../../../engine/simulate/tally.ts';
import { makeModel } from '../../oracle/make-model.ts';

const PEOPLE = 1_000_000;

/** A million people, each of whom stays with the given chance, over one step. */
const staying = (stays: number): Model =>
  makeModel({
    states: ['here', 'gone'],
    flows: [{ from: 'here', to: 'gone', kind: 'probability', value: 1 - stays }],
    people: { here: PEOPLE },
    steps: 1,
  });

/** The same with a chance that nobody knows well, over three steps. */
const unknown = makeModel({
  states: ['here', 'gone'],
  flows: [{ from: 'here', to: 'gone', kind: 'probability', value: { program: [{ input: 0 }] } }],
  inputs: [{ purpose: 'param:p', distribution: { kind: 'beta', a: 3, b: 27 } }],
  people: { here: PEOPLE },
  steps: 3,
});

const digests = (tally: Tally) => tally.outcomes.map((_, o) => outcomeDigest(tally, o));

describe.each([
  ['random numbers', unknown],
  ['Sobol points', { ...unknown, dimensions: ['param:p'] }],
])('a run of a million people with %s and more different counts than are kept', (_, model) => {
  const whole = createSimulator(model).runChunk(0, 6000);

  it('keeps at most 2,048 numbers of each cell, and more than half as many where they are bins', () => {
    const sizes = Array.from(whole.levels, (_, c) => whole.offsets[c + 1]! - whole.offsets[c]!);
    expect(whole.levels.some((level) => level > 0)).toBe(true);
    sizes.forEach((size, cell) => {
      expect(size).toBeLessThanOrEqual(2048);
      if (whole.levels[cell]! > 0) expect(size).toBeGreaterThan(1024);
    });
  });

  it('is the same however its draws are cut and put together', () => {
    const simulator = createSimulator(model);
    const cut = [0, 100, 2300, 2400, 4700].map((first, i, all) =>
      simulator.runChunk(first, (all[i + 1] ?? 6000) - first),
    );
    const [a, b, c, d, e] = cut as [Tally, Tally, Tally, Tally, Tally]; // five pieces
    const forward = cut.reduce(mergeTally, emptyTally(model));
    const paired = mergeTally(mergeTally(e, b), mergeTally(mergeTally(d, a), c));
    expect(forward).toEqual(whole);
    expect(paired).toEqual(whole);
  });

  it('is the same in TypeScript as in WebAssembly, with vectors and without', () => {
    for (const kind of ['typescript', 'scalar', 'simd'] as const) {
      expect(digests(createSimulator(model, kind).runChunk(0, 6000))).toEqual(digests(whole));
    }
  });

  it('has the means of the counts as they were', () => {
    const one = createSimulator(model);
    let sum = 0;
    for (let draw = 0; draw < 6000; draw++) sum += one.runDraw(draw)[3]!; // who is gone in the end
    expect(summarise(model, whole).outcomes[0]!.final.mean.value).toBe(sum / 6000);
  });
});

describe('the counts of a million people of whom half leave', () => {
  const model = staying(0.5);
  const draws = 20_000;
  const tally = createSimulator(model).runChunk(0, draws);
  const own = countsAt(tally, 0, 1);
  const exact = createSimulator(model);
  const counts = Array.from({ length: draws }, (_, draw) => exact.runDraw(draw)[1]!).sort(
    (a, b) => a - b,
  );

  it('have quantiles at most half a step from those of the draws, which are those of the binomial', () => {
    expect(tally.levels[1]).toBe(18); // steps of 2 from 2^18 to 2^20
    const { quantiles } = summarise(model, tally).outcomes[0]!.final;
    // scipy 1.x: scipy.stats.binom.ppf(p, 10**6, 0.5)
    const reference = [499_178, 499_663, 500_000, 500_337, 500_822];
    [0.05, 0.25, 0.5, 0.75, 0.95].forEach((p, i) => {
      const { value, mcse } = quantiles[i]!;
      expect(Math.abs(value - counts[Math.ceil(p * draws) - 1]!)).toBeLessThanOrEqual(1);
      expect(Math.abs(value - reference[i]!)).toBeLessThanOrEqual(1 + 4 * mcse);
    });
  });

  it('have a chance of at most k that is off by no more than the draws in the bin of k', () => {
    for (const k of [499_000, 499_999, 500_000, 500_501]) {
      const truly = counts.filter((count) => count <= k).length;
      let [kept, inBin] = [0, 0];
      own.values.forEach((value, i) => {
        if (value <= k) kept += own.counts[i]!;
        if (Math.abs(value - k) <= 1) inBin = Math.max(inBin, own.counts[i]!);
      });
      expect(Math.abs(kept - truly)).toBeLessThanOrEqual(inBin);
      expect(inBin / draws).toBeLessThan(0.0035);
    }
  });
});

describe('the counts of a million people of whom hardly any leave', () => {
  it('are kept as they are: the few who leave are told apart', () => {
    const model = staying(1 - 3e-6);
    const tally = createSimulator(model).runChunk(0, 20_000);
    expect(tally.levels.every((level) => level === 0)).toBe(true);
    const here = summarise(model, tally).outcomes.find(({ name }) => name === 'in here')!;
    const values = here.final.quantiles.map(({ value }) => value);
    // scipy 1.x: scipy.stats.binom.ppf(p, 10**6, 1 - 3e-6)
    expect(values).toEqual([999_994, 999_996, 999_997, 999_998, 999_999]);
  });
});
