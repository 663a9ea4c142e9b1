import type { Model } from '../model/model.ts';
import { createBinScale, unitOfSums } from './bin-scale.ts';
import { createConditionalKernel } from './create-conditional-kernel.ts';
import { emptyConditional, MOST_CHUNK, MOST_HELD, type Conditional } from './conditional-tally.ts';
import { conditionalOutcomes } from './conditional-outcomes.ts';
import { lonePeople, peopleOf } from './count-parts.ts';
import type { KernelKind } from './create-kernel.ts';
import { createLoneCollector, createPartCollector } from './collect-conditional.ts';
import { planConditional, writeLane, writeLanes, writePlan } from './plan-conditional.ts';
import { addEnds, emptyOctaves } from './octaves.ts';
import { BATCH } from './lane-kernel.ts';
import { createDrawSource } from './prepare-draw.ts';
import { scramblingOf, scramblingsOf } from './scrambling.ts';
import { carrySplit, coarseOf } from './split-sum.ts';

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
  /** Counts as many draws at most besides those that it has counted already; to be asked only where it is not full. */
  count(firstDraw: number, draws: number): void;
  /** Whether another chunk might not fit: then everything has to be taken by `finish`. */
  readonly isFull: boolean;
  /** Everything counted; it is forgotten then. */
  finish(): Conditional;
  /** Forgets everything counted. */
  clear(): void;
  /** Expected counts of one draw, [outcome of `outcomes`][step], and those of each part of the people. */
  runDraw(draw: number): {
    readonly means: Float64Array;
    readonly parts: readonly (readonly DrawPart[])[];
  };
}

/** One part of the people in one draw: how many there are (Infinity: a Poisson number), and how many are expected by cell. */
export interface DrawPart {
  readonly people: number;
  readonly means: Float64Array;
}

/**
 * The conditional way of running a model: instead of following people it computes, given each draw's
 * parameters, the law of every count, and keeps how many draws gave which.
 */
export function createConditional(model: Model, only?: KernelKind): ConditionalRun {
  const source = createDrawSource(model, only, true);
  const outcomes = conditionalOutcomes(model);
  const scramblings = scramblingsOf(model);
  const people = lonePeople(model);
  const scale = people > 0 ? createBinScale(people, scramblings) : undefined;
  const plan = planConditional(model, source.kernel, outcomes, scale, scramblings);
  const kernel = createConditionalKernel(plan.size, only);
  writePlan(model, source.kernel, plan, kernel);
  const { lanes } = plan.size;
  const unit = unitOfSums(people);
  const coarse = coarseOf(unit);
  const rows = model.steps + 1;
  const parts = plan.parts.map((groups) => groups.map((group) => peopleOf(model, group)));
  const collector = scale
    ? createLoneCollector(kernel, outcomes.length * rows, scale, scramblings)
    : createPartCollector(kernel, plan, parts);
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
  let octaves = emptyOctaves(outcomes.length, scramblings);
  let held = 0;
  /** Whether anything was counted, if only a part of a chunk that failed. */
  let isClean = true;

  function count(firstDraw: number, draws: number): void {
    isClean = false;
    for (let done = 0; done < draws; done += lanes) {
      const now = Math.min(lanes, draws - done);
      fillLanes(firstDraw + done, now);
      collector.count(now);
      const { ends } = collector;
      addEnds(octaves, firstDraw + done, now, ends, lanes, kernel.scrambling, scramblings, coarse);
    }
    collector.carry();
    carrySplit(octaves.means, unit);
    held += draws;
  }

  function clear(): void {
    if (!isClean) collector.finish();
    octaves = emptyOctaves(outcomes.length, scramblings);
    held = 0;
    isClean = true;
  }

  function finish(): Conditional {
    if (held === 0) return emptyConditional();
    const counted = collector.finish();
    isClean = true;
    const all = { draws: held, outcomes, parts, people, scramblings, ...counted, octaves };
    clear();
    return all;
  }

  return {
    outcomes,
    get isFull() {
      return held + MOST_CHUNK > MOST_HELD;
    },
    count,
    finish,
    clear,
    runChunk(firstDraw, draws) {
      clear();
      count(firstDraw, draws);
      return finish();
    },
    runDraw(draw) {
      source.prepare(draw);
      writeLane(source.kernel, plan, kernel, 0);
      kernel.follow();
      const { means, groupPeople } = kernel.forward;
      let part = 0;
      const all = plan.parts.map((groups) =>
        groups.map((group): DrawPart => {
          const own = part++;
          return {
            people: (plan.groups[group] ?? -1) < 0 ? Infinity : (groupPeople[group * lanes] ?? NaN),
            means: Float64Array.from(
              { length: rows },
              (_, step) => means[(step * plan.size.parts + own) * lanes] ?? NaN,
            ),
          };
        }),
      );
      return {
        means: Float64Array.from({ length: outcomes.length * rows }, (_, cell) =>
          (all[Math.floor(cell / rows)] ?? []).reduce(
            (sum, own) => sum + (own.means[cell % rows] ?? NaN),
            0,
          ),
        ),
        parts: all,
      };
    },
  };
}
