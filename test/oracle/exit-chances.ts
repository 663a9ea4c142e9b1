import type { Model, ModelFlow } from '../../engine/model/model.ts';
import { programValue, type ProgramSetting } from './program-value.ts';

/** Flow by flow, the probability that somebody who is in a state leaves by it in a step. */
export type ExitChances = (
  state: number,
  entry: number,
  step: number,
) => ReadonlyMap<number, number>;

/**
 * One person's exits, from the definition (docs/method.md) with the platform's Math: whoever entered a
 * state at the end of step `entry` (negative before the start) and is still there at the beginning of step
 * `step`. Times are read as hazards: given that nobody has left before, a share s with the distribution
 * function F leaves after d steps with s (F(d) − F(d − 1)) / (1 − Σ s F(d − 1)). Engine and oracle have no
 * line in common: the engine deals times on entry.
 */
export function exitChances(
  model: Model,
  inputs: readonly number[] = constantInputs(model),
): ExitChances {
  const setting: ProgramSetting = { model, inputs };
  const epochOf = (step: number) =>
    model.epochs.filter((start) => start <= Math.max(step, 0)).length - 1;
  const flowsOf = model.states.map((_, s) =>
    model.flows.flatMap((flow, index) => (flow.from === s ? [{ flow, index }] : [])),
  );
  const known = new Map<string, ReadonlyMap<number, number>>();

  function rowAt(s: number, entry: number, present: number): number {
    const state = model.states[s]!;
    const cohort = state.byEntry ? state.cohortAt[epochOf(entry)]! : 0;
    return state.rowAt[(state.byEntry ? cohort * model.epochs.length : 0) + present]!;
  }

  /** Values of a state's flows, `rest` filled up, made to fit. */
  function valuesOf(s: number, row: number, dwellMonths: number): number[] {
    const given = flowsOf[s]!.map(({ flow }) => {
      const value = flow.value[row];
      return value === 'rest' ? NaN : value ? programValue(value, setting, dwellMonths) : 0;
    }).map((value) => (value < 0 ? 0 : value));
    const sum = given.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
    const filled = given.map((value) => (Number.isNaN(value) ? Math.max(0, 1 - sum) : value));
    const total = filled.reduce((a, b) => a + b, 0);
    return isRate(s) || total <= 1 ? filled : filled.map((value) => value / total);
  }

  const isRate = (s: number) => flowsOf[s]!.some(({ flow }) => flow.kind === 'rate');

  function competing(s: number, entry: number, step: number): number[] {
    const state = model.states[s]!;
    const row = rowAt(s, entry, epochOf(step));
    const set = model.generators.find((members) => members.includes(s));
    if (set && isRate(s)) {
      const chances = exponential(set.map((from) => generatorRow(from, set, step)));
      return flowsOf[s]!.map(({ flow }) => chances[set.indexOf(s)]![set.indexOf(flow.to)]!);
    }
    const dwell = state.byDwell ? Math.min(step - 1 - entry, state.classes - 1) : 0;
    const values = valuesOf(s, row, dwell * model.clock.stepMonths);
    if (!isRate(s)) return values;
    const hazard = values.reduce((a, b) => a + b, 0);
    return values.map((value) => (hazard > 0 ? (value / hazard) * (1 - Math.exp(-hazard)) : 0));
  }

  function generatorRow(from: number, set: readonly number[], step: number): number[] {
    const rates = set.map(() => 0);
    if (!isRate(from)) return rates;
    const values = valuesOf(from, rowAt(from, 0, epochOf(step)), 0);
    flowsOf[from]!.forEach(({ flow }, at) => {
      if (flow.kind !== 'rate') return;
      rates[set.indexOf(flow.to)]! += values[at]!;
      rates[set.indexOf(from)]! -= values[at]!;
    });
    return rates;
  }

  function dealt(s: number, entry: number, step: number): number[] {
    const state = model.states[s]!;
    const spent = step - 1 - entry;
    // the law of entry, or of the last time at which everybody was dealt anew
    const anew = state.redealt.filter((epoch) => {
      const at = model.epochs[epoch]!;
      return at <= step && at > Math.max(entry, 0);
    });
    const row = rowAt(s, entry, Math.max(epochOf(entry), ...anew));
    const shares = valuesOf(s, row, 0);
    const stayed = (at: number, d: number) => timeCdf(flowsOf[s]![at]!.flow, row, d, setting);
    const tail = shares.reduce((left, share, at) => left + share * (1 - stayed(at, spent)), 0);
    const never = Math.max(0, 1 - shares.reduce((a, b) => a + b, 0));
    if (!(never + tail > 1e-15)) return shares; // nobody should be there any more: they leave at once
    return shares.map(
      (share, at) => (share * (stayed(at, spent + 1) - stayed(at, spent))) / (never + tail),
    );
  }

  return (state, entry, step) => {
    const key = [state, entry, step].join();
    const before = known.get(key);
    if (before) return before;
    const { form } = model.states[state]!;
    const chances =
      form === 'final' ? [] : (form === 'dealt' ? dealt : competing)(state, entry, step);
    const exits = new Map(flowsOf[state]!.map(({ index }, at) => [index, chances[at] ?? 0]));
    known.set(key, exits);
    return exits;
  };
}

/** Values of inputs that are all fixed. */
export function constantInputs(model: Model): readonly number[] {
  return model.inputs.map(({ distribution }) => {
    if (distribution.kind !== 'fixed') throw new Error('constants only');
    return distribution.value;
  });
}

/** P(time of at most d steps): entrants stand at mid-step, and nobody leaves in the step of entry. */
function timeCdf(flow: ModelFlow, row: number, d: number, setting: ProgramSetting): number {
  const sojourn = flow.sojourn[row]!;
  if (d <= 0) return 0;
  if (sojourn.kind === 'table') return sojourn.cdf[Math.min(d, sojourn.cdf.length - 1)]!;
  const median = programValue(sojourn.median, setting);
  if (sojourn.sigma === 0) return d + 0.5 >= median ? 1 : 0;
  return normalCdf(Math.log((d + 0.5) / median) / sojourn.sigma);
}

const cdfKnown = new Map<number, number>();

/** Φ by Simpson's rule on the density: absolute error below 1e-12 for |z| < 9. */
function normalCdf(z: number): number {
  if (z > 9) return 1;
  if (z < -9) return 0;
  const known = cdfKnown.get(z);
  if (known !== undefined) return known;
  const n = 2000;
  const h = z / n;
  let sum = 1 + Math.exp((-z * z) / 2);
  for (let i = 1; i < n; i++) sum += (i % 2 === 1 ? 4 : 2) * Math.exp((-i * h * i * h) / 2);
  const value = 0.5 + ((h / 3) * sum) / Math.sqrt(2 * Math.PI);
  cdfKnown.set(z, value);
  return value;
}

/** exp(Q) by its series on Q / 2^10, squared ten times. */
export function exponential(generator: readonly (readonly number[])[]): number[][] {
  const size = generator.length;
  const scaled = generator.map((row) => row.map((value) => value / 1024));
  const identity = generator.map((_, i) => generator.map((__, j): number => (i === j ? 1 : 0)));
  const times = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]) =>
    a.map((row) =>
      Array.from({ length: size }, (_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)),
    );
  let sum = identity;
  let term = identity;
  for (let k = 1; k <= 20; k++) {
    term = times(term, scaled).map((row) => row.map((value) => value / k));
    sum = sum.map((row, i) => row.map((value, j) => value + term[i]![j]!));
  }
  for (let k = 0; k < 10; k++) sum = times(sum, sum);
  return sum;
}
