import type { Model } from '../model/model.ts';
import { createBinScale, HEADROOM, type BinScale } from './bin-scale.ts';
import { MOMENTS, type ConditionalKernel } from './conditional-kernel.ts';
import { createConditionalKernel } from './create-conditional-kernel.ts';
import { carrySums, type Conditional } from './conditional-tally.ts';
import { conditionalOutcomes } from './conditional-outcomes.ts';
import type { KernelKind } from './create-kernel.ts';
import {
  planConditional,
  writeLane,
  writeLanes,
  writePlan,
  type ConditionalPlan,
} from './plan-conditional.ts';
import { BATCH } from './lane-kernel.ts';
import { createDrawSource } from './prepare-draw.ts';
import { scramblingOf, scramblingsOf } from './scrambling.ts';

/** Most draws of one chunk: the sums of so many stay exact. */
export const MOST_CHUNK = 16_384;

/** Draws that are looked at to know how many people a run may hold. */
const LOOKED_AT = 8;

export interface ConditionalRun {
  /** Indexes of the outcomes whose laws it knows. */
  readonly outcomes: readonly number[];
  /**
   * What draws firstDraw … firstDraw + draws − 1 give, at most `MOST_CHUNK`: a pure function of the model and
   * the draw numbers, and of no division into chunks.
   *
   * @throws as the simulator's
   */
  runChunk(firstDraw: number, draws: number): Conditional;
  /** Expected counts of one draw: [outcome of `outcomes`][step]; with Σ n p² over groups of people. */
  runDraw(draw: number): { readonly means: Float64Array; readonly squares: Float64Array };
}

/**
 * The conditional way of running a model: instead of following people it computes, given each draw's
 * parameters, the law of every count, and keeps how many draws gave which.
 */
export function createConditional(model: Model, only?: KernelKind): ConditionalRun {
  const source = createDrawSource(model, only, true);
  const outcomes = conditionalOutcomes(model);
  const scramblings = scramblingsOf(model);
  const scale = scaleOf(model, source);
  const plan = planConditional(model, source.kernel, outcomes, scale, scramblings);
  const kernel = createConditionalKernel(plan.size, only);
  writePlan(model, source.kernel, plan, kernel);
  const { lanes } = plan.size;
  const cells = outcomes.length * (model.steps + 1);
  const isSideBySide = source.isPlain && lanes === BATCH;
  const fillLanes = (first: number, draws: number) => {
    if (isSideBySide) {
      source.prepareBatch(first, draws);
      writeLanes(source, plan, kernel);
    }
    for (let lane = 0; lane < draws; lane++) {
      kernel.scrambling[lane] = scramblings === 1 ? 0 : scramblingOf(first + lane);
      if (isSideBySide) continue;
      source.prepare(first + lane);
      writeLane(source.kernel, plan, kernel, lane);
    }
  };
  return {
    outcomes,
    runChunk(firstDraw, draws) {
      kernel.clear();
      for (let done = 0; done < draws; done += lanes) {
        const now = Math.min(lanes, draws - done);
        fillLanes(firstDraw + done, now);
        kernel.count(now);
      }
      return collect(kernel, plan, cells, draws);
    },
    runDraw(draw) {
      source.prepare(draw);
      writeLane(source.kernel, plan, kernel, 0);
      kernel.follow();
      const { means, squares } = kernel.forward;
      const rows = model.steps + 1;
      const place = (cell: number) => (cell % rows) * outcomes.length + Math.floor(cell / rows);
      const pick = (all: Float64Array) =>
        Float64Array.from({ length: cells }, (_, cell) => all[place(cell) * lanes] ?? NaN);
      return { means: pick(means), squares: pick(squares) };
    },
  };
}

/** Bins for the people of a model: exactly as many in every draw, or up to some number. */
export function scaleOf(model: Model, source: ReturnType<typeof createDrawSource>): BinScale {
  const isFixed = model.population.every(
    ({ input }) => model.inputs[input]?.distribution.kind === 'fixed',
  );
  let most = 1;
  for (let draw = 0; draw < LOOKED_AT; draw++) {
    source.prepare(draw);
    const { kernel } = source;
    let people = kernel.initial.reduce((sum, own) => sum + own, 0);
    if (isFixed && model.inflows.length === 0 && model.population.length === 1 && people > 0) {
      return createBinScale(people, people);
    }
    for (let i = 0; i < model.inflows.length; i++) {
      for (let step = 1; step <= model.steps; step++) {
        people += kernel.inflowRate[i * kernel.epochs + (kernel.epochOfStep[step] ?? 0)] ?? 0;
      }
    }
    most = Math.max(most, people);
  }
  return createBinScale(0, HEADROOM * most);
}

/** What the kernel has counted, without the bins that no draw is in. */
function collect(
  kernel: ConditionalKernel,
  { scale, size, outcomes }: ConditionalPlan,
  cells: number,
  draws: number,
): Conditional {
  const { packed, packedCounts, moments, high, low } = kernel;
  const width = size.hasMoments === 1 ? MOMENTS : 0;
  const offsets = new Uint32Array(cells + 1);
  let bins = new Uint32Array(GROWTH * cells);
  let counts = new Uint32Array(bins.length);
  let sums = new Float64Array(width * bins.length);
  let used = 0;
  for (let cell = 0; cell < cells; cell++) {
    const found = kernel.pack(cell);
    if (used + found > bins.length) {
      const length = 2 * (used + found);
      bins = longer(bins, new Uint32Array(length));
      counts = longer(counts, new Uint32Array(length));
      sums = longer(sums, new Float64Array(width * length));
    }
    for (let i = 0; i < found; i++) {
      const bin = packed[i]!; // one that was found
      bins[used] = bin;
      counts[used] = packedCounts[i]!; // one that was found
      const first = (cell * size.bins + bin) * MOMENTS;
      if (width > 0) sums.set(moments.subarray(first, first + MOMENTS), used * MOMENTS);
      used++;
    }
    offsets[cell + 1] = used;
  }
  const highs = high.slice();
  const lows = low.slice();
  carrySums(highs, lows, scale.unit);
  return {
    draws,
    outcomes,
    people: scale.people,
    most: scale.reach,
    scramblings: size.scramblings,
    offsets,
    bins: bins.slice(0, used),
    counts: counts.slice(0, used),
    moments: sums.slice(0, width * used),
    high: highs,
    low: lows,
  };
}

/** Bins that cells are given room for at first. */
const GROWTH = 64;

function longer<T extends Uint32Array | Float64Array>(values: T, room: T): T {
  room.set(values);
  return room;
}
