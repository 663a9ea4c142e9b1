import { fail } from '../errors/baserate-error.ts';
import type { Tally } from '../simulate/tally.ts';
import { hashBytes } from './hash.ts';

/** First 16 bytes of the canonical form; a new layout gets a new number. */
const MAGIC = 'baserate-tally-2';

/**
 * Canonical bytes of what a run gave for one outcome. Integers are unsigned, 32 bits; other numbers floating
 * point, 64 or 32 bits; all little-endian. 0 is written without a sign, what is no number as 0x7fc00000.
 * Means and probabilities are rounded to 32 bits (24 significant), so that a change elsewhere that moves
 * only the last bits of a sum does not count as a move of this outcome.
 *
 * | bytes       | holds                                                               |
 * |-------------|---------------------------------------------------------------------|
 * | 16          | `baserate-tally-2` in ASCII                                         |
 * | 4           | length of the outcome's name in bytes                               |
 * | as stated   | the name, UTF-8 in Unicode normal form C                            |
 * | 4           | number of draws                                                     |
 * | 4           | number of steps; the start is step 0, so steps + 1 entries follow   |
 * | each step:  |                                                                     |
 * | 4           | number of distinct values seen                                      |
 * | 12 for each | the value (8), then the number of draws that gave it; ascending     |
 * | 4           | number of draws with means given their parameters                   |
 * | each draw:  |                                                                     |
 * | 4           | its number                                                          |
 * | 4           | probability of at least one at the horizon, given its parameters    |
 * | 4 each step | mean given its parameters                                           |
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
  const { expected } = tally;
  const cells = tally.steps + 1;
  const firstCell = outcomeIndex * cells;
  const seen = (tally.offsets[firstCell + cells] ?? 0) - (tally.offsets[firstCell] ?? 0);
  const given = expected.draws.length;
  const size = MAGIC.length + 4 + name.length + 8 + 4 * cells + 12 * seen;
  const writer = createWriter(size + 4 + given * (8 + 4 * cells));

  writer.bytes(new TextEncoder().encode(MAGIC));
  writer.whole(name.length);
  writer.bytes(name);
  writer.whole(tally.draws);
  writer.whole(tally.steps);
  for (let cell = firstCell; cell < firstCell + cells; cell++) {
    const from = tally.offsets[cell] ?? 0;
    const to = tally.offsets[cell + 1] ?? from;
    writer.whole(to - from);
    for (let i = from; i < to; i++) {
      writer.number(tally.values[i] ?? NaN);
      writer.whole(tally.counts[i] ?? 0);
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
  return writer.written;
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
