import { describe, expect, it } from 'vitest';
import { nextBelow } from '../../../engine/math/next-below.ts';
import { uniform } from '../../../engine/random/uniform.ts';

/** The double before x by its bits. */
function before(x: number): number {
  const cell = new DataView(new ArrayBuffer(8));
  cell.setFloat64(0, x);
  cell.setBigInt64(0, cell.getBigInt64(0) + (x > 0 ? -1n : 1n));
  return cell.getFloat64(0);
}

describe('nextBelow', () => {
  it('is the double before, for whole numbers, powers of two and any others', () => {
    const numbers = [1, -1, 2, -2, 3, 0.1, 1e9, -1e9, 2 ** 52, -(2 ** 52), 1e-289, 1e300];
    for (let i = 0; i < 20_000; i++)
      numbers.push((i % 2 ? 1 : -1) * 2 ** (60 * uniform(1, 1, i, 0) - 30));
    for (const x of numbers) expect(nextBelow(x), String(x)).toBe(before(x));
  });

  it('is below 0 at 0 and finite at ∞', () => {
    expect(nextBelow(0)).toBeLessThan(0);
    expect(nextBelow(Infinity)).toBe(Number.MAX_VALUE);
    expect(nextBelow(-Infinity)).toBe(-Infinity);
  });
});
