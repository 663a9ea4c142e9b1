import type { Model } from '../../engine/model/model.ts';
import { constantInputs, exitChances } from './exit-chances.ts';
import { peopleFromOutside, peopleAtStart } from './people.ts';

/**
 * Expected people in each state and expected moves, step by step: the forward recursion of one person's
 * probabilities over (state, step of entry), written on its own from the definition (docs/method.md) with
 * the platform's Math, so that engine and simulator can be held against it.
 */
export interface ExpectedCounts {
  /** [step][state] */
  readonly stock: readonly (readonly number[])[];
  /** [step][move], cumulated since the start; flows first, then inflows */
  readonly moved: readonly (readonly number[])[];
}

export function expectedCounts(
  model: Model,
  inputs: readonly number[] = constantInputs(model),
): ExpectedCounts {
  const exits = exitChances(model, inputs);
  const outside = peopleFromOutside(model, inputs);
  /** People by state, then by step of entry. */
  const present = model.states.map(() => new Map<number, number>());
  const add = (state: number, entry: number, people: number) =>
    present[state]!.set(entry, (present[state]!.get(entry) ?? 0) + people);
  const total = () => present.map((people) => [...people.values()].reduce((a, b) => a + b, 0));
  for (const { state, ago, people } of peopleAtStart(model, inputs)) add(state, -ago, people);
  const moved = [...model.flows, ...model.inflows].map(() => 0);
  const stockRows = [total()];
  const movedRows = [[...moved]];
  for (let step = 1; step <= model.steps; step++) {
    for (const { inflow, state, entry, people } of outside(step)) {
      if (entry >= step) continue;
      add(state, entry, people);
      moved[model.flows.length + inflow]! += people;
    }
    const arrivals: [number, number][] = [];
    present.forEach((own, state) => {
      for (const [entry, people] of own) {
        let left = people;
        for (const [index, chance] of exits(state, entry, step)) {
          moved[index]! += people * chance;
          left -= people * chance;
          arrivals.push([model.flows[index]!.to, people * chance]);
        }
        own.set(entry, left);
      }
    });
    for (const [state, people] of arrivals) add(state, step, people);
    for (const { inflow, state, entry, people } of outside(step)) {
      if (entry < step) continue;
      add(state, entry, people);
      moved[model.flows.length + inflow]! += people;
    }
    stockRows.push(total());
    movedRows.push([...moved]);
  }
  return { stock: stockRows, moved: movedRows };
}
