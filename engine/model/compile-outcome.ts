import type { Outcome } from '../scenario/scenario.ts';
import type { ModelFlow, ModelOutcome } from './model.ts';

/** States or flows whose counts add up to the outcome. */
export function compileOutcome(
  outcome: Outcome,
  states: readonly string[],
  flows: readonly ModelFlow[],
): ModelOutcome {
  const { measure } = outcome;
  const common = { name: outcome.name, label: outcome.label, unit: outcome.unit };
  if (measure.kind === 'stock') {
    const members = measure.states.map((state) => states.indexOf(state)).sort((a, b) => a - b);
    return { ...common, kind: 'stock', members, startMembers: [] };
  }
  const into = new Set(measure.to.map((state) => states.indexOf(state)));
  const from = measure.from && new Set(measure.from.map((state) => states.indexOf(state)));
  const counts = (flow: ModelFlow) =>
    into.has(flow.to) && (from ? from.has(flow.from) : !into.has(flow.from));
  return {
    ...common,
    kind: 'entries',
    members: flows.flatMap((flow, index) => (counts(flow) ? [index] : [])),
    startMembers: outcome.includesStart ? [...into].sort((a, b) => a - b) : [],
  };
}
