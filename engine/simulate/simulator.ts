import type { Model } from '../model/model.ts';
import type { KernelKind } from './create-kernel.ts';
import { emptyExpected } from './expect-merge.ts';
import { BATCH, STOCK } from './lane-kernel.ts';
import { createDrawSource } from './prepare-draw.ts';
import { createTallyScratch, tallyCells } from './tally-cells.ts';
import { SAMPLE_LIMIT, type Sample, type Tally } from './tally.ts';

export interface Simulator {
  /**
   * Values of draws firstDraw … firstDraw + draws − 1: a pure function of the model and the draw
   * numbers, whatever ran before. Nothing is expected in it (`createExpectation` does that).
   */
  runChunk(firstDraw: number, draws: number): Tally;
  /** Values of one draw: outcome o at step t is at o × (steps + 1) + t. Valid until the next call. */
  runDraw(draw: number): Float64Array;
  /** The sampled inputs of the last draw, in the order of `Model.inputs`. */
  readonly inputs: Float64Array;
  /** What runs the kernel; it moves no number. */
  readonly kernelKind: KernelKind;
}

/**
 * Prepares a model for simulation on this thread: stream keys, quantile functions, the kernel's
 * memory.
 *
 * @param only the kind of kernel to take; the quickest that can run here unless given
 * @throws `simulate/too-many-steps`, `simulate/limited-twice`, `simulate/no-kernel`; from `runChunk` and `runDraw`:
 *         `simulate/not-a-number`, `simulate/too-many-people`
 */
export function createSimulator(model: Model, only?: KernelKind): Simulator {
  const source = createDrawSource(model, only);
  const { kernel, inputs, overfull } = source;
  const { outcomes } = model;
  const rows = model.steps + 1;
  const cells = outcomes.length * rows;
  const isWhole = (cell: number) => outcomes[Math.floor(cell / rows)]?.isWhole ?? false;
  let drawnValues = new Float64Array(0);
  let scratch = createTallyScratch(0);

  function runDraw(draw: number): Float64Array {
    source.prepare(draw);
    kernel.simulate(draw);
    return kernel.meter.values;
  }

  return {
    inputs,
    kernelKind: source.kernelKind,
    runDraw,
    runChunk(firstDraw, draws) {
      overfull.fill(0);
      const sampled = Math.max(0, Math.min(draws, SAMPLE_LIMIT - firstDraw));
      const sample: Sample = {
        draws: Uint32Array.from({ length: sampled }, (_, d) => firstDraw + d),
        values: new Float64Array(sampled * outcomes.length),
      };
      if (drawnValues.length < cells * draws) {
        drawnValues = new Float64Array(cells * draws);
        scratch = createTallyScratch(cells * draws);
      }
      for (let from = 0; source.isPlain && from < draws; from += BATCH) {
        const count = Math.min(BATCH, draws - from);
        source.prepareBatch(firstDraw + from, count);
        kernel.lanes.simulate(firstDraw + from, count);
        const { way, place, stocks, others } = kernel.lanes;
        for (let o = 0; o < outcomes.length; o++) {
          const values = way[o] === STOCK ? stocks : others;
          for (let t = 0; t < rows; t++) {
            const at = (place[o]! * rows + t) * BATCH;
            const to = (o * rows + t) * draws + from;
            for (let d = 0; d < count; d++) drawnValues[to + d] = values[at + d]!; // a draw of the batch
          }
          const last = (place[o]! * rows + model.steps) * BATCH;
          for (let d = 0; d < count && from + d < sampled; d++) {
            sample.values[o * sampled + from + d] = values[last + d]!;
          }
        }
      }
      for (let d = 0; d < draws && !source.isPlain; d++) {
        const drawn = runDraw(firstDraw + d);
        for (let cell = 0; cell < cells; cell++) drawnValues[cell * draws + d] = drawn[cell]!; // one value per cell
        if (d >= sampled) continue;
        for (let o = 0; o < outcomes.length; o++) {
          sample.values[o * sampled + d] = drawn[o * rows + model.steps] ?? 0;
        }
      }
      return {
        draws,
        outcomes: outcomes.map((outcome) => outcome.name),
        steps: model.steps,
        ...tallyCells(drawnValues, cells, draws, isWhole, scratch),
        overfull: overfull.slice(),
        sample,
        expected: emptyExpected(),
      };
    },
  };
}
