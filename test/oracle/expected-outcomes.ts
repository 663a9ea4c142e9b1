import type { Model, ModelCount, ModelMeasure, Program } from '../../engine/model/model.ts';
import { chanceOfAny } from './chance-of-any.ts';
import { constantInputs } from './exit-chances.ts';
import { expectedCounts, type ExpectedCounts } from './expected-counts.ts';
import { peopleAtStart } from './people.ts';
import { programValue } from './program-value.ts';

/** Mean of an outcome by step, NaN where no sum of expected counts gives it, and P(at least one). */
export interface ExpectedOutcome {
  readonly means: readonly number[];
  readonly any: number;
}

/** Means of every outcome of a model given its inputs, from the definitions of the measures. */
export function expectedOutcomes(
  model: Model,
  inputs: readonly number[] = constantInputs(model),
): readonly ExpectedOutcome[] {
  const counts = expectedCounts(model, inputs);
  const steps = Array.from({ length: model.steps + 1 }, (_, t) => t);
  const atStart = new Map<number, number>();
  for (const { state, people } of peopleAtStart(model, inputs)) {
    atStart.set(state, (atStart.get(state) ?? 0) + people);
  }
  const countAt = ({ kind, members, startMembers }: ModelCount, t: number) =>
    members.reduce((sum, m) => sum + (kind === 'stock' ? counts.stock : counts.moved)[t]![m]!, 0) +
    startMembers.reduce((sum, state) => sum + (atStart.get(state) ?? 0), 0);
  const anyOf = ({ kind, members, startMembers }: ModelCount) =>
    kind === 'stock'
      ? chanceOfAny(model, [], members, [], inputs)
      : chanceOfAny(model, members, [], startMembers, inputs);
  const nowhere = steps.map(() => NaN);

  return model.outcomes.map(({ measure }): ExpectedOutcome => {
    switch (measure.kind) {
      case 'count':
        return { means: steps.map((t) => countAt(measure.of, t)), any: anyOf(measure.of) };
      case 'share':
        return {
          means: steps.map((t) => countAt(measure.of, t) / countAt(measure.among, t)),
          any: NaN,
        };
      case 'any': {
        if (measure.least > 1) return { means: nowhere, any: NaN };
        const any = measure.of.kind === 'entries' ? anyOf(measure.of) : visited(measure.of);
        return { means: [...nowhere.slice(1), any], any };
      }
      case 'total':
        return { means: totals(model, measure, counts, inputs), any: NaN };
      default:
        return { means: nowhere, any: NaN };
    }
  });

  /** Ever in one of the states: nobody leaves them in a model whose moves out of them are gone. */
  function visited({ members }: ModelCount): number {
    const kept = model.flows.map((flow) =>
      members.includes(flow.from) ? { ...flow, value: flow.value.map((): Program => [0]) } : flow,
    );
    return chanceOfAny({ ...model, flows: kept }, [], members, members, inputs);
  }
}

function totals(
  model: Model,
  measure: Extract<ModelMeasure, { kind: 'total' }>,
  { stock, moved }: ExpectedCounts,
  inputs: readonly number[],
): number[] {
  const { counting, discount } = measure;
  const setting = { model, inputs };
  const rate = discount ? programValue(discount.rate, setting) : 0;
  const worth = (t: number) => (1 + rate) ** -((t * model.clock.stepMonths) / 12);
  /** Worth of a count of time `own` that stands for step t. */
  const factor = (own: number, t: number) => {
    if (t === 0 || !discount || discount.index === 'own') return worth(own);
    return worth(discount.index === 'start' ? t - 1 : t - 0.5);
  };
  const epochAt = (t: number) => model.epochs.filter((start) => start <= t).length - 1;
  let sum = 0;
  return Array.from({ length: model.steps + 1 }, (_, t) => {
    const perPerson = (row: number) =>
      measure.inState.reduce(
        (all, { state, value, rowAt }) =>
          all + programValue(value[rowAt[epochAt(t)]!]!, setting) * stock[row]![state]!,
        0,
      );
    const perMove = measure.onMove.reduce(
      (all, { move, value, rowAt }) =>
        t === 0
          ? 0
          : all +
            programValue(value[rowAt[epochAt(t)]!]!, setting) *
              (moved[t]![move]! - moved[t - 1]![move]!),
      0,
    );
    if (typeof counting !== 'string') {
      sum += counting[t]! * factor(t, t) * (perPerson(t) + perMove);
    } else if (t > 0) {
      const [early, late] = { start: [1, 0], end: [0, 1], 'half-cycle': [0.5, 0.5] }[counting];
      sum += early! * factor(t - 1, t) * perPerson(t - 1) + late! * factor(t, t) * perPerson(t);
      sum += factor(t, t) * perMove;
    }
    return sum;
  });
}
