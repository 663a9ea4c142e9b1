// Long because one plan fills the tables of the whole conditional kernel.
import type { Model } from '../model/model.ts';
import type { BinScale } from './bin-scale.ts';
import type { ConditionalKernel } from './conditional-kernel.ts';
import { groupsOf, partsOf } from './count-parts.ts';
import { COARSE, FINE_BITS, GRAIN, GRAIN_UNIT, HALF, PEOPLE } from './forward-leaves.ts';
import { ForwardSize } from './forward-size.ts';
import type { Kernel } from './kernel.ts';
import { BATCH } from './lane-kernel.ts';
import type { DrawSource } from './prepare-draw.ts';
import { layOutTimes, type TimesLayout } from './times-layout.ts';

/** What a conditional kernel is made for. */
export interface ConditionalPlan {
  readonly size: ForwardSize;
  readonly times: TimesLayout;
  /** Bins of the kernel; where people differ it has none. */
  readonly scale: BinScale | undefined;
  /** State of each group at the start; −1 for those who come in. */
  readonly groups: readonly number[];
  /** Indexes of the outcomes that are counted, and for each the groups some of whom may count. */
  readonly outcomes: readonly number[];
  readonly parts: readonly (readonly number[])[];
}

/** Most draws side by side: their numbers of a few states then stay in a near cache. */
const MOST_LANES = BATCH;
/** Memory of the tables of all lanes, bytes, from which on fewer draws go side by side. */
const LANES_BUDGET = 4 * 1024 * 1024;

/**
 * Lays out a conditional kernel.
 *
 * @param kernel      planned for the same model
 * @param outcomes    indexes of outcomes that are counts
 * @param scale       bins of expected numbers
 * @param scramblings see `scramblingsOf`
 */
export function planConditional(
  model: Model,
  kernel: Kernel,
  outcomes: readonly number[],
  scale: BinScale | undefined,
  scramblings: number,
): ConditionalPlan {
  const { exit, stay } = kernel;
  const size = new ForwardSize();
  const groups = groupsOf(model);
  const parts = outcomes.map((outcome) => (scale ? [0] : partsOf(model, countOf(model, outcome))));
  const times = layOutTimes(model, kernel);
  const dealt = model.states.flatMap(({ form }, s) => (form === 'dealt' ? [s] : []));
  size.states = model.states.length;
  size.flows = model.flows.length;
  size.inflows = model.inflows.length;
  size.steps = model.steps;
  size.epochs = model.epochs.length;
  size.before = times.before;
  size.rowPairs = exit.rows.length;
  size.cells = exit.leave.length;
  size.exits = exit.exits.length;
  size.times = stay.median.length;
  size.groups = groups.length;
  size.slots = model.states.reduce(
    (sum, { form }, s) => sum + (form === 'dealt' ? 0 : slotsOf(kernel, s)),
    0,
  );
  size.dealt = dealt.length;
  size.dealtFlows = model.flows.filter(({ from }) => dealt.includes(from)).length;
  size.entries = size.before + size.steps + 1;
  const isDealtAnew = model.states.some(({ redealt }) => redealt.length > 0);
  size.dealtAgain = isDealtAnew ? size.dealt * size.entries : 0;
  size.steadyTimes = times.steady;
  size.varyingTimes = times.varying;
  size.counters = outcomes.length;
  size.members = outcomes.reduce((sum, o) => sum + countOf(model, o).members.length, 0);
  size.parts = parts.reduce((sum, own) => sum + own.length, 0);
  size.bins = scale?.count ?? 0;
  size.scramblings = scramblings;
  const cells = size.parts * (size.steps + 1);
  const perLane = 8 * (size.exits + size.cells + size.slots + size.varyingTimes * 2 + cells);
  const more = 8 * (size.dealtFlows * size.entries + size.dealtAgain);
  size.lanes = MOST_LANES;
  while (size.lanes > 4 && size.lanes * (perLane + more) > LANES_BUDGET) size.lanes /= 2;
  return { size, times, scale, groups, outcomes, parts };
}

function slotsOf({ classes, exit }: Kernel, s: number): number {
  return (classes.cohorts[s] ?? 1) * (exit.classes[s] ?? 1);
}

function countOf(model: Model, outcome: number) {
  const measure = model.outcomes[outcome]?.measure;
  if (measure?.kind !== 'count') throw new Error(`outcome ${outcome} is no count`);
  return measure.of;
}

