import type { Convergence, Result, Scenario } from '../engine/index.ts';
import { estimateText } from './number-text.ts';

/** How the outcome that a scenario wants precisely has settled, and whether it is as precise as asked. */
export function precisionLines(
  { run: { precision } }: Pick<Scenario, 'run'>,
  result: Result,
): readonly string[] {
  const outcome = result.outcomes.find(({ name }) => name === precision?.outcome);
  if (!precision || !outcome) return [];
  const steps = (outcome.convergence ?? []).map(settled);
  const isReached = outcome.final.mean.mcse <= precision.mcse;
  return [
    `Mean of "${outcome.label}" by draws: ${steps.join(', ')}`,
    isReached
      ? `Its error is at most ${precision.mcse}, as asked`
      : `Its error is above ${precision.mcse}, which was asked for (raise the draws, or use sampling: sobol)`,
  ];
}

function settled({ draws, estimate, mcse }: Convergence): string {
  return `${draws}: ${estimateText({ value: estimate, mcse })}`;
}
