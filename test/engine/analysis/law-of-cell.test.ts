import { describe, expect, it } from 'vitest';
import { countRow } from '../../../engine/analysis/count-row.ts';
import { createCellLaws } from '../../../engine/analysis/law-of-cell.ts';
import type { Model } from '../../../engine/model/model.ts';
import { createConditional } from '../../../engine/simulate/conditional.ts';
import { makeModel, type ModelSketch } from '../../oracle/make-model.ts';

const DRAWS = 1500;
const CHANCES = [0.05, 0.25, 0.5, 0.75, 0.95];

const sketch = (people: number): ModelSketch => ({
  states: ['abroad', 'back', 'charged', 'attacked'],
  flows: [
    { from: 'abroad', to: 'back', kind: 'probability', value: { program: [{ input: 0 }] } },
    { from: 'back', to: 'charged', kind: 'probability', value: { program: [{ input: 1 }] } },
    { from: 'back', to: 'attacked', kind: 'probability', value: { program: [{ input: 2 }] } },
    { from: 'charged', to: 'back', kind: 'probability', value: 0.1 },
  ],
  inputs: [
    { purpose: 'param:return', distribution: { kind: 'beta', a: 8, b: 392 } },
    { purpose: 'param:charge', distribution: { kind: 'beta', a: 4, b: 196 } },
    { purpose: 'param:attack', distribution: { kind: 'beta', a: 0.5, b: 9999.5 } },
  ],
  people: { abroad: people },
  steps: 24,
});

/** The exact mixture of the laws of every draw, without bins. */
function mixtureOf(means: readonly number[], people: number, step: number): Map<number, number> {
  const mixture = new Map<number, number>();
  for (const mean of means) {
    const { first, chances } = countRow(mean, people, step);
    chances.forEach((chance, k) => {
      const value = first + k * step;
      mixture.set(value, (mixture.get(value) ?? 0) + chance);
    });
  }
  return new Map([...mixture].sort(([a], [b]) => a - b));
}

function quantile(mixture: Iterable<readonly [number, number]>, p: number): number {
  let below = 0;
  let last = 0;
  for (const [value, weight] of mixture) {
    below += weight;
    last = value;
    if (below >= p * DRAWS) return value;
  }
  return last;
}

/** Largest differences from the exact mixture over all cells. */
function errorsOf(model: Model, people: number, every: number) {
  const own = createConditional(model);
  const laws = createCellLaws(own.runChunk(0, DRAWS));
  const exact = Array.from({ length: DRAWS }, (_, draw) => own.runDraw(draw).means);
  const found = { people: 0, relative: 0, mean: 0, sd: 0, some: 0 };
  const cells = own.outcomes.length * (model.steps + 1);
  for (let cell = 0; cell < cells; cell += every) {
    const law = laws(cell);
    const means = exact.map((all) => all[cell]!);
    const truth = mixtureOf(means, people, law.step);
    for (const p of CHANCES) {
      const at = quantile(truth, p);
      const middle = law.step >> 1;
      const mine = quantile(
        Array.from(law.values, (value, k) => [value - middle, law.counts[k]!] as const),
        p,
      );
      found.people = Math.max(found.people, Math.abs(mine - at));
      const spread = Math.sqrt(law.luck + law.ignorance);
      found.relative = Math.max(found.relative, Math.abs(mine - at) / Math.max(spread, 50));
    }
    const mean = means.reduce((a, b) => a + b, 0) / DRAWS;
    const variance = means.reduce((sum, m) => sum + m * (1 - m / people) + (m - mean) ** 2, 0);
    const sd = Math.sqrt(variance / DRAWS);
    const some = means.reduce((sum, m) => sum - Math.expm1(people * Math.log1p(-m / people)), 0);
    found.mean = Math.max(found.mean, Math.abs(law.mean - mean) / Math.max(mean, 1e-9));
    if (sd > 0.01) {
      const ours = Math.sqrt(law.luck + law.ignorance);
      found.sd = Math.max(found.sd, Math.abs(ours / sd - 1));
    }
    if (some > 0 && mean < people) {
      const apart = Math.abs((law.some.chance * DRAWS) / some - 1);
      found.some = Math.max(found.some, apart);
    }
  }
  return found;
}

describe('laws of cells, from bins, beside the exact mixture of the laws of every draw', () => {
  it('are off by 1 person at most for 850 people', () => {
    const { people, mean, sd, some } = errorsOf(makeModel(sketch(850)), 850, 1);
    expect(people).toBeLessThanOrEqual(1);
    expect(mean).toBeLessThan(1e-9); // numbers are rounded to 2^−47 of all people
    expect(sd).toBeLessThan(0.01);
    expect(some).toBeLessThan(0.002);
  });

  it.each([
    [40_000, 0.02],
    [1_000_000, 0.02],
  ])('are off by a small part of the spread for %i people', (people, most) => {
    const { relative, mean, some } = errorsOf(makeModel(sketch(people)), people, 7);
    expect(relative).toBeLessThan(most);
    expect(mean).toBeLessThan(1e-9); // numbers are rounded to 2^−47 of all people
    expect(some).toBeLessThan(0.002);
  });

  it('give the number of people itself where luck has no part, however uncertain it is', () => {
    const model = makeModel({
      ...sketch(1),
      people: { abroad: { kind: 'poisson', mean: 60 } },
      flows: [],
    });
    const own = createConditional(model);
    const laws = createCellLaws(own.runChunk(0, DRAWS));
    const place = own.outcomes.findIndex((o) => model.outcomes[o]!.name === 'in abroad');
    const law = laws(place * (model.steps + 1) + model.steps);
    // scipy.stats.poisson.ppf([0.05, 0.25, 0.5, 0.75, 0.95], 60)
    const truth = [48, 55, 60, 65, 73];
    CHANCES.forEach((p, i) => {
      const at = quantile(
        Array.from(law.values, (value, k) => [value, law.counts[k]!] as const),
        p,
      );
      expect(Math.abs(at - truth[i]!)).toBeLessThanOrEqual(1);
    });
  });
});
