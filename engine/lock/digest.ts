import { fail } from '../errors/baserate-error.ts';
import { sumsOf, type Conditional } from '../simulate/conditional-tally.ts';
import { NOT_WHOLE } from '../simulate/coarse-counts.ts';
import type { Tally } from '../simulate/tally.ts';
import { hashBytes } from './hash.ts';

/** First 16 bytes of the canonical form; a new layout gets a new number. */
const MAGIC = 'baserate-tally-4';

/** Added to the number of values where these stand for bins. */
const BINS = 2147483648;

/**
 * Canonical bytes of what a run gave for one outcome. Integers are unsigned, 32 bits; other numbers floating
 * point, 64 or 32 bits; all little-endian. 0 is written without a sign, what is no number as 0x7fc00000.
 * Means, sums and probabilities are rounded to 32 bits (24 significant), so that a change elsewhere that moves
 * only the last bits of a sum does not count as a move of this outcome.
 *
 * | bytes       | holds                                                               |
 * |-------------|---------------------------------------------------------------------|
 * | 16          | `baserate-tally-4` in ASCII                                         |
 * | 4           | length of the outcome's name in bytes                               |
 * | as stated   | the name, UTF-8 in Unicode normal form C                            |
 * | 4           | number of simulated draws; 0 here and in each step where the law is |
 * |             | known, since how many are simulated then depends on other outcomes  |
 * | 4           | number of steps; the start is step 0, so steps + 1 entries follow   |
 * | 4           | number r of scramblings of Sobol points; 1 for random numbers       |
 * | each step:  |                                                                     |
 * | 4           | number of distinct values seen; of bins plus 2^31                   |
 * | of bins:    | where a cell holds more values than are kept (`coarseCount`)        |
 * | 4           | their level                                                         |
 * | 8 r         | what the counts add up to beyond the values, by scrambling          |
 * | each value: | ascending                                                           |
 * | 8           | the value                                                           |
 * | 4 r         | number of draws that gave it, by scrambling                         |
 * | 4           | number of draws with means given their parameters                   |
 * | each draw:  |                                                                     |
 * | 4           | its number                                                          |
 * | 4           | probability of at least one at the horizon, given its parameters    |
 * | 4 each step | mean given its parameters                                           |
 * | 4           | number of draws with laws given their parameters; if any:           |
 * | 8           | people of every draw, or 0 where they differ or are of several parts |
 * | each step:  |                                                                     |
 * | 4           | number of bins of expected numbers that some draw is in             |
 * | each bin:   | ascending                                                           |
 * | 4           | the bin                                                             |
 * | 4 r         | draws that are in it, by scrambling                                 |
 * | 8 for each  | where people differ: the sums of the bin (`Conditional.sums`)       |
 * | 4 r         | sum of expected numbers, by scrambling                              |
 * | 4           | number of the first draws that were kept one by one                 |
 * | 8 for each  | the value at the horizon                                            |
 *
 * Nothing else of the tally enters, so the digest of an outcome does not depend on which other
 * outcomes were asked for, nor on chunks, workers or their order.
 *
 * @throws `lock/no-such-outcome` when the tally has no outcome of that index
 */
export function canonicalBytes(tally: Tally, outcomeIndex: number): Uint8Array {
  const outcome = tally.outcomes[outcomeIndex];
  if (outcome === undefined) {
    throw fail('lock/no-such-outcome', 'outcome', 'the tally holds no such outcome', outcomeIndex);
  }
  const name = new TextEncoder().encode(outcome.normalize('NFC'));
  const { expected, scramblings } = tally;
  const cells = tally.steps + 1;
  const firstCell = outcomeIndex * cells;
  const lawIndex = tally.conditional.outcomes.indexOf(outcomeIndex);
  const offsets = lawIndex < 0 ? tally.offsets : new Uint32Array(tally.offsets.length);
  const seen = (offsets[firstCell + cells] ?? 0) - (offsets[firstCell] ?? 0);
  const levelOf = (cell: number) => (lawIndex < 0 ? (tally.levels[cell] ?? 0) % NOT_WHOLE : 0);
  const given = expected.draws.length;
  let size = MAGIC.length + 4 + name.length + 12 + 4 * cells + (8 + 4 * scramblings) * seen;
  for (let cell = firstCell; cell < firstCell + cells; cell++) {
    if (levelOf(cell) > 0) size += 4 + 8 * scramblings;
  }
  const laws = lawSize(tally, lawIndex);
  const writer = createWriter(size + 4 + given * (8 + 4 * cells) + laws);

  writer.bytes(new TextEncoder().encode(MAGIC));
  writer.whole(name.length);
  writer.bytes(name);
  writer.whole(lawIndex < 0 ? tally.draws : 0);
  writer.whole(tally.steps);
  writer.whole(scramblings);
  for (let cell = firstCell; cell < firstCell + cells; cell++) {
    const from = offsets[cell] ?? 0;
    const to = offsets[cell + 1] ?? from;
    const level = levelOf(cell);
    writer.whole(level > 0 ? BINS + to - from : to - from);
    if (level > 0) {
      writer.whole(level);
      for (let r = cell * scramblings; r < (cell + 1) * scramblings; r++) {
        writer.number(tally.rests[r] ?? NaN);
      }
    }
    for (let i = from; i < to; i++) {
      writer.number(tally.values[i] ?? NaN);
      for (let r = 0; r < scramblings; r++) {
        writer.whole(tally.counts[i * scramblings + r] ?? 0);
      }
    }
  }
  writer.whole(given);
  for (let k = 0; k < given; k++) {
    writer.whole(expected.draws[k] ?? 0);
    writer.rounded(expected.any[outcomeIndex * given + k] ?? NaN);
    for (let cell = firstCell; cell < firstCell + cells; cell++) {
      writer.rounded(expected.means[cell * given + k] ?? NaN);
    }
  }
  writeLaws(tally, outcomeIndex, lawIndex, writer);
  return writer.written;
}

