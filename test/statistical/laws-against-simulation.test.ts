import { describe, expect, it } from 'vitest';
import { generateSketch } from '../oracle/generate-sketch.ts';
import { lawsFromFates } from '../oracle/laws-and-fates.ts';
import { makeModel } from '../oracle/make-model.ts';
import { modelSketches } from '../oracle/model-sketches.ts';
import { scaledFlow } from '../oracle/scaled-flow.ts';

const DRAWS = 3000;
/** As in the comparison of means: beyond it a right engine had about 3 chances in 100 over all cells. */
const LIMIT = 4.9;

/** A fixed number of people comes in at every step, each with chances of its own, so that no count has a law. */
const lawless: readonly string[] = [
  'dwell by a table, and people who come in before they can leave',
  'a practice that reaches everybody still waiting',
  'a fixed inflow of parts of people',
];

describe('the law of every count is what simulation gives', () => {
  let all = 0;

  for (const [name, sketch] of Object.entries(modelSketches)) {
    it(name, () => {
      const { z, cell, cells } = lawsFromFates(makeModel(sketch), DRAWS);
      expect(z, cell).toBeLessThan(LIMIT);
      expect(cells > 0).toBe(!lawless.includes(name));
      all += cells;
    });
  }

  it('in 2,105 cells of them all', () => expect(all).toBe(2105));

  it('in models made at random, 747 cells of them', () => {
    let cells = 0;
    for (let seed = 1; seed <= 16; seed++) {
      const found = lawsFromFates(makeModel(generateSketch(seed)), DRAWS);
      expect(found.z, `${seed}: ${found.cell}`).toBeLessThan(LIMIT);
      cells += found.cells;
    }
    expect(cells).toBe(747);
  });
});

describe('the same test refuses people who move by a number that is 3 % lower', () => {
  it.each([
    ['competing probabilities', 'abroad>back'],
    ['shares with fixed and lognormal times', 'jail>out'],
    ['a Poisson inflow that ends', 'abroad>back'],
  ])('in %s', (name, flow) => {
    const model = makeModel(modelSketches[name]!);
    const { z } = lawsFromFates(model, DRAWS, 1, scaledFlow(model, flow, 0.97));
    expect(z).toBeGreaterThan(LIMIT);
  });
});
