import type { Tally } from '../simulate/tally.ts';
import { estimateOfDraws } from './by-scrambling.ts';
import type { Convergence, Estimate, Method } from './result.ts';

/** The fewest draws that an estimate is shown of; all 8 scramblings have some. */
const FEWEST = 128;

/**
 * How the mean of an outcome at the horizon has settled: from the first 128, 256, 512 … draws of which single
 * values are kept, and from all. Where the mean is conditional, so are these.
 *
 * @param final the mean from all draws
 * @param draws of the run
 */
export function convergenceOf(
  tally: Tally,
  outcome: number,
  final: Estimate & { readonly method: Method },
  draws: number,
): readonly Convergence[] {
  const { sample, expected, steps, scramblings } = tally;
  const row = (outcome * (steps + 1) + steps) * expected.draws.length;
  const kept =
    final.method === 'conditional'
      ? { draws: expected.draws, values: expected.means.subarray(row, row + expected.draws.length) }
      : {
          draws: sample.draws,
          values: sample.values.subarray(
            outcome * sample.draws.length,
            (outcome + 1) * sample.draws.length,
          ),
        };
  const points: Convergence[] = [];
  for (let size = FEWEST; size <= kept.draws.length && size < draws; size *= 2) {
    // while a run is under way draws may be missing in between
    if (kept.draws[size - 1] !== size - 1) break;
    const { value, mcse } = estimateOfDraws(
      kept.values.subarray(0, size),
      kept.draws.subarray(0, size),
      scramblings,
    );
    if (!Number.isNaN(value)) points.push({ draws: size, estimate: value, mcse });
  }
  return [...points, { draws, estimate: final.value, mcse: final.mcse }];
}
