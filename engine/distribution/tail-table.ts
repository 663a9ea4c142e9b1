import { highWord, powerOfTwo } from '../math/float-words.ts';
import { CELL_BITS, KEPT_OCTAVES, lookUpTails, OCTAVES, ROOM, TERMS } from './tail-lanes.ts';

/** Least tail probability that a table answers. */
const LEAST_TAIL = 1.1102230246251565e-16;

/** Steps of Halley's method at a node stop here: the error left is about the cube of this. */
export const NODE_PRECISION = 1e-4;

/**
 * One tail of a continuous distribution in a coordinate w (a logit, a logarithm, a value) in which
 * the quantile is smooth; w rises with the tail probability t.
 */
export interface TailCurve {
  /** w at tail probability t; `close` as `betaLogitQuantile` has it, `start` NaN or a guess. */
  solve(t: number, start: number, close: number): number;
  /** Density of w. */
  density(t: number, w: number): number;
  /** Derivative of the logarithm of that density. */
  logSlope(w: number): number;
  /** How far w is from the exact one at t; given where a quintic may not be enough. */
  miss?(t: number, w: number): number;
}

/** Error of w with which a cell is let through where the curve can tell. */
const CLOSE = 1e-10;

/** Places in a cell at which it is compared. */
const PROBES = [0.2, 0.5, 0.8];

/** Coefficients of s, s², … up to s⁵ for each of the cells of an octave, s in [0, 1). */
export type BuildOctave = (octave: number, cells: number) => Float64Array;

/**
 * Interpolates over tail probabilities from 2^-(octave + 2) to twice that: in each of `cells` equal
 * cells the quintic that has the exact value, first and second derivative at both ends. Where the
 * curve can tell, a cell that is off is left to be computed directly (its first coefficient is NaN).
 */
export function quinticOctave(curve: TailCurve): BuildOctave {
  return (octave, cells) => {
    const table = new Float64Array(cells * TERMS);
    const width = powerOfTwo(-2 - octave) / cells;
    let start = NaN;
    let value = 0;
    let first = 0;
    let second = 0;
    for (let node = 0; node <= cells; node++) {
      const t = (cells + node) * width;
      const nextValue = curve.solve(t, start, NODE_PRECISION);
      // F(w) = t gives dw/dt = 1 / f(w) and d²w/dt² = −f′(w) / f(w)³, f the density of w
      const nextFirst = width / curve.density(t, nextValue);
      const nextSecond = -curve.logSlope(nextValue) * nextFirst * nextFirst;
      if (node > 0) {
        const rise = nextValue - value;
        const at = (node - 1) * TERMS;
        table[at] = value;
        table[at + 1] = first;
        table[at + 2] = 0.5 * second;
        table[at + 3] = 10 * rise - 6 * first - 4 * nextFirst - 1.5 * second + 0.5 * nextSecond;
        table[at + 4] = -15 * rise + 8 * first + 7 * nextFirst + 1.5 * second - nextSecond;
        table[at + 5] = 6 * rise - 3 * (first + nextFirst) - 0.5 * (second - nextSecond);
        if (curve.miss && !isClose(curve, table, at, (cells + node - 1) * width, width))
          table[at] = NaN;
      }
      value = nextValue;
      first = nextFirst;
      second = nextSecond;
      start = value + first + 0.5 * second;
    }
    return table;
  };
}

/** Whether a cell's quintic is near the curve and rises. */
function isClose(
  curve: TailCurve,
  table: Float64Array,
  at: number,
  start: number,
  width: number,
): boolean {
  return PROBES.every((s) => {
    let value = 0;
    let slope = 0;
    for (let k = TERMS - 1; k >= 0; k--) {
      slope = slope * s + value;
      value = value * s + table[at + k]!; // the cell is inside the table
    }
    return slope > 0 && Math.abs(curve.miss?.(start + s * width, value) ?? NaN) < CLOSE;
  });
}

/**
 * w over one tail, its octaves built when first asked for. Each octave depends on the curve and
 * its number only, so the order of the calls changes nothing.
 *
 * @param bits   power of two of cells an octave gets, 1 to 10
 * @param exact  answers t below 2^-53, t = ½ and cells whose first coefficient is NaN
 */
