import { describe, expect, it } from 'vitest';
import type { Model } from '../../engine/model/model.ts';
import { createExpectation } from '../../engine/simulate/expectation.ts';
import { createSimulator } from '../../engine/simulate/simulator.ts';
import { generateSketch } from '../oracle/generate-sketch.ts';
import { makeModel, type ModelSketch } from '../oracle/make-model.ts';
import { modelSketches } from '../oracle/model-sketches.ts';

/**
 * Largest |z| allowed in any cell: a two-sided normal tail beyond 4.9 has probability 9.6e-7. The seeds are
 * fixed, so the outcome is too; a right engine had about 3 chances in 100 to fail when they were chosen,
 * over some 30,000 cells, most of them strongly dependent.
 */
const LIMIT = 4.9;
const DRAWS = 3000;

/** Where simulation and recursion are furthest apart, in standard errors of the simulated mean. */
function furthest(simulated: Model, reference: Model): { z: number; cell: string } {
  const given = createExpectation(reference).runChunk(0, 1);
  const simulator = createSimulator(simulated);
  const rows = simulated.steps + 1;
  const cells = simulated.outcomes.length * rows;
  const sums = new Float64Array(cells);
  const squares = new Float64Array(cells);
  const some = new Float64Array(simulated.outcomes.length);
  for (let draw = 0; draw < DRAWS; draw++) {
    const values = simulator.runDraw(draw);
    for (let cell = 0; cell < cells; cell++) {
      const deviation = values[cell]! - given.means[cell]!;
      sums[cell]! += deviation;
      squares[cell]! += deviation * deviation;
    }
    for (let o = 0; o < some.length; o++) if (values[o * rows + rows - 1]! > 0) some[o]!++;
  }
  let found = { z: 0, cell: '' };
  const compare = (apart: number, error: number, cell: () => string) => {
    const z = Math.abs(apart) / error;
    if (z > found.z) found = { z, cell: cell() };
  };
  simulated.outcomes.forEach(({ name, measure }, o) => {
    for (let step = 0; step < rows; step++) {
      const cell = o * rows + step;
      const truth = given.means[cell]!;
      if (Number.isNaN(truth)) continue;
      const apart = sums[cell]! / DRAWS;
      const sd = Math.sqrt(Math.max(squares[cell]! / DRAWS - apart * apart, 0));
      // one event in DRAWS is the resolution of a cell that hardly ever happens
      const least =
        measure.kind === 'total' ? 0 : Math.sqrt(Math.min(Math.abs(truth), 1) / DRAWS / 4);
      const error = Math.max(sd / Math.sqrt(DRAWS), least, 1e-9 * Math.max(1, Math.abs(truth)));
      compare(apart, error, () => `${name} at step ${step}: ${apart} off ${truth}`);
    }
    const any = given.any[o]!;
    if (Number.isNaN(any)) return;
    const error = Math.sqrt(Math.max(any * (1 - any), 1 / DRAWS / 4) / DRAWS);
    compare(some[o]! / DRAWS - any, error, () => `any of ${name}: ${some[o]! / DRAWS}, not ${any}`);
  });
  return found;
}

describe('the simulation agrees with the recursion in every cell', () => {
  for (const [name, sketch] of Object.entries(modelSketches)) {
    it(name, () => {
      const model = makeModel(sketch);
      const { z, cell } = furthest(model, model);
      expect(z, cell).toBeLessThan(LIMIT);
    });
  }

  for (let seed = 1; seed <= 16; seed++) {
    it(`a model made at random from the number ${seed}`, () => {
      const model = makeModel(generateSketch(seed));
      const { z, cell } = furthest(model, model);
      expect(z, cell).toBeLessThan(LIMIT);
    });
  }
});

describe('a wrong simulator would be noticed', () => {
  const noticed = (name: string, change: (sketch: ModelSketch) => ModelSketch) => {
    const sketch = modelSketches[name]!;
    return furthest(makeModel(change(sketch)), makeModel(sketch)).z;
  };

  it('with probabilities 3 % off', () => {
    const z = noticed('competing probabilities', (sketch) => ({
      ...sketch,
      flows: sketch.flows.map((flow) => ({ ...flow, value: Number(flow.value) * 1.03 })),
    }));
    expect(z).toBeGreaterThan(LIMIT);
  });

  it('with dwell that begins at 1', () => {
    const z = noticed('a hazard that falls with the time since entry', (sketch) => ({
      ...sketch,
      flows: sketch.flows.map((flow) =>
        flow.to === 'caught'
          ? { ...flow, value: { program: [0.2, 'dwell', 1, '+', 0.5, '*', 1, '+', '/'] } }
          : flow,
      ),
    }));
    expect(z).toBeGreaterThan(LIMIT);
  });

  it('with a change that comes one step late', () => {
    const z = noticed('a change of probabilities and shares from a date', (sketch) => ({
      ...sketch,
      epochs: [0, 14],
    }));
    expect(z).toBeGreaterThan(LIMIT);
  });

  it('with an inflow that is forgotten', () => {
    const z = noticed('a Poisson inflow that ends', (sketch) => ({
      ...sketch,
      inflows: sketch.inflows!.map((inflow) =>
        inflow.state === 'back' ? { ...inflow, rate: 0 } : inflow,
      ),
    }));
    expect(z).toBeGreaterThan(LIMIT);
  });

  it('with people who begin their time at the start of the run', () => {
    const z = noticed('people who have been in a dealt state before the start', (sketch) => ({
      ...sketch,
      entered: {},
    }));
    expect(z).toBeGreaterThan(LIMIT);
  });

  it('with a law that does not reach those who are waiting', () => {
    const z = noticed('a practice that reaches everybody still waiting', (sketch) => ({
      ...sketch,
      flows: sketch.flows.map((flow) => ({ ...flow, reach: 'entrants' })),
    }));
    expect(z).toBeGreaterThan(LIMIT);
  });

  it('with times that are half a step off', () => {
    const z = noticed('shares that leave some for ever', (sketch) => ({
      ...sketch,
      flows: sketch.flows.map((flow) => ({ ...flow, median: 5.5 })),
    }));
    expect(z).toBeGreaterThan(LIMIT);
  });
});
