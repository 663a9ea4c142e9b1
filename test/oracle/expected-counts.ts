import type { Model, Program } from '../../engine/model/model.ts';

/**
 * Expected people in each state and expected moves on each flow, step by step, for a model without
 * uncertain inputs: the forward recursion of one person's probabilities, written on its own from the
 * definition (docs/method.md) with the platform's Math, so that the simulator can be held against it.
 */
export interface ExpectedCounts {
  /** [step][state] */
  readonly stock: readonly (readonly number[])[];
  /** [step][flow], cumulated since the start */
  readonly moved: readonly (readonly number[])[];
}

export function expectedCounts(model: Model): ExpectedCounts {
  const value = (program: Program) => {
    if (program.length !== 1 || typeof program[0] !== 'number') throw new Error('constants only');
    return program[0];
  };
  const epochAt = (step: number) => model.epochs.filter((start) => start <= step).length - 1;
  const flowsOf = (state: number) =>
    model.flows.map((flow, index) => ({ flow, index })).filter(({ flow }) => flow.from === state);
  const shares = (state: number, step: number) => {
    const own = flowsOf(state);
    const given = own.map(({ flow }) =>
      flow.value === 'rest' ? NaN : value(flow.value[epochAt(step)]!),
    );
    const sum = given.filter((x) => !Number.isNaN(x)).reduce((a, b) => a + b, 0);
    if (own[0]?.flow.kind === 'rate') {
      return given.map((hazard) => (sum === 0 ? 0 : ((1 - Math.exp(-sum)) * hazard) / sum));
    }
    return given.map((x) => (Number.isNaN(x) ? 1 - sum : x));
  };
  const people = model.states.map(() => 0);
  for (const { state, input } of model.population) {
    const { distribution } = model.inputs[input]!;
    if (distribution.kind !== 'fixed') throw new Error('constants only');
    people[state]! += distribution.value;
  }
  const due = model.flows.map(() => new Float64Array(model.steps + 1));
  const deal = (arrivals: readonly number[], step: number) => {
    model.states.forEach((_, state) => {
      const own = flowsOf(state);
      if (own[0]?.flow.kind !== 'share') return;
      const dealt = shares(state, step);
      own.forEach(({ flow, index }, position) => {
        const sojourn = flow.sojourn[epochAt(step)]!;
        const timeUntil = (k: number) =>
          sojourn.kind === 'table'
            ? sojourn.cdf[k]!
            : timeCdf(value(sojourn.median), sojourn.sigma, k + 0.5);
        for (let d = 1; step + d <= model.steps; d++) {
          const until = timeUntil(d);
          const before = d === 1 ? 0 : timeUntil(d - 1);
          due[index]![step + d]! += arrivals[state]! * dealt[position]! * (until - before);
        }
      });
    });
  };
  const moved = model.flows.map(() => 0);
  const stockRows = [[...people]];
  const movedRows = [[...moved]];
  deal(people, 0);
  for (let step = 1; step <= model.steps; step++) {
    const arrivals = model.states.map(() => 0);
    const before = [...people];
    model.flows.forEach((flow, index) => {
      const own = flowsOf(flow.from);
      const position = own.findIndex((other) => other.index === index);
      const x =
        flow.kind === 'share'
          ? due[index]![step]!
          : before[flow.from]! * shares(flow.from, step)[position]!;
      people[flow.from]! -= x;
      people[flow.to]! += x;
      arrivals[flow.to]! += x;
      moved[index]! += x;
    });
    deal(arrivals, step);
    stockRows.push([...people]);
    movedRows.push([...moved]);
  }
  return { stock: stockRows, moved: movedRows };
}

function timeCdf(median: number, sigma: number, time: number): number {
  if (sigma === 0) return time >= median ? 1 : 0;
  return normalCdf(Math.log(time / median) / sigma);
}

/** Φ by Simpson's rule on the density: absolute error below 1e-12 for |z| < 9. */
function normalCdf(z: number): number {
  if (z > 9) return 1;
  if (z < -9) return 0;
  const n = 2000;
  const h = z / n;
  let sum = 1 + Math.exp((-z * z) / 2);
  for (let i = 1; i < n; i++) sum += (i % 2 === 1 ? 4 : 2) * Math.exp((-i * h * i * h) / 2);
  return 0.5 + ((h / 3) * sum) / Math.sqrt(2 * Math.PI);
}
