import type { Tally } from '../simulate/tally.ts';
import { drawsUntil, OCTAVES } from '../simulate/octaves.ts';
import { estimateBySums, estimateOfDraws } from './by-scrambling.ts';
import type { Convergence, Estimate, Method } from './result.ts';

/** The fewest draws that an estimate is shown of; all 8 scramblings have some. */
const FEWEST = 128;

/**
 * How the mean of an outcome at the horizon has settled: from the first 128, 256, 512 … draws, as far as they
 * are known one by one, and from all. Where the mean is conditional, so are these.
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
  const last = { draws, estimate: final.value, mcse: final.mcse };
  const place = tally.conditional.outcomes.indexOf(outcome);
  if (place >= 0) return [...byOctaves(tally, place, last), last];
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
  return [...points, last];
}

/**
 * Means of expected numbers over the first draws, from their sums; with independent draws the error is that of
 * all, for as many.
 */
function byOctaves(
  { conditional: { octaves, scramblings, draws: known } }: Tally,
  place: number,
  { draws, mcse }: Convergence,
): readonly Convergence[] {
  const points: Convergence[] = [];
  const sums = new Float64Array(scramblings);
  const sizes = new Float64Array(scramblings);
  let [sum, size] = [0, 0];
  for (let k = 0; k < OCTAVES && drawsUntil(k) < draws; k++) {
    for (let r = 0; r < scramblings; r++) {
      const at = (place * OCTAVES + k) * scramblings + r;
      const own = (octaves.means.high[at] ?? 0) + (octaves.means.low[at] ?? 0);
      const count = octaves.draws[k * scramblings + r] ?? 0;
      sums[r]! += own; // a sum and a size for each scrambling
      sizes[r]! += count;
      sum += own;
      size += count;
    }
    if (size < drawsUntil(k)) break; // while a run is under way draws may be missing in between
    const scrambled = scramblings > 1 ? estimateBySums(sums, sizes) : undefined;
    const error = scrambled?.mcse ?? mcse * Math.sqrt(known / size);
    points.push({ draws: size, estimate: sum / size, mcse: error });
  }
  return points;
}