/** Writes what is the same in every draw. */
export function writePlan(
  model: Model,
  kernel: Kernel,
  plan: ConditionalPlan,
  own: ConditionalKernel,
): void {
  const { exit } = kernel;
  const { forward } = own;
  const { dealing } = forward;
  const { scale, times, groups, outcomes, parts } = plan;
  own.exit.firstFlow.set(exit.firstFlow);
  own.exit.cohortOfEpoch.set(exit.cohortOfEpoch);
  own.exit.firstRow.set(exit.firstRow);
  own.exit.rows.set(exit.rows);
  own.exit.classes.set(exit.classes);
  own.exit.firstCell.set(exit.firstCell);
  own.exit.firstExit.set(exit.firstExit);
  forward.form.set(kernel.form);
  forward.epochOfStep.set(kernel.epochOfStep);
  forward.flowTo.set(kernel.crowd.flowTo);
  forward.cohorts.set(kernel.classes.cohorts);
  forward.classes.set(exit.classes);
  forward.groupState.set(groups);
  let slots = 0;
  model.states.forEach(({ form }, s) => {
    forward.firstSlot[s] = slots;
    if (form !== 'dealt') slots += slotsOf(kernel, s);
  });
  forward.firstSlot[model.states.length] = slots;
  for (const { state, entered } of model.population) {
    if (!entered) continue;
    forward.hasEntered[state] = 1;
    forward.enteredShare.set(entered, state * (plan.size.before + 1));
  }
  forward.inflowState.set(kernel.inflowState);
  forward.inflowAtStart.set(kernel.inflowAtStart);
  forward.partAt.fill(-1);
  let part = 0;
  parts.forEach((own, c) => {
    for (const g of own) forward.partAt[c * groups.length + g] = part++;
  });
  outcomes.forEach((outcome, c) => {
    const { kind, members, startMembers } = countOf(model, outcome);
    forward.isMoves[c] = kind === 'entries' ? 1 : 0;
    const first = forward.firstMember[c] ?? 0;
    forward.members.set(members, first);
    forward.firstMember[c + 1] = first + members.length;
    if (kind === 'entries') for (const move of members) forward.isCounted[move] = 1;
    groups.forEach((state, g) => {
      if (startMembers.includes(state)) forward.countsAtStart[c * groups.length + g] = 1;
    });
  });
  let [states, flows] = [0, 0];
  model.states.forEach(({ form }, s) => {
    if (form !== 'dealt') return;
    dealing.stateAt[s] = states++;
    model.flows.forEach(({ from }, f) => {
      if (from === s) dealing.flowAt[f] = flows++;
    });
  });
  dealing.firstTime.set(kernel.stay.firstTime);
  dealing.timeAt.set(times.timeAt);
  dealing.isSteady.set(times.isSteady);
  model.states.forEach(({ redealt }, s) => {
    for (const epoch of redealt) {
      const step = model.epochs[epoch] ?? 0;
      dealing.dealtAt[s * (model.steps + 1) + step] = 1;
      dealing.isEverDealtAnew[s] = 1;
    }
  });
  times.writeSteady(dealing);
  if (scale) {
    own.scale[PEOPLE] = scale.people;
    own.scale[HALF] = scale.people / 2;
    own.scale[FINE_BITS] = scale.fineBits;
    own.scale[COARSE] = ROUNDING * scale.unit;
    own.scale[GRAIN_UNIT] = GRAIN_OF_UNIT * scale.unit;
    own.scale[GRAIN] = ROUNDING * GRAIN_OF_UNIT * scale.unit;
    own.side = scale.side;
  }
  own.finishPlan();
}

/** Adding and taking away so many units rounds to whole ones: 1.5 × 2^52. */
const ROUNDING = 6_755_399_441_055_744;
/** What numbers of draws are rounded to where 64 are added up, in units of sums: 2^−27. */
const GRAIN_OF_UNIT = 7.450580596923828e-9;

/** Writes one draw, for which the kernel has been prepared, into a lane. */
export function writeLane(
  kernel: Kernel,
  plan: ConditionalPlan,
  { forward }: ConditionalKernel,
  lane: number,
): void {
  const { lanes } = plan.size;
  const { exits, leave } = kernel.exit;
  for (let i = 0; i < exits.length; i++) forward.exits[i * lanes + lane] = exits[i]!; // i is in range
  for (let i = 0; i < leave.length; i++) forward.stay[i * lanes + lane] = 1 - leave[i]!; // i is in range
  plan.groups.forEach((state, g) => {
    forward.groupPeople[g * lanes + lane] = state < 0 ? 0 : (kernel.initial[state] ?? 0);
  });
  const { inflowRate } = kernel;
  for (let i = 0; i < inflowRate.length; i++) {
    forward.inflowRate[i * lanes + lane] = inflowRate[i]!; // i is in range
  }
  plan.times.writeVarying(forward.dealing, lanes, lane);
}

/** Writes the draws that were last prepared side by side into the lanes, which are as many as a batch has. */
export function writeLanes(
  { kernel, exits }: Pick<DrawSource, 'kernel' | 'exits'>,
  plan: ConditionalPlan,
  { forward }: ConditionalKernel,
): void {
  const { leave, initial } = kernel.lanes;
  const { stay } = forward;
  forward.exits.set(exits);
  for (let i = 0; i < stay.length; i++) stay[i] = 1 - leave[i]!; // i is in range
  plan.groups.forEach((state, g) => {
    forward.groupPeople.set(initial.subarray(state * BATCH, (state + 1) * BATCH), g * BATCH);
  });
}
