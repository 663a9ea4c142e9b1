import { MOST_CHUNK } from '../simulate/conditional-tally.ts';
import { cutDraws, type Pieces, type PieceSizes } from './cut-draws.ts';

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

/** Simulated draws take some 10 to 50 microseconds each: the largest chunk of an ordinary scenario 100 milliseconds. */
const SIMULATED = { most: 2048, least: 256 } as const;

/** Where laws follow, nobody waits at the end of the simulated draws, and fewer messages cost less. */
const LEAST_BEFORE_LAWS = 1024;

/** Draws of the first picture, which all workers share, and of the first chunk of each of them. */
const FIRST = { picture: 256, least: 32, most: 128 } as const;

/** Laws given the parameters take less time than a simulated draw. */
const CONDITIONAL: PieceSizes = { first: 256, most: MOST_CHUNK, least: 1024 };

/** A worker's first laws are so small a share of its own, or as few as `CONDITIONAL` says. */
const FIRST_LAWS = 1 / 32;

/** Means given the parameters take several times as long as a simulated draw. */
const EXPECTED: PieceSizes = { first: 64, most: 64, least: 64 };

/** Where each worker has as many laws, which take far longer, one of them computes all means: they need no merging then. */
const MANY_LAWS = 32_768;
const ALL_EXPECTED: PieceSizes = { first: 256, most: 256, least: 256 };

/** Draws that are simulated before means are computed. */
const BEFORE_MEANS = 1024;

/** Work of one draw (see `drawWork`) times draws that a chunk holds at most: a few seconds, far from counting as hung. */
const MOST_WORK = 67_108_864;

/**
 * Splits draws into chunks that begin small for an early picture, grow, and shrink at the end; after them come
 * the draws whose laws are computed. Means come after the first pictures, which do not wait for them, and before
 * the end, where chunks that take long would keep one worker busy while the others rest. Where a draw is so much
 * work that a worker would seem hung, chunks have fewer draws.
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
  const limit = Math.max(1, Math.floor(MOST_WORK / work));
  const cut = (all: number, { first, most, least }: PieceSizes) =>
    cutDraws(all, workers, {
      first: Math.min(first, limit),
      most: Math.min(most, limit),
      least: Math.min(least, limit),
    });
  const share = Math.ceil(FIRST.picture / workers);
  const first = Math.min(FIRST.most, Math.max(FIRST.least, share));
  const least = conditional > 0 ? LEAST_BEFORE_LAWS : SIMULATED.least;
  const simulated = cut(draws, { first, most: SIMULATED.most, least });
  const ownLaws = Math.floor((conditional / workers) * FIRST_LAWS);
  const firstLaws = Math.max(CONDITIONAL.first, Math.min(CONDITIONAL.least, ownLaws));
  const lawful = cut(conditional, { ...CONDITIONAL, first: firstLaws });
  const means = cut(expected, conditional / workers < MANY_LAWS ? EXPECTED : ALL_EXPECTED);
  let early = 0;
  while (early < simulated.count && simulated.startOf(early) < BEFORE_MEANS) early++;
  const part = (kind: Chunk['kind'], { startOf }: Pieces, index: number): Chunk => {
    const firstDraw = startOf(index);
    return { kind, firstDraw, draws: startOf(index + 1) - firstDraw };
  };
  return {
    count: simulated.count + lawful.count + means.count,
    at: (index) => {
      if (index < early) return part('simulated', simulated, index);
      if (index < early + means.count) return part('expected', means, index - early);
      const later = index - means.count;
      if (later < simulated.count) return part('simulated', simulated, later);
      return part('conditional', lawful, later - simulated.count);
    },
  };
}
