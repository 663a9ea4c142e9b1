import { describe, expect, it } from 'vitest';
import { generateSketch } from '../oracle/generate-sketch.ts';
import { lawsFromFates } from '../oracle/laws-and-fates.ts';
import { makeModel } from '../oracle/make-model.ts';
import { modelSketches } from '../oracle/model-sketches.ts';

const DRAWS = 3000;
/** As in the comparison of means: beyond it a right engine had about 3 chances in 100 over all cells. */
const LIMIT = 4.9;

describe('the law of every count is what simulation gives', () => {
  for (const [name, sketch] of Object.entries(modelSketches)) {
    it(name, () => {
      const { z, cell } = lawsFromFates(makeModel(sketch), DRAWS);
      expect(z, cell).toBeLessThan(LIMIT);
    });
  }

  it('in models made at random', () => {
    let cells = 0;
    for (let seed = 1; seed <= 16; seed++) {
      const found = lawsFromFates(makeModel(generateSketch(seed)), DRAWS);
      expect(found.z, `${seed}: ${found.cell}`).toBeLessThan(LIMIT);
      cells += found.cells;
    }
    expect(cells).toBeGreaterThan(100);
  });
});
