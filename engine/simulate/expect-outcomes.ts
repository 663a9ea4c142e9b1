// Addresses come from the kernel's plan, so an index with `!` is inside its array.
import type { Model, ModelCount, ModelMeasure } from '../model/model.ts';
import { createAny } from './expect-any.ts';
import type { BackwardMemory } from './expect-backward.ts';
import type { Forward } from './expect-forward.ts';
import type { Law } from './expect-law.ts';
import type { CountedEvent } from './expect-reach.ts';
import type { Meter } from './meter.ts';

/** Means of one outcome, given a draw's parameters. */
export interface OutcomeMeans {
  /** Probability of at least one at the horizon; NaN where it is not known. */
  any(): number;
  /** After `any`: writes the mean at step t to `out[first + t × stride]`; NaN where there is none. */
  write(out: Float64Array, first: number, stride: number): void;
}

/**
 * What the recursions say about an outcome. Means add up, so counts, moves and weighted sums of them have
 * one; so has a share whose denominator is the same in every draw of people's fates. `any` of at least one
 * is known at the horizon, where it is the probability of the backward recursion. Peaks, times, and events
 * of several persons are no sums: they have none.
 */
export function createOutcomeMeans(
  model: Model,
  index: number,
  law: Law,
  forward: Forward,
  meter: Meter,
  memory: BackwardMemory,
): OutcomeMeans {
  const { measure } = model.outcomes[index]!;
  const event = countedEvent(
    model,
    measure,
    (epoch) => meter.eventShare[index * law.epochs + epoch]!,
  );
  const chance = event ? createAny(model, law, forward, memory, event) : () => NaN;
  let last = NaN;
  return {
    any: () => (last = chance()),
    write: meansOf(model, measure, index, law, forward, meter, () => last),
  };
}

function meansOf(
  model: Model,
  measure: ModelMeasure,
  index: number,
  law: Law,
  forward: Forward,
  meter: Meter,
  any: () => number,
): OutcomeMeans['write'] {
  const { steps } = law;
  switch (measure.kind) {
    case 'count': {
      const count = createCounter(measure.of, law, forward);
      return (out, first, stride) => {
        const numbers = count();
        for (let t = 0; t <= steps; t++) out[first + t * stride] = numbers[t]!;
      };
    }
    case 'share': {
      if (!isSteady(model, measure.among)) return fillNaN(steps);
      const of = createCounter(measure.of, law, forward);
      const among = createCounter(measure.among, law, forward);
      return (out, first, stride) => {
        const [parts, wholes] = [of(), among()];
        for (let t = 0; t <= steps; t++) {
          out[first + t * stride] = wholes[t]! > 0 ? parts[t]! / wholes[t]! : 0;
        }
      };
    }
    case 'any':
      return (out, first, stride) => {
        for (let t = 0; t < steps; t++) out[first + t * stride] = NaN;
        out[first + steps * stride] = any();
      };
    case 'total':
      return createTotal(index, law, forward, meter);
    case 'events': {
      if (measure.persons.length > 1) return fillNaN(steps);
      const count = createCounter(measure.of, law, forward);
      return (out, first, stride) => {
        const moves = count();
        let sum = 0;
        for (let t = 0, before = 0; t <= steps; t++) {
          sum += (moves[t]! - before) * meter.eventShare[index * law.epochs + law.epochOfStep[t]!]!;
          before = moves[t]!;
          out[first + t * stride] = sum;
        }
      };
    }
    case 'time-to':
    case 'peak':
    case 'peak-time':
      return fillNaN(steps);
  }
}

function fillNaN(steps: number): OutcomeMeans['write'] {
  return (out, first, stride) => {
    for (let t = 0; t <= steps; t++) out[first + t * stride] = NaN;
  };
}

