import type { Model } from '../../engine/model/model.ts';
import { constantInputs, exitChances } from './exit-chances.ts';
import { peopleFromOutside } from './people.ts';

/**
 * P(at least one) at the horizon of a count of entries (or of a stock), given the parameters: one person's
 * chance to count by recursion over (state, step of entry, step), and independence of people. Written on
 * its own; the engine sums over the times that people are dealt.
 *
 * @param moves   moves that count: flows, then inflows
 * @param atEnd   states that count at the horizon
 * @param atStart states whose people at the start count
 */
export function chanceOfAny(
  model: Model,
  moves: readonly number[],
  atEnd: readonly number[] = [],
  atStart: readonly number[] = [],
  inputs: readonly number[] = constantInputs(model),
): number {
  const exits = exitChances(model, inputs);
  const counts = new Set(moves);
  const known = new Map<string, number>();
  /** Of somebody in the state at the end of step `now`. */
  const chance = (state: number, entry: number, now: number): number => {
    if (now === model.steps) return atEnd.includes(state) ? 1 : 0;
    const key = [state, entry, now].join();
    const before = known.get(key);
    if (before !== undefined) return before;
    let sum = 0;
    let left = 1;
    for (const [index, p] of exits(state, entry, now + 1)) {
      left -= p;
      if (p > 0)
        sum += p * (counts.has(index) ? 1 : chance(model.flows[index]!.to, now + 1, now + 1));
    }
    const value = sum + Math.max(left, 0) * chance(state, entry, now + 1);
    known.set(key, value);
    return value;
  };
  // from the end, so that the calls above never nest deeper than a step
  const states = model.states.map((_, state) => state);
  for (let now = model.steps; now >= 0; now--) for (const s of states) chance(s, now, now);
  let none = 1;
  for (const { state, input, entered = [1] } of model.population) {
    const people = Math.floor(inputs[input]! + 0.5);
    if (people > 0 && atStart.includes(state)) return 1;
    const own = entered.reduce((sum, share, ago) => sum + share * chance(state, -ago, 0), 0);
    none *= (1 - own) ** people;
  }
  const outside = peopleFromOutside(model, inputs);
  for (let step = 1; step <= model.steps; step++) {
    for (const { inflow, state, entry, people } of outside(step)) {
      const own = counts.has(model.flows.length + inflow) ? 1 : chance(state, entry, entry);
      none *=
        model.inflows[inflow]!.law === 'poisson' ? Math.exp(-people * own) : (1 - own) ** people;
    }
  }
  return 1 - none;
}
