import type { Model } from '../model/model.ts';
import type { KernelKind } from './create-kernel.ts';
import { BATCH, STOCK } from './lane-kernel.ts';
import { createDrawSource } from './prepare-draw.ts';
import { scramblingOf, scramblingsOf } from './scrambling.ts';
import { createCellTally } from './tally-cells.ts';
import {
  emptySample,
  emptyTally,
  mergeSample,
  SAMPLE_LIMIT,
  type Sample,
  type Tally,
} from './tally.ts';

export interface Simulator {
  /**
   * Values of draws firstDraw … firstDraw + draws − 1: a pure function of the model and the draw
   * numbers, whatever ran before. Nothing is expected in it (`createExpectation` does that).
   */
  runChunk(firstDraw: number, draws: number): Tally;
  /** Counts draws firstDraw … firstDraw + draws − 1 besides those that it has counted already. */
  count(firstDraw: number, draws: number): void;
  /** Everything counted, in one tally; it is forgotten then. */
  finish(): Tally;
  /** Forgets everything counted. */
  clear(): void;
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
 * @throws `simulate/too-many-steps`, `simulate/limited-twice`, `simulate/no-kernel`; from `runChunk`, `count` and `runDraw`:
 *         `simulate/not-a-number`, `simulate/too-many-people`
 */
export function createSimulator(model: Model, only?: KernelKind): Simulator {
  const source = createDrawSource(model, only);
  const { kernel, inputs, overfull } = source;
  const { outcomes } = model;
  const rows = model.steps + 1;
  const cells = outcomes.length * rows;
  const isWhole = (cell: number) => outcomes[Math.floor(cell / rows)]?.isWhole ?? false;
  const scramblings = scramblingsOf(model);
  const { way, place, stocks, others } = kernel.lanes;
  const rowOf = Int32Array.from({ length: cells }, (_, cell) => {
    const o = Math.floor(cell / rows);
    return source.isPlain && way[o] === STOCK ? (place[o] ?? 0) * rows + (cell % rows) : -1;
  });
  const people = { rows: stocks.length / BATCH, rowOf, only };
  const cellTally = createCellTally(cells, isWhole, scramblings, scramblingOf, people);
  /** Values at the horizon of a batch: outcome o of draw d at o × BATCH + d. */
  const atHorizon = new Float64Array(outcomes.length * BATCH);
  /** Values of a batch of draws that were worked out one by one: cell × BATCH + d. */
  const drawnValues = new Float64Array(source.isPlain ? 0 : cells * BATCH);
  let held = 0;
  let sample = emptySample();

  function runDraw(draw: number): Float64Array {
    source.prepare(draw);
    kernel.simulate(draw);
    return kernel.meter.values;
  }

  function addSideBySide(firstDraw: number, from: number, count: number): Float64Array {
    source.prepareBatch(firstDraw + from, count);
    kernel.lanes.simulate(firstDraw + from, count);
    cellTally.addPeople(stocks, from, count);
    for (let o = 0; o < outcomes.length; o++) {
      const first = (place[o] ?? 0) * rows;
      const last = (first + model.steps) * BATCH;
      const isStock = way[o] === STOCK;
      for (let t = 0; t < rows && !isStock; t++) {
        cellTally.add(o * rows + t, others, (first + t) * BATCH, from, count);
      }
      const values = isStock ? stocks : others;
      for (let d = 0; d < count; d++) atHorizon[o * BATCH + d] = values[last + d] ?? 0;
    }
    return atHorizon;
  }

  function addSingly(firstDraw: number, from: number, count: number): Float64Array {
    for (let d = 0; d < count; d++) {
      const drawn = runDraw(firstDraw + from + d);
      for (let cell = 0; cell < cells; cell++) drawnValues[cell * BATCH + d] = drawn[cell]!; // one value per cell
    }
    for (let cell = 0; cell < cells; cell++) {
      cellTally.add(cell, drawnValues, cell * BATCH, from, count);
    }
    for (let o = 0; o < outcomes.length; o++) {
      const last = (o * rows + model.steps) * BATCH;
      for (let d = 0; d < count; d++) atHorizon[o * BATCH + d] = drawnValues[last + d] ?? 0;
    }
    return atHorizon;
  }

  function count(firstDraw: number, draws: number): void {
    const sampled = Math.max(0, Math.min(draws, SAMPLE_LIMIT - firstDraw));
    const own: Sample = {
      draws: Uint32Array.from({ length: sampled }, (_, d) => firstDraw + d),
      values: new Float64Array(sampled * outcomes.length),
    };
    cellTally.begin(firstDraw);
    for (let from = 0; from < draws; from += BATCH) {
      const now = Math.min(BATCH, draws - from);
      const last = source.isPlain
        ? addSideBySide(firstDraw, from, now)
        : addSingly(firstDraw, from, now);
      for (let d = 0; d < now && from + d < sampled; d++) {
        for (let o = 0; o < outcomes.length; o++) {
          own.values[o * sampled + from + d] = last[o * BATCH + d] ?? 0;
        }
      }
    }
    sample = mergeSample(sample, own, outcomes.length);
    held += draws;
  }

  function clear(): void {
    cellTally.clear();
    overfull.fill(0);
    sample = emptySample();
    held = 0;
  }

  function finish(): Tally {
    if (held === 0) return emptyTally(model);
    const tally = {
      ...emptyTally(model),
      draws: held,
      ...cellTally.finish(),
      overfull: overfull.slice(),
      sample,
    };
    clear();
    return tally;
  }

  return {
    inputs,
    kernelKind: source.kernelKind,
    runDraw,
    count,
    finish,
    clear,
    runChunk(firstDraw, draws) {
      clear();
      count(firstDraw, draws);
      return finish();
    },
  };
}
