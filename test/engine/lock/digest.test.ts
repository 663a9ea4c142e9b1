import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, outcomeDigest } from '../../../engine/lock/digest.ts';
import { NOT_WHOLE } from '../../../engine/simulate/coarse-counts.ts';
import { emptyConditional } from '../../../engine/simulate/conditional-tally.ts';
import type { Tally } from '../../../engine/simulate/tally.ts';

/** Two outcomes over one step: `dé` never more than 1; `b` 300 or 2. */
const tally: Tally = {
  draws: 10,
  outcomes: ['dé', 'b'],
  steps: 1,
  scramblings: 1,
  offsets: Uint32Array.from([0, 1, 3, 4, 6]),
  values: Float64Array.from([0, 0, 1, 0, 2.5, 300]),
  counts: Uint32Array.from([10, 4, 6, 10, 7, 3]),
  levels: new Uint8Array(4),
  rests: new Float64Array(4),
  overfull: Uint32Array.from([0]),
  sample: { draws: new Uint32Array(0), values: new Float64Array(0) },
  conditional: emptyConditional(),
  expected: {
    draws: Uint32Array.from([0, 1]),
    means: Float64Array.from([0, 0, 0.5, 0.75, -0, 0, 2.25, NaN]),
    any: Float64Array.from([0.5, 0.625, 1, NaN]),
  },
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

function f64(...values: readonly number[]): Buffer {
  return Buffer.concat(
    values.map((value) => {
      const eight = Buffer.alloc(8);
      eight.writeDoubleLE(value);
      return eight;
    }),
  );
}

function f32(...values: readonly number[]): Buffer {
  return Buffer.concat(
    values.map((value) => {
      const four = Buffer.alloc(4);
      four.writeFloatLE(value);
      return four;
    }),
  );
}

/** Not a number, in the one form that is written. */
const nan = Buffer.from('0000c07f', 'hex');

describe('canonicalBytes', () => {
  it('lays out magic, name, draws, steps, the pairs of every step and the means of every draw, little-endian', () => {
    const byHand = Buffer.concat([
      Buffer.from('baserate-tally-4', 'ascii'),
      u32(1),
      Buffer.from('b', 'utf8'),
      u32(10, 1, 1, 1),
      Buffer.concat([f64(0), u32(10), u32(2), f64(2.5), u32(7), f64(300), u32(3)]),
      u32(2),
      Buffer.concat([u32(0), f32(1, 0, 2.25)]),
      Buffer.concat([u32(1), nan, f32(0), nan]),
      u32(0),
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

  it('changes when a mean given the parameters moves by a millionth, not by its last bit', () => {
    const withMean = (change: number) => {
      const means = tally.expected.means.slice();
      means[3]! += change;
      return { ...tally, expected: { ...tally.expected, means } };
    };
    expect(outcomeDigest(withMean(1e-6), 0)).not.toBe(outcomeDigest(tally, 0));
    expect(outcomeDigest(withMean(1e-6), 1)).toBe(outcomeDigest(tally, 1));
    expect(outcomeDigest(withMean(2 ** -53), 0)).toBe(outcomeDigest(tally, 0));
  });

  it('writes the draws of each scrambling, and changes when one moves between two of them', () => {
    const counts = (first: number) =>
      Uint32Array.from([4, 6, 4, 0, 0, 6, 4, 6, first, 7 - first, 0, 3]);
    const of = (first: number): Tally => ({ ...tally, scramblings: 2, counts: counts(first) });
    const bytes = Buffer.from(canonicalBytes(of(5), 1));
    expect(bytes.includes(Buffer.concat([f64(2.5), u32(5, 2), f64(300), u32(0, 3)]))).toBe(true);
    expect(outcomeDigest(of(4), 1)).not.toBe(outcomeDigest(of(5), 1));
    expect(outcomeDigest(of(4), 0)).toBe(outcomeDigest(of(5), 0));
  });

  it('writes the level of bins and what the counts add up to beyond them, and changes with both', () => {
    const of = (level: number, rest: number): Tally => ({
      ...tally,
      levels: Uint8Array.from([0, 0, 0, level]),
      rests: Float64Array.from([0, 0, 0, rest]),
    });
    const cell = Buffer.concat([u32(2 ** 31 + 2, 21), f64(-7), f64(2.5), u32(7), f64(300), u32(3)]);
    expect(Buffer.from(canonicalBytes(of(21, -7), 1)).includes(cell)).toBe(true);
    expect(canonicalBytes(of(21, -7), 1)).toHaveLength(canonicalBytes(tally, 1).length + 12);
    expect(outcomeDigest(of(21, -6), 1)).not.toBe(outcomeDigest(of(21, -7), 1));
    expect(outcomeDigest(of(22, -7), 1)).not.toBe(outcomeDigest(of(21, -7), 1));
    expect(outcomeDigest(of(NOT_WHOLE, 0), 1)).toBe(outcomeDigest(tally, 1));
  });

  it('does not depend on which other outcomes were asked for', () => {
    const alone: Tally = {
      ...tally,
      outcomes: ['b'],
      offsets: Uint32Array.from([0, 1, 3]),
      values: Float64Array.from([0, 2.5, 300]),
      counts: Uint32Array.from([10, 7, 3]),
      expected: {
        draws: tally.expected.draws,
        means: tally.expected.means.slice(4),
        any: tally.expected.any.slice(2),
      },
    };
    expect(outcomeDigest(alone, 0)).toBe(outcomeDigest(tally, 1));
  });
});
