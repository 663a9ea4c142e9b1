import { describe, expect, it } from 'vitest';
import { createCellLaws } from '../../engine/analysis/law-of-cell.ts';
import type { Model } from '../../engine/model/model.ts';
import { createConditional } from '../../engine/simulate/conditional.ts';
import { createSimulator } from '../../engine/simulate/simulator.ts';
import { generateSketch } from '../oracle/generate-sketch.ts';
import { makeModel } from '../oracle/make-model.ts';
import { modelSketches } from '../oracle/model-sketches.ts';

const DRAWS = 3000;
/** As in the comparison of means: beyond it a right engine had about 3 chances in 100 over all cells. */
const LIMIT = 4.9;

/** Where the distribution functions of simulation and law are furthest apart, in standard errors. */
function furthest(model: Model): { z: number; cell: string; cells: number } {
  const run = createConditional(model);
  if (run.outcomes.length === 0) return { z: 0, cell: '', cells: 0 };
  const laws = createCellLaws(run.runChunk(0, DRAWS));
  const simulated = createSimulator(model).runChunk(0, DRAWS);
  const rows = model.steps + 1;
  let found = { z: 0, cell: '' };
  run.outcomes.forEach((outcome, c) => {
    for (let step = 0; step < rows; step++) {
      const law = laws(c * rows + step);
      const from = simulated.offsets[outcome * rows + step]!;
      const to = simulated.offsets[outcome * rows + step + 1]!;
      let [own, theirs, k] = [0, 0, from];
      law.values.forEach((value, i) => {
        own += law.counts[i]! / DRAWS;
        for (; k < to && simulated.values[k]! <= value; k++) theirs += simulated.counts[k]! / DRAWS;
        const error = Math.sqrt(Math.max(own * (1 - own), 4 / DRAWS) / DRAWS);
        const z = Math.abs(own - theirs) / error;
        if (!(z <= found.z)) {
          const name = model.outcomes[outcome]!.name;
          found = { z, cell: `${name} at step ${step}: P(≤ ${value}) ${theirs}, not ${own}` };
        }
      });
    }
  });
  return { ...found, cells: run.outcomes.length * rows };
}

describe('the law of every count is what simulation gives', () => {
  for (const [name, sketch] of Object.entries(modelSketches)) {
    it(name, () => {
      const { z, cell } = furthest(makeModel(sketch));
      expect(z, cell).toBeLessThan(LIMIT);
    });
  }

  it('in models made at random', () => {
    let cells = 0;
    for (let seed = 1; seed <= 16; seed++) {
      const found = furthest(makeModel(generateSketch(seed)));
      expect(found.z, `${seed}: ${found.cell}`).toBeLessThan(LIMIT);
      cells += found.cells;
    }
    expect(cells).toBeGreaterThan(100);
  });
});
