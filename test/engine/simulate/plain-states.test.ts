import { describe, expect, it } from 'vitest';
import { purposeKey } from '../../../engine/random/purpose-key.ts';
import { threefry2x32 } from '../../../engine/random/threefry.ts';
import { ExitTable } from '../../../engine/simulate/exit-table.ts';
import { KernelSize } from '../../../engine/simulate/kernel-size.ts';
import { invertMass, reciprocals } from '../../../engine/simulate/lanes.ts';
import { MOST_SINGLY, PlainStates } from '../../../engine/simulate/plain-states.ts';
import { binomialMass, chiSquareScore } from '../../oracle/chi-square.ts';

const DRAWS = 60_000;
/** One-sided tail of the standard normal beyond 5.5 is 2e-8; some 40 scores are taken. */
const LIMIT = 5.5;

/** One state with exits, the given ones each given none of the earlier. */
function plainStates(exits: number, lanes = 1): { plain: PlainStates; table: ExitTable } {
  const size = new KernelSize();
  size.states = 2;
  size.flows = exits + 1;
  size.epochs = 1;
  const table = new ExitTable(size);
  table.firstFlow.set([0, 1, exits + 1]);
  for (let s = 0; s < 2; s++) {
    table.exitKeys.set(purposeKey([1, 2], `exit:${s}`), 2 * s);
    table.singleKeys.set(purposeKey([1, 2], `split:${s}`), 2 * s);
  }
  for (let f = 0; f <= exits; f++) table.splitKeys.set(purposeKey([1, 2], `split:>${f}`), 2 * f);
  return { plain: new PlainStates(size, lanes, table), table };
}

/** Frequencies of leavers of n people in the third step. */
function frequencies(n: number, p: number, sample?: (draw: number) => number): number[] {
  const { plain } = plainStates(1);
  const seen = new Array<number>(n + 2).fill(0);
  for (let draw = 0; draw < DRAWS; draw++) {
    plain.begin(0, draw);
    plain.setRow(1, 0, 0, p, Float64Array.of(1), 0, 1);
    seen[sample ? sample(draw) : plain.leavers(1, 0, n, 3)]! += 1;
  }
  return seen;
}

describe('leavers', () => {
  it.each([
    [1, 0.3],
    [12, 0.04],
    [31, 0.2],
    [32, 0.2],
    [103, 0.0048],
    [400, 0.865],
    [850, 0.02],
    [850, 0.0005],
    [1023, 0.04],
    [1024, 0.04],
    [40, 0.65],
    [95, 0.5],
    [97, 0.5],
    [850, 0.97],
    [40_000, 1e-5],
    [40_000, 0.00119],
    [40_000, 0.2],
    [1_000_000, 1e-6],
    [1_000_000, 4.7e-5],
  ])('have the exact probabilities for n = %d, p = %d', (n, p) => {
    expect(chiSquareScore(frequencies(n, p), binomialMass(n, p))).toBeLessThan(LIMIT);
  });

  it('from a stretched probability or one person more are noticed', () => {
    expect(chiSquareScore(frequencies(850, 0.0205), binomialMass(850, 0.02))).toBeGreaterThan(
      LIMIT,
    );
    expect(chiSquareScore(frequencies(870, 0.02), binomialMass(850, 0.02))).toBeGreaterThan(LIMIT);
  });

  it('are none or all where the chance is 0 or 1', () => {
    const { plain } = plainStates(1);
    plain.begin(0, 0);
    plain.setRow(0, 0, 0, 0, Float64Array.of(0), 0, 1);
    plain.setRow(1, 0, 0, 1, Float64Array.of(1), 0, 1);
    for (let step = 1; step < 200; step++) {
      expect(plain.leavers(0, 0, 1_000_000_000, step)).toBe(0);
      expect(plain.leavers(1, 0, 1_000_000_000, step)).toBe(1_000_000_000);
    }
  });

  it('of a step are the same whether earlier steps were asked for or not', () => {
    const { plain } = plainStates(1);
    const ask = (steps: readonly number[]) => {
      plain.begin(0, 7);
      plain.setRow(1, 0, 0, 0.1, Float64Array.of(1), 0, 1);
      return steps.map((step) => plain.leavers(1, 0, 100, step)).at(-1);
    };
    expect(ask([1, 2, 3, 40])).toBe(ask([40]));
    expect(new Set([1, 2, 3, 4, 5, 6, 7, 8].map((step) => ask([step]))).size).toBeGreaterThan(3);
  });

  it('follow number t of an sfc32 stream in step t, written here from its publication', () => {
    const { plain, table } = plainStates(1);
    const reciprocal = reciprocals();
    for (let draw = 0; draw < 50; draw++) {
      const next = sfc32([...blocks(table.exitKeys[2]!, table.exitKeys[3]!, draw, 0)]);
      plain.begin(0, draw);
      plain.setRow(1, 0, 0, 0.2, Float64Array.of(1), 0, 1);
      for (let step = 1; step <= 60; step++) {
        const n = BigInt((next() ^ 0x80000000) >>> 0) * 2n ** 20n + BigInt(next() >>> 12);
        const u = (Number(n) + 0.5) / 2 ** 52;
        const found = invertMass(u, plain.stayAll(1, 90), 91 * (0.2 / 0.8), 0.2 / 0.8, reciprocal);
        expect(plain.leavers(1, 0, 90, step)).toBe(found);
      }
    }
  });
});

