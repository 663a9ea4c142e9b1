import type { Chunk } from './chunk-plan.ts';

/** How fast the draws of one run are, learnt from its chunks as they come in. */
export interface Pace {
  /** Most draws to deal at once, at least 1: they take about 200 milliseconds, or are few. */
  mostDraws(kind: Chunk['kind']): number;
  /** Milliseconds after which a worker that is on this chunk counts as hung. */
  patience(chunk: Chunk): number;
  /** Takes note of how long a chunk took, in milliseconds. */
  learn(chunk: Chunk, milliseconds: number): void;
}

/** Long enough that messages cost little; short enough that cancel, progress and the watchdog follow. */
const CHUNK_MS = 200;

/** Chunks of short draws: a busy machine may hold a worker back for some tenths of a second. */
const LEAST_PATIENCE_MS = 800;

/** How many times the expected time a chunk may take. */
const SLACK = 4;

/**
 * A unit of `drawWork` before anything was measured, milliseconds. It decides only about draws of very
 * much work, whose units take a few nanoseconds, up to some tens where code is cold.
 */
const UNIT_MS = 20e-6;

/** Fewer would cost more messages than they save waiting, unless a draw is known to be much work. */
const FEWEST = 32;

/** What is computed given the parameters of a draw costs several times a simulated draw. */
const GIVEN_COST = 5;

/**
 * @param work       of one draw, as `drawWork` measures it
 * @param patienceMs the shortest patience; 800 milliseconds unless given
 */
export function createPace(work: number, patienceMs: number = LEAST_PATIENCE_MS): Pace {
  const measured = new Map<Chunk['kind'], number>();
  const drawMs = (kind: Chunk['kind']) =>
    measured.get(kind) ?? work * UNIT_MS * (kind === 'simulated' ? 1 : GIVEN_COST);
  const most = (milliseconds: number) => Math.max(1, Math.floor(CHUNK_MS / milliseconds));
  const fewest = Math.min(FEWEST, most(work * UNIT_MS));
  return {
    mostDraws: (kind) => Math.max(fewest, most(drawMs(kind))),
    patience: ({ kind, draws }) => Math.max(patienceMs, SLACK * draws * drawMs(kind)),
    learn({ kind, draws }, milliseconds) {
      const seen = milliseconds / draws;
      const known = measured.get(kind);
      // up at once; down by halves, since the first chunks are slow while the code is cold
      measured.set(kind, known === undefined || seen > known ? seen : (seen + known) / 2);
    },
  };
}
