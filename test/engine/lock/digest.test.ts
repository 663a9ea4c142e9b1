import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, outcomeDigest } from '../../../engine/lock/digest.ts';
import type { Tally } from '../../../engine/simulate/tally.ts';

/** Two outcomes over one step: `dé` never more than 1; `b` 300 or 2. */
const tally: Tally = {
  draws: 10,
  outcomes: ['dé', 'b'],
  steps: 1,
  offsets: Uint32Array.from([0, 1, 3, 4, 6]),
  values: Uint32Array.from([0, 0, 1, 0, 2, 300]),
  counts: Uint32Array.from([10, 4, 6, 10, 7, 3]),
  overfull: Uint32Array.from([0]),
  sample: { draws: new Uint32Array(0), counts: new Uint32Array(0) },
};

/** The documented layout written out by hand. */
function u32(...values: readonly number[]): Buffer {
  return Buffer.concat(
    values.map((value) => {
      const four = Buffer.alloc(4);
      four.writeUInt32LE(value);
      return four;
    }),
  );
}

describe('canonicalBytes', () => {
  it('lays out magic, name, draws, steps and the pairs of every step in little-endian 32-bit integers', () => {
    const byHand = Buffer.concat([
      Buffer.from('baserate-tally-1', 'ascii'),
      u32(1),
      Buffer.from('b', 'utf8'),
      u32(10, 1, 1, 0, 10, 2, 2, 7, 300, 3),
    ]);
    expect(Buffer.from(canonicalBytes(tally, 1)).equals(byHand)).toBe(true);
  });

  it('writes names in Unicode normal form C, so that both ways to type é are one name', () => {
    const decomposed = { ...tally, outcomes: ['de\u0301', 'b'] };
    expect(canonicalBytes(decomposed, 0)).toEqual(canonicalBytes(tally, 0));
    const bytes = Buffer.from(canonicalBytes(tally, 0));
    expect(bytes.subarray(16, 23).equals(Buffer.concat([u32(3), Buffer.from('d\u00e9')]))).toBe(
      true,
    );
  });

  it('refuses an outcome that the tally does not hold', () => {
    expect(() => canonicalBytes(tally, 2)).toThrow('lock/no-such-outcome');
  });
});

describe('outcomeDigest', () => {
  it('is the SHA-256 of the canonical bytes, as OpenSSL computes it', () => {
    const hash = createHash('sha256').update(canonicalBytes(tally, 0)).digest('hex');
    expect(outcomeDigest(tally, 0)).toBe(hash);
  });

  it('changes when a single draw moves from one count to another', () => {
    const moved = { ...tally, counts: Uint32Array.from([10, 4, 6, 10, 6, 4]) };
    expect(outcomeDigest(moved, 1)).not.toBe(outcomeDigest(tally, 1));
    expect(outcomeDigest(moved, 0)).toBe(outcomeDigest(tally, 0));
  });

  it('does not depend on which other outcomes were asked for', () => {
    const alone: Tally = {
      ...tally,
      outcomes: ['b'],
      offsets: Uint32Array.from([0, 1, 3]),
      values: Uint32Array.from([0, 2, 300]),
      counts: Uint32Array.from([10, 7, 3]),
    };
    expect(outcomeDigest(alone, 0)).toBe(outcomeDigest(tally, 1));
  });
});