export function tailTable(
  build: BuildOctave,
  bits: number,
  exact: (t: number) => number,
): TailTable {
  const cells = 1 << bits;
  const octaves: (Float64Array | undefined)[] = new Array<Float64Array | undefined>(OCTAVES).fill(
    undefined,
  );
  const scales = Float64Array.from({ length: OCTAVES }, (_, j) => powerOfTwo(j + 2 + bits));
  const valueAt = (t: number) => {
    if (!(t < 0.5 && t >= LEAST_TAIL)) return exact(t);
    const high = highWord(t);
    const octave = 1021 - (high >> 20);
    let table = octaves[octave];
    if (table === undefined) {
      table = build(octave, cells);
      octaves[octave] = table;
    }
    const cell = (high >> (20 - bits)) & (cells - 1);
    const s = t * scales[octave]! - cells - cell; // exact; the octave is inside the table
    const at = cell * TERMS;
    // the cell is inside the table
    const w =
      table[at]! +
      s *
        (table[at + 1]! +
          s * (table[at + 2]! + s * (table[at + 3]! + s * (table[at + 4]! + s * table[at + 5]!))));
    return w === w ? w : exact(t);
  };
  return Object.assign(valueAt, { octaves, bits });
}

/** w over one tail, and the octaves of it that have been built. */
export interface TailTable {
  (t: number): number;
  readonly octaves: readonly (Float64Array | undefined)[];
  readonly bits: number;
}

/** The tables of both tails, joined as `joinTails` does it and kept between two values. */
export interface TailTables {
  readonly lower: TailTable;
  readonly upper: TailTable;
  readonly least: number;
  readonly most: number;
}

/** Whether `lookUpTails` can look tables up. */
export function canLookUp({ lower, upper }: TailTables): boolean {
  return lower.bits === CELL_BITS && upper.bits === CELL_BITS;
}

/**
 * Copies the octaves that have been built by now to where `lookUpTails` finds them: `ROOM` coefficients from `room`
 * on, 2 × `KEPT_OCTAVES` places from `first` on, each −1 until its octave is there.
 */
export function copyOctaves(
  { lower, upper }: TailTables,
  cells: Float64Array,
  room: number,
  places: Int32Array,
  first: number,
): void {
  for (const [tail, { octaves }] of [lower, upper].entries()) {
    for (let octave = 0; octave < KEPT_OCTAVES; octave++) {
      const built = octaves[octave];
      const index = tail * KEPT_OCTAVES + octave;
      if (built === undefined || (places[first + index] ?? 0) >= 0) continue;
      const at = room + index * (ROOM / (2 * KEPT_OCTAVES));
      cells.set(built, at);
      places[first + index] = at;
    }
  }
}

/** Numbers that are looked up at a time. */
const BLOCK = 64;

/**
 * Turns probabilities into quantiles in their place: the numbers that tables give, in a loop of its own; others,
 * and those of octaves that have not been built, are taken singly.
 *
 * @param tables that can be looked up
 * @param single quantile of a probability that has to be taken by itself
 */
export function fillFromTails(
  tables: TailTables,
  single: (u: number) => number,
): (values: Float64Array, at: number, count: number) => void {
  const { least, most } = tables;
  const missed = new Int32Array(BLOCK);
  let cells = new Float64Array(0);
  const places = new Int32Array(2 * KEPT_OCTAVES).fill(-1);
  return (values, at, count) => {
    if (cells.length === 0) cells = new Float64Array(ROOM);
    for (let from = at; from < at + count; from += BLOCK) {
      const now = Math.min(BLOCK, at + count - from);
      const end = lookUpTails(values, from, now, cells, places, 0, least, most, missed, 0);
      for (let k = 0; k < end; k++) values[missed[k]!] = single(values[missed[k]!]!); // places of values
      if (end > 0) copyOctaves(tables, cells, 0, places, 0);
    }
  };
}

/** Joins the tables of both tails; `upper` gives w of the upper tail as it falls, such as −log x. */
export function joinTails(
  lower: (t: number) => number,
  upper: (t: number) => number,
): (p: number, q: number) => number {
  return (p, q) => (p <= 0.5 ? lower(p) : -upper(q));
}
