import type { Model } from '../../engine/model/model.ts';

/** A model with the number of one flow, such as `abroad>returned`, multiplied: a fault that tests must see. */
export function scaledFlow(model: Model, name: string, factor: number): Model {
  if (!model.flows.some((flow) => flow.name === name)) throw new Error(`no flow ${name}`);
  const flows = model.flows.map((flow) =>
    flow.name === name
      ? {
          ...flow,
          value: flow.value.map((own) => (own === 'rest' ? own : [...own, factor, '*' as const])),
        }
      : flow,
  );
  return { ...model, flows };
}
