/** A run of consecutive draws, the unit of work sent to a worker. */
export interface Chunk {
  /** Whether people's fates are simulated, or laws or means given the parameters computed. */
  readonly kind: 'simulated' | 'conditional' | 'expected';
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

/** Laws given the parameters take less time than a simulated draw, and their chunks more to send. */
const CONDITIONAL = 4096;

/** Means given the parameters take several times as long as a simulated draw. */
const EXPECTED = 64;

/** Work of one draw (see `drawWork`) times draws that a chunk holds at most: a few seconds, far from counting as hung. */
const MOST_WORK = 67_108_864;

/**
 * Splits draws into chunks: 128 draws for each worker first, then 512; then, so that the first picture does
 * not wait for them, the draws whose laws are computed, 4,096 at a time, and whose means are, 64 at a time.
 * Where a draw is so much work that a worker would seem hung, chunks have fewer draws.
 * How a run is split moves no number, because a draw depends on its own index alone and merging is exact.
 *
 * @param draws       to be simulated
 * @param workers     that share them
 * @param expected    draws 0 … this − 1 get means given their parameters
 * @param work        of one draw, as `drawWork` measures it
 * @param conditional draws 0 … this − 1 get laws given their parameters
 */
export function chunkPlan(
  draws: number,
  workers: number,
  expected = 0,
  work = 1,
  conditional = 0,
): ChunkPlan {
  const most = Math.max(1, Math.floor(MOST_WORK / work));
  const first = Math.min(FIRST, most);
  const later = Math.min(LATER, most);
  const means = Math.min(EXPECTED, most);
  const laws = Math.min(CONDITIONAL, most);
  const early = first * workers;
  const startOf = (index: number): number =>
    index < workers ? first * index : early + later * (index - workers);
  const simulated =
    draws <= early ? Math.ceil(draws / first) : workers + Math.ceil((draws - early) / later);
  const lawful = simulated + Math.ceil(conditional / laws);
  const part = (kind: Chunk['kind'], firstDraw: number, size: number, all: number): Chunk => ({
    kind,
    firstDraw,
    draws: Math.min(size, all - firstDraw),
  });
  return {
    count: lawful + Math.ceil(expected / means),
    at: (index) => {
      if (index >= lawful) return part('expected', means * (index - lawful), means, expected);
      if (index >= simulated) {
        return part('conditional', laws * (index - simulated), laws, conditional);
      }
      const firstDraw = startOf(index);
      return part('simulated', firstDraw, startOf(index + 1) - firstDraw, draws);
    },
  };
}
