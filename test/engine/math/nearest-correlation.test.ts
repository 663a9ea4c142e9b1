import { describe, expect, it } from 'vitest';
import { cholesky } from '../../../engine/math/cholesky.ts';
import { nearestCorrelation } from '../../../engine/math/nearest-correlation.ts';
import { symmetricEigen } from '../../../engine/math/symmetric-eigen.ts';

const rounded = (values: Float64Array) => Array.from(values, (x) => Number(x.toFixed(4)));

describe('nearestCorrelation', () => {
  it('gives the matrix of Higham 2002, section 4, with distance 0.5278', () => {
    const given = [1, 1, 0, 1, 1, 1, 0, 1, 1];
    const nearest = nearestCorrelation(given, 3, 0);
    // printed there to four digits
    expect(rounded(nearest)).toEqual([1, 0.7607, 0.1573, 0.7607, 1, 0.7607, 0.1573, 0.7607, 1]);
    const distance = Math.sqrt(nearest.reduce((sum, x, i) => sum + (x - given[i]!) ** 2, 0));
    expect(distance).toBeCloseTo(0.5278, 4);
  });

  it('gives the matrix of the tridiagonal example of the NAG Library (routine G02AAF)', () => {
    const given = [2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2];
    expect(rounded(nearestCorrelation(given, 4, 0))).toEqual([
      1, -0.8084, 0.1916, 0.1068, -0.8084, 1, -0.6562, 0.1916, 0.1916, -0.6562, 1, -0.8084, 0.1068,
      0.1916, -0.8084, 1,
    ]);
  });

  it('leaves a correlation matrix as it is', () => {
    const valid = [1, 0.5, -0.3, 0.5, 1, 0.2, -0.3, 0.2, 1];
    nearestCorrelation(valid, 3, 1e-6).forEach((x, i) => expect(x).toBeCloseTo(valid[i]!, 12));
  });

  it('has no eigenvalue below the floor, so that its Cholesky factor exists', () => {
    const impossible = [1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1];
    expect(cholesky(impossible, 3)).toBeUndefined();
    const nearest = nearestCorrelation(impossible, 3, 1e-3);
    expect(Math.min(...symmetricEigen(nearest, 3).values)).toBeGreaterThan(1e-3 - 1e-8);
    expect(cholesky(nearest, 3)).toBeDefined();
  });
});

describe('symmetricEigen', () => {
  it('gives the eigenvalues 2 − 2·cos(kπ/(n + 1)) of the second difference matrix', () => {
    const n = 12;
    const matrix = Array.from({ length: n * n }, (_, at) => {
      const apart = Math.abs(Math.floor(at / n) - (at % n));
      return apart === 0 ? 2 : apart === 1 ? -1 : 0;
    });
    const { values, vectors } = symmetricEigen(matrix, n);
    Array.from(values)
      .sort((a, b) => a - b)
      .forEach((value, k) =>
        expect(value).toBeCloseTo(2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1)), 13),
      );
    // V·diag(λ)·Vᵀ is the matrix again
    matrix.forEach((entry, at) => {
      const [i, j] = [Math.floor(at / n), at % n];
      let sum = 0;
      for (let k = 0; k < n; k++) sum += values[k]! * vectors[i * n + k]! * vectors[j * n + k]!;
      expect(sum).toBeCloseTo(entry, 13);
    });
  });
});

describe('cholesky', () => {
  it('gives the factor that numpy 2 gives', () => {
    // numpy.linalg.cholesky([[1, .5, -.3], [.5, 1, .2], [-.3, .2, 1]])
    const factor = cholesky([1, 0.5, -0.3, 0.5, 1, 0.2, -0.3, 0.2, 1], 3);
    const expected = [
      1, 0, 0, 0.5, 0.8660254037844386, 0, -0.3, 0.40414518843273806, 0.8640987597877147,
    ];
    factor?.forEach((x, i) => expect(x).toBeCloseTo(expected[i]!, 15));
    expect(factor).toBeDefined();
  });

  it('leaves an uncorrelated row the unit row to the bit, wherever it stands', () => {
    const factor = cholesky([1, 0, 0.4, 0, 1, 0, 0.4, 0, 1], 3);
    expect(Array.from(factor ?? []).slice(3, 6)).toEqual([0, 1, 0]);
  });

  it('refuses what is not positive definite, a perfect correlation included', () => {
    expect(cholesky([1, 1, 1, 1], 2)).toBeUndefined();
    expect(cholesky([1, NaN, NaN, 1], 2)).toBeUndefined();
  });
});
