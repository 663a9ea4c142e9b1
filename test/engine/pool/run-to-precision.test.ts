import { describe, expect, it } from 'vitest';
import { summarise } from '../../../engine/analysis/summarise.ts';
import { runToPrecision, stopsOf, type Stop } from '../../../engine/pool/run-to-precision.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { emptyTally, mergeTally } from '../../../engine/simulate/tally.ts';
import type { Pool } from '../../../engine/pool/pool.ts';
import { makeModel } from '../../oracle/make-model.ts';

/** A hundred people, each convicted by an uncertain share: sd of the count about 10. */
const model = makeModel({
  states: ['free', 'convicted'],
  flows: [
    { from: 'free', to: 'convicted', kind: 'probability', value: { program: [{ input: 0 }] } },
  ],
  inputs: [{ purpose: 'param:share', distribution: { kind: 'beta', a: 12, b: 28 } }],
  people: { free: 100 },
  steps: 1,
});

/** A pool that simulates here, in pieces of some size, and keeps count. */
function poolOf(piece: number): Pick<Pool, 'run'> & { readonly asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    run: (its, { draws }) => {
      asked.push(draws);
      const simulator = createSimulator(its);
      let tally = emptyTally(its);
      for (let first = 0; first < draws; first += piece) {
        tally = mergeTally(simulator.runChunk(first, Math.min(piece, draws - first)), tally);
      }
      return Promise.resolve(tally);
    },
  };
}

const outcome = 'in convicted';

describe('runToPrecision', () => {
  it('ends at the first of 1,024, 2,048, 4,096 … draws whose error is small enough', async () => {
    const pool = poolOf(5000);
    const stops: Stop[] = [];
    const tally = await runToPrecision(pool, model, {
      draws: 100_000,
      precision: { outcome, mcse: 0.16 },
      onStop: (stop) => stops.push(stop),
    });
    // sd² of the beta-binomial: 100 · 0.3 · 0.7 · 140 / 41 = 71.7, so 8.47 / √n ≤ 0.16 from n = 2,802
    expect(pool.asked).toEqual([1024, 2048, 4096]);
    expect(tally.draws).toBe(4096);
    expect(stops.map(({ draws }) => draws)).toEqual([1024, 2048, 4096]);
    expect(stops.map(({ mcse }) => mcse > 0.16)).toEqual([true, true, false]);
    const final = summarise(model, tally).outcomes.find(({ name }) => name === outcome)?.final;
    expect(final?.mean.mcse).toBeLessThanOrEqual(0.16);
  });

  it('does not depend on how the draws are cut and merged', async () => {
    const options = { draws: 100_000, precision: { outcome, mcse: 0.3 } };
    const [one, other] = await Promise.all(
      [5000, 300].map((piece) => runToPrecision(poolOf(piece), model, options)),
    );
    expect(one).toEqual(other);
  });

  it('takes no more draws than the most', async () => {
    const pool = poolOf(5000);
    const tally = await runToPrecision(pool, model, {
      draws: 3000,
      precision: { outcome, mcse: 1e-9 },
    });
    expect(pool.asked).toEqual([1024, 2048, 3000]);
    expect(tally.draws).toBe(3000);
  });

  it('does not take draws that never differed for a precise answer', async () => {
    const never = { kind: 'beta', a: 0.01, b: 1e9 } as const;
    const rare = {
      ...model,
      inputs: model.inputs.map((input) =>
        input.purpose === 'param:share' ? { ...input, distribution: never } : input,
      ),
    };
    const pool = poolOf(5000);
    await runToPrecision(pool, rare, { draws: 2500, precision: { outcome, mcse: 1 } });
    expect(pool.asked).toEqual([1024, 2048, 2500]);
  });

  it('runs just the draws where no precision is asked for', async () => {
    const pool = poolOf(5000);
    await runToPrecision(pool, model, { draws: 700 });
    expect(pool.asked).toEqual([700]);
  });
});

describe('stopsOf', () => {
  it('doubles from 1,024 and ends with the most', () => {
    expect(stopsOf(10_000)).toEqual([1024, 2048, 4096, 8192, 10_000]);
    expect(stopsOf(1024)).toEqual([1024]);
    expect(stopsOf(10)).toEqual([10]);
  });
});
