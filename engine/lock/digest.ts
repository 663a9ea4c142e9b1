import { fail } from '../errors/baserate-error.ts';
import type { Tally } from '../simulate/tally.ts';
import { hashBytes } from './hash.ts';

/** First 16 bytes of the canonical form; a new layout gets a new number. */
const MAGIC = 'baserate-tally-1';

/**
 * Canonical bytes of what a run counted for one outcome. All integers are unsigned, 32 bits, little-endian:
 *
 * | bytes      | holds                                                             |
 * |------------|-------------------------------------------------------------------|
 * | 16         | `baserate-tally-1` in ASCII                                       |
 * | 4          | length of the outcome's name in bytes                             |
 * | as stated  | the name, UTF-8 in Unicode normal form C                          |
 * | 4          | number of draws                                                   |
 * | 4          | number of steps; the start is step 0, so steps + 1 entries follow |
 * | each step: |                                                                   |
 * | 4          | number of distinct counts seen                                    |
 * | 8 for each | the count, then the number of draws that gave it; counts ascending |
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
  const cells = tally.steps + 1;
  const firstCell = outcomeIndex * cells;
  const start = tally.offsets[firstCell] ?? 0;
  const end = tally.offsets[firstCell + cells] ?? start;
  const size = MAGIC.length + 4 + name.length + 8 + 4 * cells + 8 * (end - start);

  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC), 0);
  let at = MAGIC.length;
  const put = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  put(name.length);
  bytes.set(name, at);
  at += name.length;
  put(tally.draws);
  put(tally.steps);
  for (let cell = firstCell; cell < firstCell + cells; cell++) {
    const from = tally.offsets[cell] ?? 0;
    const to = tally.offsets[cell + 1] ?? from;
    put(to - from);
    for (let i = from; i < to; i++) {
      put(tally.values[i] ?? 0);
      put(tally.counts[i] ?? 0);
    }
  }
  return bytes;
}

/**
 * SHA-256, in hexadecimal, over the canonical bytes of one outcome's tally: equal exactly when two runs
 * counted the same in every draw's histogram at every step.
 *
 * @throws `lock/no-such-outcome` when the tally has no outcome of that index
 */
export function outcomeDigest(tally: Tally, outcomeIndex: number): string {
  return hashBytes(canonicalBytes(tally, outcomeIndex));
}
