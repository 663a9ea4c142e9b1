import { describe, expect, it } from 'vitest';
import type { Model } from '../../../engine/model/model.ts';
import { createConditional } from '../../../engine/simulate/conditional.ts';
import { expectedOutcomes } from '../../oracle/expected-outcomes.ts';
import { generateSketch } from '../../oracle/generate-sketch.ts';
import { makeModel } from '../../oracle/make-model.ts';
import { modelSketches } from '../../oracle/model-sketches.ts';

/** Greatest difference of any cell, relative to 1 or to the number. */
function distance(model: Model): { worst: number; cell: string; cells: number } {
  const own = createConditional(model);
  const { means } = own.runDraw(0);
  const truths = expectedOutcomes(model);
  const rows = model.steps + 1;
  let found = { worst: 0, cell: '' };
  own.outcomes.forEach((outcome, c) => {
    truths[outcome]!.means.forEach((truth, t) => {
      const value = means[c * rows + t]!;
      const apart = Math.abs(value - truth) / Math.max(1, Math.abs(truth));
      if (!(apart <= found.worst)) {
        found = {
          worst: apart,
          cell: `${model.outcomes[outcome]!.name} at ${t}: ${value}, not ${truth}`,
        };
      }
    });
  });
  return { ...found, cells: own.outcomes.length * rows };
}

describe('expected counts in lanes are what the definition gives, to 1e-10 in every cell', () => {
  for (const [name, sketch] of Object.entries(modelSketches)) {
    it(name, () => {
      const { worst, cell } = distance(makeModel(sketch));
      expect(worst, cell).toBeLessThan(1e-10);
    });
  }

  it('and 120 models made at random', () => {
    let cells = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const found = distance(makeModel(generateSketch(seed)));
      expect(found.worst, `${seed}: ${found.cell}`).toBeLessThan(1e-10);
      cells += found.cells;
    }
    expect(cells).toBeGreaterThan(1000);
  });
});

describe('people who cannot come to count', () => {
  it.each(Object.entries(modelSketches))(
    'are left out without moving a bit of what is counted: %s',
    (_, sketch) => {
      const model = makeModel(sketch);
      const all = createConditional(model);
      const { means } = all.runDraw(0);
      const rows = model.steps + 1;
      all.outcomes.forEach((outcome, c) => {
        const alone = createConditional({ ...model, outcomes: [model.outcomes[outcome]!] });
        const own = means.slice(c * rows, (c + 1) * rows);
        expect(alone.runDraw(0).means).toEqual(own);
      });
    },
  );
});
