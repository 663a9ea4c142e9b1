// Addresses come from the model's plan, so an index with `!` is inside its array.
import type { Model } from '../model/model.ts';
import { log1p } from '../math/log1p.ts';
import { expm1 } from '../math/expm1.ts';
import { createChain } from './expect-chain.ts';
import { statesReached, statesThatLead, type CountedEvent } from './expect-reach.ts';
import { COMPETING, DEALT, FINAL, entryEpoch, tailOf, type Law } from './expect-law.ts';

/** Memory that the recursions of all outcomes use in turn. */
export interface BackwardMemory {
  /**
   * Chance of somebody who enters state s at the end of step e, at s × (steps + 1) + e; after the states, of
   * somebody who makes counted move f then, at (states + f) × (steps + 1) + e.
   */
  readonly entered: Float64Array;
  /** Chance of somebody in a class of a competing state now. */
  readonly classed: Float64Array;
}

export function createBackwardMemory({ states, flows, steps, firstClass }: Law): BackwardMemory {
  return {
    entered: new Float64Array((states + flows) * (steps + 1)),
    classed: new Float64Array(firstClass[states]!),
  };
}

/**
 * Backward recursion for the probability, given a draw's parameters, that at least one person counts by the
 * horizon: with a the probability that a person who is somewhere now counts later,
 *
 *     a(now) = Σ exits p (c + (1 − c) a(where it leads)) + (1 − Σp) a(one step later),
 *
 * and since people are independent, P(at least one) = 1 − Π (1 − a). All terms are positive, so small
 * probabilities keep their digits. A Poisson number of people with mean λ gives the factor exp(−λa).
 *
 * @returns the probability for the draw that the law has been updated for
 */
