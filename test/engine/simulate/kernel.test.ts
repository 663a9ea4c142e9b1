import { describe, expect, it } from 'vitest';
import { createDrawSource } from '../../../engine/simulate/prepare-draw.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { generateSketch } from '../../oracle/generate-sketch.ts';
import { makeModel } from '../../oracle/make-model.ts';

const seeds = Array.from({ length: 120 }, (_, seed) => seed);

describe('people', () => {
  for (const withCapacity of [false, true]) {
    it(`are conserved at every step of generated models ${withCapacity ? 'with' : 'without'} capacities, and never fewer than none`, () => {
      for (const seed of seeds) {
        const model = makeModel(generateSketch(seed, { withCapacity }));
        const { kernel, prepare } = createDrawSource(model);
        const { crowd, classes } = kernel;
        for (let draw = 0; draw < 8; draw++) {
          prepare(draw);
          kernel.start(draw);
          const initial = kernel.initial.reduce((a, b) => a + b, 0);
          for (let step = 1; step <= model.steps; step++) {
            kernel.advance(draw, step);
            const entered = crowd.moved.slice(model.flows.length).reduce((a, b) => a + b, 0);
            const there = crowd.counts.reduce((a, b) => a + b, 0);
            expect(there, `sketch ${seed} at step ${step}`).toBe(initial + entered);
            expect(Math.min(...crowd.counts)).toBeGreaterThanOrEqual(0);
            model.states.forEach((_, s) => {
              if (!classes.isTold(s)) return;
              let told = 0;
              for (let rank = 0; rank < classes.ranks(s); rank++) {
                const waiting = classes.waiting(s, rank);
                expect(waiting).toBeGreaterThanOrEqual(0);
                told += waiting;
              }
              expect(told, `classes of sketch ${seed} at step ${step}`).toBe(crowd.counts[s]);
            });
          }
        }
      }
    });
  }
});

describe('a draw of a generated model', () => {
  it('is the same alone, after others and in any chunk', () => {
    for (const seed of seeds.slice(0, 40)) {
      const model = makeModel(generateSketch(seed, { withCapacity: seed % 2 === 0 }));
      const alone = Array.from(createSimulator(model).runDraw(17));
      const simulator = createSimulator(model);
      for (let draw = 0; draw < 17; draw++) simulator.runDraw(draw);
      expect(Array.from(simulator.runDraw(17))).toEqual(alone);
      const { sample } = simulator.runChunk(13, 9);
      const last = model.outcomes.map((_, o) => alone[o * (model.steps + 1) + model.steps]);
      expect(model.outcomes.map((_, o) => sample.values[o * 9 + 4])).toEqual(last);
    }
  });
});
