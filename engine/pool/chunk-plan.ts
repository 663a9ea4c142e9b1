/** A run of consecutive draws, the unit of work sent to a worker. */
export interface Chunk {
  /** Whether people's fates are simulated, or means given the parameters computed. */
  readonly kind: 'simulated' | 'expected';
  readonly firstDraw: number;
  readonly draws: number;
}

/** The chunks of a run, computed when asked for, so that a run of 1e9 draws needs no list. */
export interface ChunkPlan {
  readonly count: number;
  /** Chunk of an index from 0 to count − 1; chunks of a kind cover each of its draws once, in order. */
  at(index: number): Chunk;
}

/** A small first chunk shows an early picture. */
const FIRST = 128;

/**
 * Few enough that a chunk of an ordinary scenario takes some 50 milliseconds, so that progress is smooth
 * and a cancelled run frees its workers without ending them; many enough that messages cost little.
 */
const LATER = 512;

/** Means given the parameters take several times as long as a simulated draw. */
const EXPECTED = 64;

/**
 * Splits draws into chunks: 128 draws for each worker first, then 512; last, so that the first picture does
 * not wait for them, the draws whose means are computed, 64 at a time.
 * How a run is split moves no number, because a draw depends on its own index alone and merging is exact.
 *
 * @param draws    to be simulated
 * @param workers  that share them
 * @param expected draws 0 … this − 1 get means given their parameters
 */
export function chunkPlan(draws: number, workers: number, expected = 0): ChunkPlan {
  const early = FIRST * workers;
  const startOf = (index: number): number =>
    index < workers ? FIRST * index : early + LATER * (index - workers);
  const simulated =
    draws <= early ? Math.ceil(draws / FIRST) : workers + Math.ceil((draws - early) / LATER);
  return {
    count: simulated + Math.ceil(expected / EXPECTED),
    at: (index) => {
      if (index >= simulated) {
        const firstDraw = EXPECTED * (index - simulated);
        return { kind: 'expected', firstDraw, draws: Math.min(EXPECTED, expected - firstDraw) };
      }
      const firstDraw = startOf(index);
      return {
        kind: 'simulated',
        firstDraw,
        draws: Math.min(startOf(index + 1), draws) - firstDraw,
      };
    },
  };
}