export function createBackward(
  model: Model,
  law: Law,
  memory: BackwardMemory,
  event: CountedEvent,
): () => number {
  const { steps, states, flows, stays } = law;
  const rows = steps + 1;
  const counted = new Uint8Array(flows + model.inflows.length);
  for (const move of event.moves) counted[move] = 1;
  const atEnd = new Uint8Array(states);
  for (const state of event.atEnd) atEnd[state] = 1;
  const share = event.share ?? (() => 1);
  const leads = statesThatLead(model, event);
  const { isReached, isEntered } = statesReached(model);
  const { entered, classed } = memory;
  const { firstClass } = law;
  const stepped = model.states.flatMap((_, s) =>
    leads[s]! === 1 && isReached[s]! === 1 && law.form[s]! !== FINAL ? [s] : [],
  );
  /** Whether the people of a state have chances of their own by dwell, epoch of entry or time. */
  const isToldApart = (s: number) =>
    law.form[s]! === DEALT || law.cohorts[s]! * law.classes[s]! > 1;
  const others = stepped.filter(isToldApart);
  const wayOf = Int32Array.from(model.flows, ({ to }, f) =>
    counted[f]! === 1 ? (states + f) * rows : leads[to]! === 1 ? to * rows : -1,
  );
  const chain = createChain(
    law,
    stepped.filter((s) => !isToldApart(s)),
    event.moves.filter((move) => move < flows),
    share,
    wayOf,
    entered,
  );

  /** Chance to count through a move in step t. */
  function through(f: number, step: number): number {
    const way = wayOf[f]!;
    return way < 0 ? 0 : entered[way + step]!;
  }

  /** Steps a competing state back from the end of a step to its beginning, each class for itself. */
  function stepBack(s: number, step: number): void {
    const classes = law.classes[s]!;
    const first = law.firstFlow[s]!;
    const end = law.firstFlow[s + 1]!;
    for (let cohort = 0; cohort < law.cohorts[s]!; cohort++) {
      const row = law.rowOf(s, cohort, law.epochOfStep[step]!);
      const own = firstClass[s]! + cohort * classes;
      for (let c = 0; c < classes; c++) {
        const exit = law.firstExit[s]! + (row * classes + c) * (end - first) - first;
        const stay = 1 - law.leave[law.firstCell[s]! + row * classes + c]!;
        let chance = stay * classed[own + Math.min(c + 1, classes - 1)]!;
        for (let f = first; f < end; f++) chance += law.exits[exit + f]! * through(f, step);
        classed[own + c] = chance;
      }
    }
  }

  /**
   * Of somebody still in a dealt state `spent` steps after entry, dealt by the law of an epoch now.
   *
   * @param next index of the next time at which the state is dealt anew
   */
  function dealtChance(
    s: number,
    entry: number,
    spent: number,
    epoch: number,
    next: number,
  ): number {
    const again = law.redealtAt[s]![next];
    const until = (again === undefined ? steps : again - 1) - entry;
    const row = law.rowOf(s, law.cohortOf(s, entryEpoch(law, entry)), epoch);
    const tail = tailOf(law, s, row, spent);
    const first = law.firstFlow[s]!;
    const end = law.firstFlow[s + 1]!;
    const exit = law.firstExit[s]! + row * (end - first) - first;
    let later = 0;
    if (tail > 0) {
      for (let f = first; f < end; f++) {
        later += law.exits[exit + f]! * timedChance(f, row, entry, spent, until);
      }
    } else if (until > spent) {
      const leave = law.leave[law.firstCell[s]! + row]!;
      for (let f = first; f < end; f++) {
        later += (law.exits[exit + f]! / leave) * through(f, entry + spent + 1);
      }
      return later;
    }
    if (again === undefined && atEnd[s]! === 0) return later / (tail > 0 ? tail : 1);
    const rest = tail > 0 ? tailOf(law, s, row, until) : 1;
    const then =
      again === undefined
        ? atEnd[s]!
        : dealtChance(s, entry, until, law.epochOfStep[again]!, next + 1);
    return (later + rest * then) / (tail > 0 ? tail : 1);
  }

  /** Σ P(time of d steps) × chance to count through the move, over the d that are left. */
  function timedChance(
    f: number,
    row: number,
    entry: number,
    spent: number,
    until: number,
  ): number {
    const time = law.firstTime[f]! + row;
    const times = law.timeAt[time]!;
    const begin = Math.max(spent + 1, law.least[time]!);
    const end = Math.min(until, law.most[time]!);
    const to = law.flowTo[f]!;
    if (counted[f]! === 0) {
      if (leads[to]! === 0) return 0;
      return dot(stays, times + begin, entered, to * rows + entry + begin, end - begin + 1);
    }
    if (!event.share) return law.atMost[times + until]! - law.atMost[times + spent]!;
    let sum = 0;
    for (let d = begin; d <= end; d++) sum += stays[times + d]! * through(f, entry + d);
    return sum;
  }

  /** Of somebody who is in a state at the end of step `now`, having entered `spent` steps before. */
  function chanceOf(s: number, now: number, spent: number): number {
    const entry = now - spent;
    const epoch = entryEpoch(law, entry);
    if (leads[s]! === 1 && law.form[s]! === DEALT) {
      let next = 0;
      while ((law.redealtAt[s]![next] ?? Infinity) <= now) next++;
      return dealtChance(s, entry, spent, epoch, next);
    }
    if (leads[s]! === 0 || !isToldApart(s)) return entered[s * rows + now]!;
    const classes = law.classes[s]!;
    const dwell = Math.min(spent, classes - 1);
    return classed[firstClass[s]! + law.cohortOf(s, epoch) * classes + dwell]!;
  }

  return () => {
    entered.fill(0);
    classed.fill(0);
    for (const s of event.atEnd) {
      entered.fill(1, s * rows, (s + 1) * rows);
      classed.fill(1, firstClass[s]!, firstClass[s + 1]!);
    }
    if (others.length === 0) chain.stepBack(steps, 1);
    for (let now = steps; now >= 0 && others.length > 0; now--) {
      if (now < steps) chain.stepBack(now + 1, now + 1);
      for (const s of others) {
        if (now < steps && law.form[s]! === COMPETING) stepBack(s, now + 1);
        if (now === 0 || isEntered[s]! === 1) entered[s * rows + now] = chanceOf(s, now, 0);
      }
    }
    let none = 0; // log of the probability that nobody counts
    const add = (people: number, chance: number) => {
      if (people > 0) none += people * log1p(-Math.min(chance, 1));
    };
    for (const { state, entered: ago } of model.population) {
      const people = law.initial[state]!;
      if (people > 0 && event.atStart.includes(state)) return 1;
      if (!ago) add(people, entered[state * rows]!);
      else
        add(
          people,
          ago.reduce((sum, part, k) => sum + part * chanceOf(state, 0, k), 0),
        );
    }
    for (let i = 0; i < model.inflows.length; i++) {
      const { state, law: size, enters } = model.inflows[i]!;
      for (let step = 1; step <= steps; step++) {
        const people = law.inflow(i, step);
        const own = counted[flows + i]! === 1 ? share(law.epochOfStep[step]!) : 0;
        const entry = enters === 'start' ? step - 1 : step;
        const chance = own + (1 - own) * entered[state * rows + entry]!;
        if (size === 'poisson') none -= people * chance;
        else add(people, chance);
      }
    }
    return 0 - expm1(none);
  };
}

/** Σ a[i + k]·b[j + k], k = 0 … count − 1; four sums side by side, since each waits for its last term. */
function dot(a: Float64Array, i: number, b: Float64Array, j: number, count: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < count; k += 4) {
    first += a[i + k]! * b[j + k]!;
    second += a[i + k + 1]! * b[j + k + 1]!;
    third += a[i + k + 2]! * b[j + k + 2]!;
    fourth += a[i + k + 3]! * b[j + k + 3]!;
  }
  for (; k < count; k++) first += a[i + k]! * b[j + k]!;
  return first + second + (third + fourth);
}
