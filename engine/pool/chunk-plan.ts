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

/** Small first chunks show an early picture; large later ones keep messages few. */
const FIRST = 256;
const SECOND = 512;
const LATER = 1024;

/**
 * Splits draws into chunks: 256 draws for each worker first, then 512 each, then 1,024.
 * How a run is split moves no number, because a draw depends on its own index alone and merging is exact.
 */
export function chunkPlan(draws: number, workers: number): ChunkPlan {
  const first = FIRST * workers;
  const second = first + SECOND * workers;
  const starts = (index: number): number => {
    if (index < workers) return FIRST * index;
    if (index < 2 * workers) return first + SECOND * (index - workers);
    return second + LATER * (index - 2 * workers);
  };
  return {
    count: countChunks(draws, workers, first, second),
    at: (index) => {
      const firstDraw = starts(index);
      return { firstDraw, draws: Math.min(starts(index + 1), draws) - firstDraw };
    },
  };
}

function countChunks(draws: number, workers: number, first: number, second: number): number {
  if (draws <= first) return Math.ceil(draws / FIRST);
  if (draws <= second) return workers + Math.ceil((draws - first) / SECOND);
  return 2 * workers + Math.ceil((draws - second) / LATER);
}
