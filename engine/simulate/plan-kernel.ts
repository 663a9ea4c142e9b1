import type { Model } from '../model/model.ts';
import { masterKey } from '../random/master-key.ts';
import { purposeKey } from '../random/purpose-key.ts';
import { createKernel, type CreatedKernel, type KernelKind } from './create-kernel.ts';
import type { Kernel } from './kernel.ts';
import { cohortsOf, layOutKernel, slotsOf, type KernelLayout } from './lay-out-kernel.ts';
import { planGate } from './plan-gate.ts';
import { planLanes } from './plan-lanes.ts';
import { planMeter } from './plan-meter.ts';
import { COMPETING, DEALT, FINAL } from './state-form.ts';

const FORMS = { final: FINAL, competing: COMPETING, dealt: DEALT };

/**
 * A kernel with everything in it that does not change from draw to draw.
 *
 * @param only the kind of kernel to take; the quickest that can run here unless given
 * @throws `simulate/too-many-steps`, `simulate/limited-twice`, `simulate/no-kernel`
 */
export function planKernel(model: Model, only?: KernelKind): CreatedKernel {
  const layout = layOutKernel(model);
  const created = createKernel(layout.size, only);
  const { kernel } = created;
  planSteps(model, kernel);
  planStates(model, kernel, layout);
  planTimes(model, kernel, layout);
  planInflows(model, kernel);
  planGate(model, kernel);
  planMeter(model, kernel.meter, layout.counters);
  planLanes(model, kernel);
  writeKeys(model, kernel);
  return created;
}

function planSteps(model: Model, kernel: Kernel): void {
  let epoch = 0;
  for (let step = 0; step <= model.steps; step++) {
    while ((model.epochs[epoch + 1] ?? Infinity) <= step) epoch++;
    kernel.epochOfStep[step] = epoch;
  }
  if (model.inflows.length > 0 || model.capacities.length > 0) kernel.busy.fill(1);
}

function planStates(model: Model, kernel: Kernel, { size }: KernelLayout): void {
  const { exit, classes, dealer } = kernel;
  const epochs = size.epochs;
  let [pairs, cells, exits, slots, again] = [0, 0, 0, 0, 0];
  model.states.forEach((state, s) => {
    const cohorts = cohortsOf(model, s);
    const flows = model.flows.filter((flow) => flow.from === s).length;
    kernel.form[s] = FORMS[state.form];
    exit.firstFlow[s + 1] = (exit.firstFlow[s] ?? 0) + flows;
    exit.firstRow[s] = pairs;
    exit.firstCell[s] = cells;
    exit.firstExit[s] = exits;
    exit.classes[s] = state.classes;
    exit.rows.set(state.rowAt, pairs);
    exit.cohortOfEpoch.set(state.cohortAt, s * epochs);
    classes.firstSlot[s] = slots;
    const isTold = slotsOf(model, s) > 0;
    classes.cohorts[s] = isTold ? cohorts : 1;
    classes.dwells[s] = isTold ? state.classes : 1;
    pairs += cohorts * epochs;
    cells += state.rows * state.classes;
    exits += state.rows * state.classes * flows;
    slots += slotsOf(model, s);
    if (state.redealt.length === 0) return;
    dealer.againIndex[s] = again++;
    let next = model.steps + 1;
    for (let step = model.steps; step >= 0; step--) {
      dealer.nextDealing[s * (model.steps + 1) + step] = next;
      const epoch = model.epochs.indexOf(step);
      if (state.redealt.includes(epoch)) {
        next = step;
        kernel.busy[step] = 1;
      }
    }
  });
  for (const { state, entered } of model.population) {
    if (entered === undefined) continue;
    kernel.hasEntered[state] = 1;
    let tail = 0;
    for (let k = entered.length - 1; k >= 0; k--) {
      const own = entered[k] ?? 0;
      tail += own;
      kernel.enteredHazard[state * (size.before + 1) + k] = tail > 0 ? own / tail : 0;
    }
  }
}

function planTimes(model: Model, kernel: Kernel, { timeTables, tableOf }: KernelLayout): void {
  const { stay } = kernel;
  let times = 0;
  model.flows.forEach((flow, f) => {
    stay.firstTime[f] = times;
    const state = model.states[flow.from];
    if (state?.form !== 'dealt') return;
    for (let row = 0; row < state.rows; row++, times++) {
      const table = tableOf[f]?.[row] ?? -1;
      const sojourn = flow.sojourn[row];
      stay.tableOf[times] = table;
      stay.sigma[times] = sojourn?.kind === 'lognormal' ? sojourn.sigma : 1;
      const time = timeTables[table];
      if (time && 'median' in time) stay.median[times] = time.median;
    }
  });
  timeTables.forEach((time, table) => {
    if ('median' in time) {
      stay.tabulate(table, time.median, time.sigma);
      return;
    }
    const at = table * stay.width;
    for (let d = 0; d < stay.width; d++) {
      stay.cdf[at + d] = time[Math.min(d, time.length - 1)] ?? 0;
    }
    stay.index(table);
  });
}

function planInflows(model: Model, kernel: Kernel): void {
  model.inflows.forEach(({ state, law, enters, size }, i) => {
    kernel.inflowState[i] = state;
    kernel.inflowAtStart[i] = enters === 'start' ? 1 : 0;
    kernel.inflowIsPoisson[i] = law === 'poisson' && size.kind === 'rate' ? 1 : 0;
  });
}

/** Streams are addressed by names: `exit:abroad`, `split:abroad`, `split:abroad>killed`, `time:abroad>returned`. */
function writeKeys(model: Model, kernel: Kernel): void {
  const master = masterKey(model.seed);
  const { exit, dealer, meter } = kernel;
  const write = (keys: Int32Array, index: number, purpose: string) =>
    keys.set(purposeKey(master, purpose), 2 * index);
  model.states.forEach(({ name }, s) => {
    write(exit.exitKeys, s, `exit:${name}`);
    write(exit.singleKeys, s, `split:${name}`);
    write(kernel.enteredKeys, s, `entered:${name}`);
  });
  model.flows.forEach(({ name }, f) => {
    write(exit.splitKeys, f, `split:${name}`);
    write(dealer.timeKeys, f, `time:${name}`);
  });
  model.inflows.forEach(({ state }, i) =>
    write(kernel.inflowKeys, i, `inflow:${model.states[state]?.name ?? ''}`),
  );
  model.outcomes.forEach(({ name, measure }, o) => {
    if (measure.kind !== 'events') return;
    write(meter.eventKeys, o, `events:${name}`);
    write(meter.countedKeys, o, `counts:${name}`);
  });
}
