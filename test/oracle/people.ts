import type { Model } from '../../engine/model/model.ts';
import { programValue } from './program-value.ts';

/** People at the start by state and steps since they entered it. */
export function peopleAtStart(
  model: Model,
  inputs: readonly number[],
): readonly { readonly state: number; readonly ago: number; readonly people: number }[] {
  return model.population.flatMap(({ state, input, entered = [1] }) => {
    const people = Math.floor(inputs[input]! + 0.5);
    return entered.map((share, ago) => ({ state, ago, people: people * share }));
  });
}

export interface FromOutside {
  readonly inflow: number;
  readonly state: number;
  /** Step at whose end they count as having entered. */
  readonly entry: number;
  /** Whole people where the number is fixed, else expected ones. */
  readonly people: number;
}

/** People who enter in a step: a function of the step. */
export function peopleFromOutside(
  model: Model,
  inputs: readonly number[],
): (step: number) => readonly FromOutside[] {
  const rateAt = (inflow: number, step: number) => {
    const { size } = model.inflows[inflow]!;
    if (size.kind === 'series') throw new Error('a series has no rate');
    const epoch = model.epochs.filter((start) => start <= step).length - 1;
    return programValue(size.value[size.rowAt[epoch]!]!, { model, inputs });
  };
  return (step) =>
    model.inflows.map(({ state, law, enters, size }, inflow) => {
      let people: number;
      if (size.kind === 'series') people = size.people[step - 1] ?? 0;
      else if (law === 'poisson') people = rateAt(inflow, step);
      else {
        let before = 0;
        for (let t = 1; t < step; t++) before += rateAt(inflow, t);
        const rounding = 1e-9; // of a sum of rates that is whole but for rounding
        people =
          Math.floor(before + rateAt(inflow, step) + rounding) - Math.floor(before + rounding);
      }
      return { inflow, state, entry: enters === 'start' ? step - 1 : step, people };
    });
}
