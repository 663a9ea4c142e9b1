// Addresses come from the model's plan, so an index with `!` is inside its array.
// Long because dealing, dealing anew and moving share one set of arrays.
import type { Model } from '../model/model.ts';
import { COMPETING, DEALT, entryEpoch, tailOf, type Law } from './expect-law.ts';

/** Relative rounding error that adding and taking away the people of a state may leave. */
const ROUNDING = 1e-12;

/** Expected numbers of one draw, given its parameters and its people at the start. */
export interface Forward {
  /** People in state s at the end of step t, at t × states + s. */
  readonly stock: Float64Array;
  /** Moves of step t along flow, then inflow, m: at t × moves + m. */
  readonly moved: Float64Array;
  readonly moves: number;
  /** Computes both for the draw that the law has been updated for. */
  run(): void;
}

/**
 * Forward recursion: a person's probability of being in each state (and class, or of being due to leave)
 * one step later follows from those now; times the number of people it is the expected number, since
 * expectations add up whether or not people are independent of each other.
 *
 * @source Beck & Pauker 1983, doi:10.1177/0272989X8300300403 (cohort); Çinlar 1969, doi:10.2307/1426216
 *         (Markov renewal equation, for states with times)
 */
export function createForward(model: Model, law: Law): Forward {
  const { steps, states, flows, form, firstFlow, flowTo, stays, leave, exits, firstTime } = law;
  const rows = steps + 1;
  const moves = flows + model.inflows.length;
  const stock = new Float64Array(rows * states);
  const moved = new Float64Array(rows * moves);
  const present = new Float64Array(states);
  const everIn = new Float64Array(states);
  const arrivals = new Float64Array(states);
  /** People due to leave along flow f at the end of step t, at f × rows + t. */
  const due = new Float64Array(flows * rows);
  const { firstClass } = law;
  /** People of a competing state by cohort and dwell, at firstClass + cohort × classes + dwell. */
  const classed = new Float64Array(firstClass[states]!);
  const redealt = model.states.flatMap((_, s) => (law.redealtAt[s]!.length > 0 ? [s] : []));
  /** Of states that are dealt anew, by step of entry: still there when last dealt, and how. */
  const dealtOf = model.states.map((_, s) => {
    const size = law.redealtAt[s]!.length > 0 ? law.before[s]! + rows : 0;
    return {
      people: new Float64Array(size),
      row: new Int32Array(size),
      spent: new Int32Array(size),
    };
  });

  /** Deals exits and times to people who entered at the end of a step and are still there `spent` later. */
  function deal(s: number, people: number, entry: number, spent: number, row: number): void {
    const first = firstFlow[s]!;
    const end = firstFlow[s + 1]!;
    const exit = law.firstExit[s]! + row * (end - first) - first;
    const dealt = dealtOf[s]!;
    if (dealt.people.length > 0) {
      const at = entry + law.before[s]!;
      dealt.people[at] = people + (spent === 0 ? dealt.people[at]! : 0);
      dealt.row[at] = row;
      dealt.spent[at] = spent;
    }
    const tail = tailOf(law, s, row, spent);
    const now = entry + spent;
    if (!(tail > 0)) {
      const all = leave[law.firstCell[s]! + row]!;
      if (now + 1 > steps) return;
      for (let f = first; f < end; f++)
        due[f * rows + now + 1]! += (people * exits[exit + f]!) / all;
      return;
    }
    for (let f = first; f < end; f++) {
      const share = (people * exits[exit + f]!) / tail;
      if (share === 0) continue;
      const time = firstTime[f]! + row;
      const begin = Math.max(spent + 1, law.least[time]!);
      const times = law.timeAt[time]!;
      const last = times + Math.min(steps - entry, law.most[time]!);
      let to = f * rows + entry + begin;
      for (let at = times + begin; at <= last; at++) {
        due[to] = due[to]! + share * stays[at]!;
        to++;
      }
    }
  }

  /** Puts people into a state at the end of a step, of whom some may have entered before the start. */
  function settle(s: number, people: number, entry: number, spent: number): void {
    if (people === 0) return;
    present[s]! += people;
    everIn[s]! += people;
    const epoch = entryEpoch(law, entry);
    if (form[s]! === DEALT)
      deal(s, people, entry, spent, law.rowOf(s, law.cohortOf(s, epoch), epoch));
    else if (form[s]! === COMPETING) {
      const classes = law.classes[s]!;
      const dwell = Math.min(spent, classes - 1);
      classed[firstClass[s]! + law.cohortOf(s, epoch) * classes + dwell]! += people;
    }
  }

  /** Deals everybody in the state anew, given how long they have been there. */
  function redeal(s: number, step: number): void {
    const dealt = dealtOf[s]!;
    const epoch = law.epochOfStep[step]!;
    for (let f = firstFlow[s]!; f < firstFlow[s + 1]!; f++) {
      due.fill(0, f * rows + step, (f + 1) * rows);
    }
    for (let entry = -law.before[s]!; entry < step; entry++) {
      const at = entry + law.before[s]!;
      const people = dealt.people[at]!;
      if (people === 0) continue;
      const spent = step - 1 - entry;
      const row = dealt.row[at]!;
      const then = dealt.spent[at]!;
      const before = tailOf(law, s, row, then);
      const stay = before > 0 ? tailOf(law, s, row, spent) / before : spent > then ? 0 : 1;
      dealt.people[at] = 0;
      const cohort = law.cohortOf(s, entryEpoch(law, entry));
      deal(s, people * stay, entry, spent, law.rowOf(s, cohort, epoch));
    }
  }

  function leaveByChance(s: number, step: number): void {
    const classes = law.classes[s]!;
    const first = firstFlow[s]!;
    const end = firstFlow[s + 1]!;
    for (let cohort = 0; cohort < law.cohorts[s]!; cohort++) {
      const row = law.rowOf(s, cohort, law.epochOfStep[step]!);
      const cell = law.firstCell[s]! + row * classes;
      const own = firstClass[s]! + cohort * classes;
      for (let c = classes - 1; c >= 0; c--) {
        const people = classed[own + c]!;
        if (people === 0) continue;
        const exit = law.firstExit[s]! + (row * classes + c) * (end - first) - first;
        for (let f = first; f < end; f++) move(s, f, people * exits[exit + f]!, step);
        const stay = people * (1 - leave[cell + c]!);
        classed[own + c] = 0;
        classed[own + Math.min(c + 1, classes - 1)]! += stay;
      }
    }
  }

  function move(s: number, f: number, people: number, step: number): void {
    moved[step * moves + f]! += people;
    arrivals[flowTo[f]!]! += people;
    present[s]! -= people;
  }

  function enter(inflow: number, step: number, entry: number): void {
    const { state } = model.inflows[inflow]!;
    const people = law.inflow(inflow, step);
    moved[step * moves + flows + inflow] = people;
    settle(state, people, entry, 0);
  }

  function begin(): void {
    moved.fill(0);
    present.fill(0);
    everIn.fill(0);
    due.fill(0);
    classed.fill(0);
    for (const { people } of dealtOf) people.fill(0);
    for (const { state, entered } of model.population) {
      const people = law.initial[state]!;
      if (!entered) settle(state, people, 0, 0);
      else entered.forEach((share, ago) => settle(state, people * share, -ago, ago));
    }
    record(0);
  }

  /** A remainder that rounding alone can leave when everybody has gone is nobody. */
  function record(step: number): void {
    for (let s = 0; s < states; s++) {
      if (present[s]! < ROUNDING * everIn[s]!) present[s] = 0;
      stock[step * states + s] = present[s]!;
    }
  }

  function advance(step: number): void {
    arrivals.fill(0);
    for (let i = 0; i < model.inflows.length; i++) {
      if (model.inflows[i]!.enters === 'start') enter(i, step, step - 1);
    }
    for (const s of redealt) if (law.redealtAt[s]!.includes(step)) redeal(s, step);
    for (let s = 0; s < states; s++) {
      if (form[s]! === COMPETING) leaveByChance(s, step);
      else if (form[s]! === DEALT) {
        for (let f = firstFlow[s]!; f < firstFlow[s + 1]!; f++) {
          move(s, f, due[f * rows + step]!, step);
        }
      }
    }
    for (let s = 0; s < states; s++) settle(s, arrivals[s]!, step, 0);
    for (let i = 0; i < model.inflows.length; i++) {
      if (model.inflows[i]!.enters === 'end') enter(i, step, step);
    }
    record(step);
  }

  return {
    stock,
    moved,
    moves,
    run() {
      begin();
      for (let step = 1; step <= steps; step++) advance(step);
    },
  };
}
