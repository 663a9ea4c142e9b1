import type { Model, ModelFlow, ModelOutcome } from '../../engine/model/model.ts';

interface FlowSketch {
  readonly from: string;
  readonly to: string;
  readonly kind: ModelFlow['kind'];
  readonly value: number | 'rest' | readonly number[];
  readonly median?: number;
  readonly sigma?: number;
}

export interface ModelSketch {
  readonly states: readonly string[];
  readonly flows: readonly FlowSketch[];
  readonly people: Readonly<Record<string, number>>;
  readonly steps: number;
  readonly seed?: string;
  readonly epochs?: readonly number[];
}

/** A model of constants with one stock outcome per state and one entries outcome per flow. */
export function makeModel(sketch: ModelSketch): Model {
  const states = [...sketch.states].sort();
  const epochs = sketch.epochs ?? [0];
  const flows = [...sketch.flows]
    .sort((a, b) => (a.from + '>' + a.to < b.from + '>' + b.to ? -1 : 1))
    .sort(
      (a, b) =>
        states.indexOf(a.from) - states.indexOf(b.from) ||
        states.indexOf(a.to) - states.indexOf(b.to),
    )
    .map((flow): ModelFlow => ({
      name: `${flow.from}>${flow.to}`,
      from: states.indexOf(flow.from),
      to: states.indexOf(flow.to),
      kind: flow.kind,
      value:
        flow.value === 'rest'
          ? 'rest'
          : epochs.map((_, e) => [
              typeof flow.value === 'number' ? flow.value : (flow.value as readonly number[])[e]!,
            ]), // an array has one value per epoch
      sojourn:
        flow.kind === 'share'
          ? epochs.map(() => ({
              kind: 'lognormal',
              median: [flow.median ?? 1],
              sigma: flow.sigma ?? 0,
            }))
          : [],
    }));
  const stock = states.map((name, index): ModelOutcome => ({
    name: `in ${name}`,
    label: name,
    unit: 'people',
    kind: 'stock',
    members: [index],
    startMembers: [],
  }));
  const entries = flows.map(({ name }, index): ModelOutcome => ({
    name,
    label: name,
    unit: 'people',
    kind: 'entries',
    members: [index],
    startMembers: [],
  }));
  const people = Object.entries(sketch.people);
  return {
    stream: 1,
    seed: sketch.seed ?? 'test',
    variant: 'base',
    startMonth: 2018 * 12,
    steps: sketch.steps,
    states,
    inputs: people.map(([state, value]) => ({
      purpose: `population:${state}`,
      distribution: { kind: 'fixed', value },
    })),
    splits: [],
    population: people.map(([state], input) => ({ state: states.indexOf(state), input })),
    epochs,
    flows,
    outcomes: [...stock, ...entries],
  };
}