/** The two Threefry blocks that start a stream, four words. */
function blocks(k0: number, k1: number, draw: number, block: number): Uint32Array {
  const out = new Int32Array(4);
  threefry2x32(k0, k1, draw, 2 * block, out.subarray(0, 2));
  threefry2x32(k0, k1, draw, 2 * block + 1, out.subarray(2));
  return new Uint32Array(out);
}

/** sfc32 of PractRand 0.94, as published there. */
function sfc32(seed: number[]): () => number {
  let [a = 0, b = 0, c = 0, counter = 0] = seed;
  return () => {
    const tmp = (a + b + counter++) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + tmp) >>> 0;
    return tmp;
  };
}

describe('exits', () => {
  const shares = [0.4, 0, 0.001, 0.25, 0.049, 0.2, 0.1];
  const conditional = Float64Array.from(shares, (share, j) => {
    const tail = shares.slice(j).reduce((a, b) => a + b, 0);
    return share / tail;
  });

  function counts(leavers: number, parts: readonly number[]): number[][] {
    const { plain } = plainStates(shares.length);
    const seen = shares.map(() => new Array<number>(leavers + 2).fill(0));
    for (let draw = 0; draw < DRAWS / 2; draw++) {
      plain.begin(0, draw);
      plain.setRow(1, 0, 0, 0.5, conditional, 0, 1);
      const sum = shares.map(() => 0);
      parts.forEach((part, step) => {
        plain.splitLeavers(1, 0, part, step + 1, conditional, 0, 1);
        shares.forEach((_, j) => (sum[j]! += plain.split[j]!));
      });
      expect(sum.reduce((a, b) => a + b, 0)).toBe(leavers);
      sum.forEach((x, j) => (seen[j]![x]! += 1));
    }
    return seen;
  }

  it.each([[[1]], [[5]], [[31, 1, 1, 40]], [[128]], [[129]], [[2, 600]]])(
    'of leavers by parts of %j are multinomial in each margin',
    (parts) => {
      const leavers = parts.reduce((a, b) => a + b, 0);
      counts(leavers, parts).forEach((seen, j) => {
        if (shares[j] === 0) expect(seen[0]).toBe(DRAWS / 2);
        else expect(chiSquareScore(seen, binomialMass(leavers, shares[j]!))).toBeLessThan(LIMIT);
      });
    },
  );

  it('of the same people are the same however they are grouped into steps', () => {
    const { plain } = plainStates(shares.length);
    const total = (parts: readonly number[]) => {
      plain.begin(0, 3);
      plain.setRow(1, 0, 0, 0.5, conditional, 0, 1);
      const sum = shares.map(() => 0);
      parts.forEach((part) => {
        plain.splitLeavers(1, 0, part, 1, conditional, 0, 1);
        shares.forEach((_, j) => (sum[j]! += plain.split[j]!));
      });
      return sum;
    };
    expect(total([1, 2, 28, 1, 32])).toEqual(total([MOST_SINGLY, 64 - MOST_SINGLY]));
    const more = total([MOST_SINGLY, 64 - MOST_SINGLY]);
    const fewer = total([MOST_SINGLY, 63 - MOST_SINGLY]);
    const moved = more.map((x, j) => x - fewer[j]!);
    expect(moved.filter((x) => x !== 0)).toEqual([1]);
  });

  it('change from the step on in which the chances change, for the people left', () => {
    const { plain } = plainStates(2);
    const one = Float64Array.of(1, 1);
    const other = Float64Array.of(0, 1);
    plain.begin(0, 3);
    plain.setRow(1, 0, 0, 0.5, one, 0, 1);
    plain.splitLeavers(1, 0, 10, 1, one, 0, 1);
    expect(Array.from(plain.split.subarray(0, 2))).toEqual([10, 0]);
    plain.setRow(1, 0, 1, 0.5, other, 0, 1);
    plain.splitLeavers(1, 0, 10, 2, other, 0, 1);
    expect(Array.from(plain.split.subarray(0, 2))).toEqual([0, 10]);
  });

  it('of a word that equals the chance as far as it goes are told by a further number', () => {
    const { plain, table } = plainStates(2);
    let below = 0;
    const draws = 4000;
    for (let draw = 0; draw < draws; draw++) {
      const word = sfc32([...blocks(table.singleKeys[2]!, table.singleKeys[3]!, draw, 1)])() >>> 1;
      const conditionals = Float64Array.of((word + 0.3) / 2 ** 31, 1);
      plain.begin(0, draw);
      plain.setRow(1, 0, 0, 0.5, conditionals, 0, 1);
      plain.splitLeavers(1, 0, 1, 1, conditionals, 0, 1); // word 0, of the stream 0
      const before = plain.split[0]!;
      plain.splitLeavers(1, 0, 1, 2, conditionals, 0, 1); // word 1, of the stream 1
      below += plain.split[0]!;
      expect(before).toBeLessThanOrEqual(1);
    }
    expect(Math.abs(below / draws - 0.3)).toBeLessThan(5 * Math.sqrt(0.21 / draws));
  });
});