/** Expected counts by step, until it is asked again. */
function createCounter(of: ModelCount, law: Law, forward: Forward): () => Float64Array {
  const { steps, states } = law;
  const { stock, moved, moves } = forward;
  const members = Int32Array.from(of.members);
  const starts = Int32Array.from(of.startMembers);
  const isStock = of.kind === 'stock';
  const [from, width] = isStock ? [stock, states] : [moved, moves];
  const numbers = new Float64Array(steps + 1);
  return () => {
    numbers.fill(0);
    for (let i = 0; i < members.length; i++) {
      for (let t = 0, at = members[i]!; t <= steps; t++, at += width) numbers[t]! += from[at]!;
    }
    if (isStock) return numbers;
    let until = 0;
    for (const state of starts) until += law.initial[state]!;
    for (let t = 0; t <= steps; t++) numbers[t] = until += numbers[t]!;
    return numbers;
  };
}

/** Weighted sum as the meter makes it, of expected numbers. */
function createTotal(
  index: number,
  law: Law,
  forward: Forward,
  meter: Meter,
): OutcomeMeans['write'] {
  const { steps, states, epochs, epochOfStep } = law;
  const cell = index * (steps + 1);
  return (out, first, stride) => {
    let sum = 0;
    for (let t = 0; t <= steps; t++) {
      const early = t > 0 ? meter.earlyWeight[cell + t]! : 0;
      const late = meter.lateWeight[cell + t]!;
      for (let i = meter.firstTerm[index]!; i < meter.firstTerm[index + 1]!; i++) {
        const amount = meter.amount[i * epochs + epochOfStep[t]!]!;
        const member = meter.termMember[i]!;
        if (meter.isOfMove[i]! === 1) {
          sum += amount * meter.moveWeight[cell + t]! * forward.moved[t * forward.moves + member]!;
          continue;
        }
        sum += amount * late * forward.stock[t * states + member]!;
        if (early !== 0) sum += amount * early * forward.stock[(t - 1) * states + member]!;
      }
      out[first + t * stride] = sum;
    }
  };
}

/** What somebody must do so that there is at least one; undefined where it is not one person's doing. */
function countedEvent(
  model: Model,
  measure: ModelMeasure,
  share: (epoch: number) => number,
): CountedEvent | undefined {
  switch (measure.kind) {
    case 'count':
      return eventOf(measure.of);
    case 'any':
      if (measure.least > 1) return undefined;
      return measure.of.kind === 'entries' ? eventOf(measure.of) : visitOf(model, measure.of);
    case 'events':
      if (measure.persons.length > 1 || measure.of.startMembers.length > 0) return undefined;
      return { ...eventOf(measure.of), share };
    default:
      return undefined;
  }
}

function eventOf({ kind, members, startMembers }: ModelCount): CountedEvent {
  return kind === 'stock'
    ? { moves: [], atEnd: members, atStart: [] }
    : { moves: members, atEnd: [], atStart: startMembers };
}

/** Being in one of the states at the end of some step: somebody who moves into one is. */
function visitOf(model: Model, { members }: ModelCount): CountedEvent | undefined {
  const isMember = (state: number) => members.includes(state);
  // who enters at the beginning of a step may have left before its end
  if (model.inflows.some(({ state, enters }) => enters === 'start' && isMember(state))) {
    return undefined;
  }
  const moves = [...model.flows.map(({ to }) => to), ...model.inflows.map(({ state }) => state)];
  return {
    moves: moves.flatMap((to, move) => (isMember(to) ? [move] : [])),
    atEnd: [],
    atStart: members,
  };
}

/** Whether a count is the same whatever happens to people: nobody can cross its border by chance. */
function isSteady({ flows, inflows }: Model, { kind, members }: ModelCount): boolean {
  if (kind === 'entries') {
    return members.every((move) => inflows[move - flows.length]?.law === 'fixed');
  }
  const inside = (state: number) => members.includes(state);
  return (
    flows.every(({ from, to }) => inside(from) === inside(to)) &&
    inflows.every(({ state, law }) => law === 'fixed' || !inside(state))
  );
}
