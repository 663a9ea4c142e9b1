import { fail } from '../errors/baserate-error.ts';
import type { Model } from '../model/model.ts';
import { createForward } from '../simulate/expect-forward.ts';
import { createLaw } from '../simulate/expect-law.ts';
import { isCertain } from '../simulate/expect-plan.ts';
import { createDrawSource } from '../simulate/prepare-draw.ts';
import type { Estimate, Method } from './result.ts';

/** How many people are in each state on average over time, and how many move where in all. */
export interface MeanFlows {
  /** Draws averaged; 1 where nothing is uncertain and the mean is exact. */
  readonly draws: number;
  /** `conditional`: exact for each draw's parameters; `simulated` where people wait for each other. */
  readonly method: Method;
  readonly steps: number;
  /** Names as in the model, `abroad@men` of a group; its people at step t are `people[t]`. */
  readonly states: readonly { readonly name: string; readonly people: readonly Estimate[] }[];
  /** By the model's flows, then its inflows: moves from step 1 to the horizon. */
  readonly moves: readonly {
    /** State left; undefined for people from outside. */
    readonly from: string | undefined;
    readonly to: string;
    readonly people: Estimate;
  }[];
}

/**
 * Mean people by state and step, and mean moves by flow, over draws 0 … `draws` − 1 of a model. The
 * forward recursion gives a draw's means without luck; where a capacity makes people wait for each other,
 * they are simulated.
 *
 * @throws `analysis/no-draws`; as the simulator does
 */
export function meanFlows(model: Model, draws: number): MeanFlows {
  if (!(draws >= 1)) throw fail('analysis/no-draws', 'draws', 'at least one draw is needed', draws);
  const method = model.capacities.length > 0 ? 'simulated' : 'conditional';
  const isExact = method === 'conditional' && isCertain(model);
  const used = isExact ? 1 : draws;
  const follow = method === 'simulated' ? createSimulated(model) : createConditional(model);
  const { steps, states } = model;
  const stock = createMeans((steps + 1) * states.length);
  const moved = createMeans(model.flows.length + model.inflows.length);
  for (let draw = 0; draw < used; draw++) {
    const path = follow(draw);
    stock.add(path.stock);
    moved.add(path.moved);
  }
  const nameOf = (state: number) => states[state]?.name ?? '';
  const ends = [
    ...model.flows.map(({ from, to }) => ({ from: nameOf(from), to: nameOf(to) })),
    ...model.inflows.map(({ state }) => ({ from: undefined, to: nameOf(state) })),
  ];
  return {
    ...{ draws: used, method, steps },
    states: states.map(({ name }, s) => ({
      name,
      people: Array.from({ length: steps + 1 }, (_, t) =>
        stock.estimate(t * states.length + s, isExact),
      ),
    })),
    moves: ends.map((each, move) => ({ ...each, people: moved.estimate(move, isExact) })),
  };
}

/** One draw: people at step t in state s at t × states + s, and moves in all. */
interface Path {
  readonly stock: Float64Array;
  readonly moved: Float64Array;
}

function createConditional(model: Model): (draw: number) => Path {
  const source = createDrawSource(model);
  const law = createLaw(model, source.kernel);
  const forward = createForward(model, law);
  const { stock, moves } = forward;
  const moved = new Float64Array(moves);
  return (draw) => {
    source.prepare(draw);
    law.update();
    forward.run();
    moved.fill(0);
    forward.moved.forEach((people, i) => (moved[i % moves] = (moved[i % moves] ?? 0) + people));
    return { stock, moved };
  };
}

function createSimulated(model: Model): (draw: number) => Path {
  const source = createDrawSource(model);
  const { crowd } = source.kernel;
  const { flows, inflows, steps } = model;
  const states = model.states.length;
  const stock = new Float64Array((steps + 1) * states);
  const entered = new Float64Array(inflows.length);
  /** Takes away who has entered at the beginning of the next step already. */
  const record = (step: number) => {
    stock.set(crowd.counts, step * states);
    inflows.forEach(({ state, enters }, i) => {
      const until = crowd.moved[flows.length + i] ?? 0;
      const at = step * states + state;
      if (enters === 'start') stock[at] = (stock[at] ?? 0) - (until - (entered[i] ?? 0));
      entered[i] = until;
    });
  };
  return (draw) => {
    source.prepare(draw);
    entered.fill(0);
    source.kernel.start(draw);
    record(0);
    for (let step = 1; step <= steps; step++) {
      source.kernel.advance(draw, step);
      record(step);
    }
    return { stock, moved: crowd.moved };
  };
}

/** Running means and sums of squared deviations of many numbers at once. */
interface Means {
  add(values: Float64Array): void;
  /** Mean with s/√n; without an error where one value is the exact mean. */
  estimate(index: number, isExact: boolean): Estimate;
}

/** @source Welford 1962, doi:10.1080/00401706.1962.10490022 */
function createMeans(size: number): Means {
  const mean = new Float64Array(size);
  const squares = new Float64Array(size);
  let n = 0;
  return {
    add(values) {
      n++;
      for (let i = 0; i < size; i++) {
        const before = (values[i] ?? NaN) - (mean[i] ?? NaN);
        mean[i] = (mean[i] ?? NaN) + before / n;
        squares[i] = (squares[i] ?? NaN) + before * ((values[i] ?? NaN) - (mean[i] ?? NaN));
      }
    },
    estimate(index, isExact) {
      const mcse = isExact ? 0 : Math.sqrt((squares[index] ?? NaN) / (n - 1) / n);
      return { value: mean[index] ?? NaN, mcse };
    },
  };
}
