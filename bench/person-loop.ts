import type { Model } from '../engine/model/model.ts';
import { evaluateDraw } from '../engine/simulate/evaluate-draw.ts';
import { COMPETING, DEALT } from '../engine/simulate/kernel.ts';
import { planKernel } from '../engine/simulate/plan-kernel.ts';

/** Mean of each outcome at the horizon, in the model's order. */
export type Means = readonly number[];

/**
 * The peer: the same model with the same parameters, written as most people would write it. Every
 * person is an entry of an array and is asked every month whether to move; luck is `Math.random`.
 *
 * @param inputs  sampled parameters of draw i, in the order of `Model.inputs`
 */
export function runPersonLoop(
  model: Model,
  draws: number,
  inputs: (draw: number) => Float64Array,
): Means {
  const plan = planKernel(model);
  const overfull = new Uint32Array(model.states.length);
  const sums = model.outcomes.map(() => 0);
  for (let draw = 0; draw < draws; draw++) {
    const sampled = inputs(draw);
    evaluateDraw(model, plan, sampled, overfull);
    const { state, moved, start } = simulatePeople(model, plan, sampled);
    model.outcomes.forEach((outcome, o) => {
      let count = 0;
      if (outcome.kind === 'stock')
        for (const s of state) count += outcome.members.includes(s) ? 1 : 0;
      else for (const f of outcome.members) count += moved[f] ?? 0;
      for (const s of outcome.kind === 'stock' ? [] : outcome.startMembers) count += start[s] ?? 0;
      sums[o] = (sums[o] ?? 0) + count;
    });
  }
  return sums.map((sum) => sum / draws);
}

function simulatePeople(model: Model, plan: ReturnType<typeof planKernel>, sampled: Float64Array) {
  const state: number[] = [];
  const due: number[] = [];
  const exit: number[] = [];
  const moved = model.flows.map(() => 0);
  const start = model.states.map(() => 0);

  function chooseFlow(s: number, epoch: number): number {
    const end = (plan.firstFlow[s + 1] ?? 0) - 1;
    for (let f = plan.firstFlow[s] ?? 0; f < end; f++) {
      if (Math.random() < (plan.conditional[epoch * plan.flows + f] ?? 0)) return f;
    }
    return end;
  }

  function enter(person: number, s: number, step: number): void {
    state[person] = s;
    due[person] = Infinity;
    if (plan.form[s] !== DEALT) return;
    const epoch = plan.epochOfStep[step] ?? 0;
    if (Math.random() >= (plan.leave[epoch * plan.states + s] ?? 0)) return;
    const f = chooseFlow(s, epoch);
    const at = epoch * plan.flows + f;
    const normal =
      Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
    const months = (plan.median[at] ?? 0) * Math.exp((plan.sigma[at] ?? 0) * normal);
    exit[person] = f;
    due[person] = step + Math.max(1, Math.ceil(months - 0.5));
  }

  for (const stock of model.population) {
    const people = Math.round(sampled[stock.input] ?? 0);
    start[stock.state] = people;
    for (let i = 0; i < people; i++) enter(state.length, stock.state, 0);
  }
  for (let step = 1; step <= model.steps; step++) {
    const epoch = plan.epochOfStep[step] ?? 0;
    for (let person = 0; person < state.length; person++) {
      const s = state[person] ?? 0;
      let f = -1;
      if (plan.form[s] === COMPETING) {
        if (Math.random() < (plan.leave[epoch * plan.states + s] ?? 0)) f = chooseFlow(s, epoch);
      } else if (due[person] === step) f = exit[person] ?? -1;
      if (f < 0) continue;
      moved[f] = (moved[f] ?? 0) + 1;
      enter(person, plan.flowTo[f] ?? 0, step);
    }
  }
  return { state, moved, start };
}