/** Sums of a bin, and where those of the first bin of an outcome stand. */
function sumsAt({ parts, people, offsets }: Conditional, lawIndex: number, rows: number) {
  let first = 0;
  for (let c = 0; c < lawIndex; c++) {
    const bins = (offsets[(c + 1) * rows] ?? 0) - (offsets[c * rows] ?? 0);
    first += bins * sumsOf(people, parts[c] ?? []);
  }
  return { width: sumsOf(people, parts[lawIndex] ?? []), first };
}

function lawSize({ conditional, sample, steps }: Tally, lawIndex: number): number {
  if (lawIndex < 0) return 4;
  const { offsets, scramblings } = conditional;
  const rows = steps + 1;
  const first = lawIndex * rows;
  const bins = (offsets[first + rows] ?? 0) - (offsets[first] ?? 0);
  const { width } = sumsAt(conditional, lawIndex, rows);
  const perBin = 4 + 4 * scramblings + 8 * width;
  return 16 + 8 * sample.draws.length + rows * (4 + 4 * scramblings) + bins * perBin;
}

function writeLaws(
  { conditional, sample, steps }: Tally,
  outcomeIndex: number,
  lawIndex: number,
  writer: ReturnType<typeof createWriter>,
): void {
  writer.whole(lawIndex < 0 ? 0 : conditional.draws);
  if (lawIndex < 0) return;
  const { offsets, bins, counts, sums, scramblings, high, low } = conditional;
  const { width, first } = sumsAt(conditional, lawIndex, steps + 1);
  let at = first;
  writer.number(conditional.people);
  for (let cell = lawIndex * (steps + 1); cell < (lawIndex + 1) * (steps + 1); cell++) {
    const from = offsets[cell] ?? 0;
    const to = offsets[cell + 1] ?? from;
    writer.whole(to - from);
    for (let i = from; i < to; i++) {
      writer.whole(bins[i] ?? 0);
      for (let r = i * scramblings; r < (i + 1) * scramblings; r++) writer.whole(counts[r] ?? 0);
      for (const end = at + width; at < end; at++) writer.number(sums[at] ?? NaN);
    }
    for (let r = cell * scramblings; r < (cell + 1) * scramblings; r++) {
      writer.rounded((high[r] ?? NaN) + (low[r] ?? NaN));
    }
  }
  const kept = sample.draws.length;
  writer.whole(kept);
  for (let k = 0; k < kept; k++) writer.number(sample.values[outcomeIndex * kept + k] ?? NaN);
}

/** Writes numbers one after the other. */
function createWriter(size: number) {
  const written = new Uint8Array(size);
  const view = new DataView(written.buffer);
  let at = 0;
  return {
    written,
    bytes(values: Uint8Array) {
      written.set(values, at);
      at += values.length;
    },
    whole(value: number) {
      view.setUint32(at, value, true);
      at += 4;
    },
    number(value: number) {
      view.setFloat64(at, value === 0 ? 0 : value, true);
      at += 8;
    },
    rounded(value: number) {
      const short = Math.fround(value);
      if (Number.isNaN(short)) view.setUint32(at, 0x7fc00000, true);
      else view.setFloat32(at, short === 0 ? 0 : short, true);
      at += 4;
    },
  };
}

/**
 * SHA-256, in hexadecimal, over the canonical bytes of one outcome: equal exactly when two runs gave the
 * same histogram at every step, and the same means given the parameters.
 *
 * @throws `lock/no-such-outcome` when the tally has no outcome of that index
 */
export function outcomeDigest(tally: Tally, outcomeIndex: number): string {
  return hashBytes(canonicalBytes(tally, outcomeIndex));
}
