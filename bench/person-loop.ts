import type { Model } from '../engine/model/model.ts';
import type { Kernel } from '../engine/simulate/kernel.ts';
import { createDrawSource } from '../engine/simulate/prepare-draw.ts';
import { COMPETING, DEALT } from '../engine/simulate/state-form.ts';

/** Mean of each outcome at the horizon, in the model's order; NaN where it is no count. */
export type Means = readonly number[];

/**
 * The peer: the same model with the same parameters, written as most people would write it. Every
 * person is an entry of an array and is asked every month whether to move; luck is `Math.random`.
 *
 * @param inputs sampled parameters of draw i, in the order of `Model.inputs`
 * @throws       for models with capacities, or with dealt states whose people depend on more than their entry
 */
export function runPersonLoop(
  model: Model,
  draws: number,
  inputs: (draw: number) => Float64Array,
): Means {
  const isPlain =
    model.capacities.length === 0 &&
    model.states.every(({ redealt }) => redealt.length === 0) &&
    model.population.every(({ entered }) => entered === undefined);
  if (!isPlain) throw new Error('the peer knows neither queues nor people who entered earlier');
  const { kernel, prepareInputs } = createDrawSource(model);
  const sums = model.outcomes.map(() => 0);
  for (let draw = 0; draw < draws; draw++) {
    prepareInputs(inputs(draw));
    const { state, moved } = simulatePeople(model, kernel);
    model.outcomes.forEach(({ measure }, o) => {
      let count = measure.kind === 'count' ? 0 : NaN;
      if (measure.kind === 'count') {
        const { kind, members, startMembers } = measure.of;
        if (kind === 'stock') for (const s of state) count += members.includes(s) ? 1 : 0;
        else for (const move of members) count += moved[move] ?? 0;
        for (const s of startMembers) count += kernel.initial[s] ?? 0;
      }
      sums[o] = (sums[o] ?? 0) + count;
    });
  }
  return sums.map((sum) => sum / draws);
}

function simulatePeople(model: Model, kernel: Kernel) {
  const { exit, stay, epochOfStep, initial } = kernel;
  const state: number[] = [];
  const entered: number[] = [];
  const due: number[] = [];
  const exitOf: number[] = [];
  const moved = Array.from({ length: model.flows.length + model.inflows.length }, () => 0);

  /** Row and class that hold for somebody in a step. */
  function place(s: number, entry: number, step: number): readonly [number, number] {
    const cohort = exit.cohort(s, epochOfStep[entry] ?? 0);
    const row = exit.row(s, cohort, epochOfStep[step] ?? 0);
    return [row, Math.min(Math.max(step - 1 - entry, 0), (exit.classes[s] ?? 1) - 1)];
  }

  function chooseFlow(s: number, row: number, dwell: number): number {
    const first = exit.firstFlow[s] ?? 0;
    const end = (exit.firstFlow[s + 1] ?? 0) - 1;
    const at = exit.exit(s, row, dwell);
    for (let f = first; f < end; f++) {
      if (Math.random() < (exit.conditional[at + f - first] ?? 0)) return f;
    }
    return end;
  }

  function stepsInState(f: number, row: number): number {
    const time = (stay.firstTime[f] ?? 0) + row;
    const sojourn = model.flows[f]?.sojourn[row];
    if (sojourn?.kind === 'table') {
      const u = Math.random();
      let d = 1;
      while (d < sojourn.cdf.length && (sojourn.cdf[d] ?? 1) < u) d++;
      return d;
    }
    const normal =
      Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
    const steps = (stay.median[time] ?? 0) * Math.exp((stay.sigma[time] ?? 0) * normal);
    return Math.max(1, Math.ceil(steps - 0.5));
  }

  function enter(person: number, s: number, step: number): void {
    state[person] = s;
    entered[person] = step;
    due[person] = Infinity;
    if (kernel.form[s] !== DEALT) return;
    const [row] = place(s, step, step);
    if (Math.random() >= (exit.leave[exit.cell(s, row, 0)] ?? 0)) return;
    const f = chooseFlow(s, row, 0);
    exitOf[person] = f;
    due[person] = step + stepsInState(f, row);
  }

  function comeIn(step: number, enters: 'start' | 'end'): void {
    model.inflows.forEach((inflow, i) => {
      if (inflow.enters !== enters) return;
      let people = kernel.inflowPeople[i * (model.steps + 1) + step] ?? 0;
      if (kernel.inflowIsPoisson[i] === 1) {
        const rate = kernel.inflowRate[i * kernel.epochs + (epochOfStep[step] ?? 0)] ?? 0;
        people = -1;
        for (let time = 0; time < rate; people++) time -= Math.log(1 - Math.random());
        people = Math.max(people, 0);
      }
      const entry = enters === 'start' ? step - 1 : step;
      for (let person = 0; person < people; person++) enter(state.length, inflow.state, entry);
      moved[model.flows.length + i] = (moved[model.flows.length + i] ?? 0) + people;
    });
  }

  initial.forEach((people, s) => {
    for (let i = 0; i < people; i++) enter(state.length, s, 0);
  });
  for (let step = 1; step <= model.steps; step++) {
    comeIn(step, 'start');
    for (let person = 0; person < state.length; person++) {
      const s = state[person] ?? 0;
      let f = -1;
      if (kernel.form[s] === COMPETING) {
        const [row, dwell] = place(s, entered[person] ?? 0, step);
        if (Math.random() < (exit.leave[exit.cell(s, row, dwell)] ?? 0)) {
          f = chooseFlow(s, row, dwell);
        }
      } else if (due[person] === step) f = exitOf[person] ?? -1;
      if (f < 0) continue;
      moved[f] = (moved[f] ?? 0) + 1;
      enter(person, model.flows[f]?.to ?? 0, step);
    }
    comeIn(step, 'end');
  }
  return { state, moved };
}
