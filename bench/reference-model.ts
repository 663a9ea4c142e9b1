import { readFileSync } from 'node:fs';
import { compile } from '../engine/model/compile.ts';
import type { Model, ModelOutcome } from '../engine/model/model.ts';
import { readScenario } from '../engine/scenario/read-scenario.ts';

/**
 * P(attacked ≥ 1) and mean entries to prison of the reference cohort after ten years, by 8 × 131,072 Sobol
 * draws of another program for the same workload; their errors are 5.6e-6 and 2.5e-4.
 */
export const TRUTH = { attacked: 0.437095, imprisoned: 178.2907 };

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The reference cohort with two outcomes: people who have attacked, and moves into prison. */
export function referenceModel(): Model {
  const path = 'scenarios/validation/reference-cohort/scenario.yaml';
  const model = compile(readScenario(path, readText));
  const attacked = model.outcomes.filter(({ name }) => name === 'attacked');
  const move = model.flows.findIndex(({ name }) => name === 'charged>imprisoned');
  const entries: ModelOutcome = {
    name: 'prison-entries',
    label: 'Entries to prison',
    unit: 'moves',
    isWhole: true,
    measure: { kind: 'count', of: { kind: 'entries', members: [move], startMembers: [] } },
  };
  return { ...model, outcomes: [...attacked, entries] };
}
