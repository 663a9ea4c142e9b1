import type { Result, Scenario, Stop } from '../engine/index.ts';
import { estimateText } from './number-text.ts';

/**
 * How the outcome that a scenario wants precisely has settled, and whether it is as precise as asked; nothing
 * where it wants none or was told how many draws to take.
 */
export function precisionLines(
  { run: { precision } }: Pick<Scenario, 'run'>,
  result: Result,
  stops: readonly Stop[],
): readonly string[] {
  const outcome = result.outcomes.find(({ name }) => name === precision?.outcome);
  if (!precision || !outcome || stops.length === 0) return [];
  const { value, mcse } = outcome.final.mean;
  const earlier = stops.filter(({ draws }) => draws < result.draws);
  const steps = [...earlier, { draws: result.draws, value, mcse }].map(settled);
  const isReached = mcse <= precision.mcse;
  return [
    `Mean of "${outcome.label}" by draws: ${steps.join(', ')}`,
    isReached
      ? `Its error is at most ${precision.mcse}, as asked`
      : `Its error is above ${precision.mcse}, which was asked for (raise the draws, or use sampling: sobol)`,
  ];
}

function settled({ draws, ...estimate }: Stop): string {
  return `${draws}: ${estimateText(estimate)}`;
}
