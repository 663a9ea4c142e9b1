import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SOBOL_DIMENSIONS } from '../../../engine/random/joe-kuo.ts';
import { sobolDirections } from '../../../engine/random/sobol-directions.ts';
import references from '../../fixtures/sobol-references.json' with { type: 'json' };

/** Coordinates of a point as whole numbers, times 2^bits. */
function pointOf(directions: Int32Array, dimensions: number, index: number, bits: number) {
  return Array.from({ length: dimensions }, (_, d) => {
    let x = 0;
    for (let k = 0; k < 32; k++) if ((index >>> k) & 1) x ^= directions[32 * d + k]!;
    return x >>> (32 - bits);
  });
}

const ascending = (points: readonly (readonly number[])[]) =>
  points.map((point) => point.map((x) => String(x).padStart(4, '0')).join()).sort();

describe('sobolDirections', () => {
  it('gives the first 128 points that scipy gives, as a set', () => {
    const dimensions = references.points[0]!.length;
    const directions = sobolDirections(dimensions);
    const points = references.points.map((_, i) => pointOf(directions, dimensions, i, 7));
    expect(ascending(points)).toEqual(ascending(references.points));
  });

  it('has the direction numbers of all 512 dimensions that scipy has', () => {
    const directions = sobolDirections(SOBOL_DIMENSIONS);
    const bytes = new DataView(new ArrayBuffer(4 * directions.length));
    directions.forEach((number, i) => bytes.setInt32(4 * i, number));
    const digest = createHash('sha256').update(new Uint8Array(bytes.buffer)).digest('hex');
    expect(digest).toBe(references.directions);
  });

  it('gives no more dimensions than it has', () => {
    expect(sobolDirections(SOBOL_DIMENSIONS + 5)).toHaveLength(32 * SOBOL_DIMENSIONS);
  });
});
