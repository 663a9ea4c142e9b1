import type { OutcomeResult } from '../../engine/index.ts';
import type { ConvergencePoint } from './convergence-layout.ts';

/** A result that may say itself how its mean settled. */
export interface SettlingOutcome extends OutcomeResult {
  readonly convergence?: readonly ConvergencePoint[];
}

/** Estimates of one run, as far as they are known. */
export interface SeenEstimates {
  readonly run: string;
  readonly points: readonly ConvergencePoint[];
}

/**
 * The estimates of a run with its newest: from the result where it has them, else those seen while the run
 * went on. Another run, or fewer draws than before, starts anew.
 *
 * @param run what tells runs apart
 */
export function addEstimate(
  seen: SeenEstimates | undefined,
  run: string,
  outcome: SettlingOutcome,
  draws: number,
): SeenEstimates {
  const newest = { draws, estimate: outcome.final.mean.value, mcse: outcome.final.mean.mcse };
  const known = outcome.convergence ?? [];
  if (known.length > 0) {
    const before = known.filter((point) => point.draws < draws);
    return { run, points: [...before, newest] };
  }
  const last = seen?.points.at(-1)?.draws ?? 0;
  const isSame = seen?.run === run && last <= draws;
  const before = isSame ? seen.points.filter((point) => point.draws < draws) : [];
  return { run, points: [...before, newest] };
}
