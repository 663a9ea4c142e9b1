/** A run of consecutive draws, the unit of work sent to a worker. */
export interface Chunk {
  readonly firstDraw: number;
  readonly draws: number;
}

/** The chunks of a run, computed when asked for, so that a run of 1e9 draws needs no list. */
export interface ChunkPlan {
  readonly count: number;
  /** Chunk of an index from 0 to count − 1; chunks cover every draw once, in order. */
  at(index: number): Chunk;
}

/** A small first chunk shows an early picture. */
const FIRST = 128;

/**
 * Few enough that a chunk of an ordinary scenario takes some 50 milliseconds, so that progress is smooth
 * and a cancelled run frees its workers without ending them; many enough that messages cost little.
 */
const LATER = 512;

/**
 * Splits draws into chunks: 128 draws for each worker first, then 512.
 * How a run is split moves no number, because a draw depends on its own index alone and merging is exact.
 */
export function chunkPlan(draws: number, workers: number): ChunkPlan {
  const early = FIRST * workers;
  const startOf = (index: number): number =>
    index < workers ? FIRST * index : early + LATER * (index - workers);
  const count =
    draws <= early ? Math.ceil(draws / FIRST) : workers + Math.ceil((draws - early) / LATER);
  return {
    count,
    at: (index) => {
      const firstDraw = startOf(index);
      return { firstDraw, draws: Math.min(startOf(index + 1), draws) - firstDraw };
    },
  };
}
