import { binomialTails, pearson } from '../../oracle/goodness-of-fit.ts';

/** Chances of what is as far from independent even numbers as a stream is. */
export interface StreamFit {
  /** χ² of 4,096 equal cells. */
  readonly even: number;
  /** χ² of the lowest eight bits. */
  readonly lowBits: number;
  /** Pairs of equal numbers. */
  readonly repeats: number;
  /** χ² of 64 × 64 cells of each number and the next, and each number and that of another stream. */
  readonly next: number;
  readonly other: number;
}

/** Chance of the frequencies of equally likely cells. */
function evenness(cells: number, count: number, cellOf: (i: number) => number): number {
  const counts = new Float64Array(cells);
  for (let i = 0; i < count; i++) counts[cellOf(i)]! += 1;
  return pearson(
    counts,
    Array.from({ length: cells }, () => 1 / cells),
    count,
  );
}

/**
 * How well numbers (n + ½)·2^-bits stand for independent uniform ones.
 *
 * @param others numbers of another stream at the same places
 */
export function fitStream(values: Float64Array, others: Float64Array, bits: number): StreamFit {
  const count = values.length;
  const sorted = values.toSorted();
  let repeats = 0;
  for (let i = 1; i < count; i++) if (sorted[i] === sorted[i - 1]) repeats++;
  const cell = (u: number) => Math.floor(64 * u);
  return {
    even: evenness(4096, count, (i) => Math.floor(4096 * values[i]!)),
    lowBits: evenness(256, count, (i) => Math.floor(values[i]! * 2 ** bits) % 256),
    repeats: binomialTails((count * (count - 1)) / 2, 2 ** -bits, Math.min(repeats, 10_000)),
    next: evenness(4096, count - 1, (i) => 64 * cell(values[i]!) + cell(values[i + 1]!)),
    other: evenness(4096, count, (i) => 64 * cell(values[i]!) + cell(others[i]!)),
  };
}
