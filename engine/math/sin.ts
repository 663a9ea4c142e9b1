/**
 * Sine of a small angle; the same bits in every engine, unlike the built-in. Error measured below
 * 1 ulp (test/engine/math/sin.test.ts).
 *
 * @param x  radians, −π/4 to π/4
 * @returns  sin x; NaN for a greater angle, whose reduction nobody here needs
 * @source   K. C. Ng, FDLIBM k_sin.c. Coefficients copyright (C) 1993 by Sun Microsystems, Inc. All
 *           rights reserved. Permission to use, copy, modify, and distribute this software is freely
 *           granted, provided that this notice is preserved.
 */
export function sin(x: f64): f64 {
  if (!(x >= -0.7853981633974484 && x <= 0.7853981633974484)) return NaN;
  const z: f64 = x * x;
  const r: f64 =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z *
          (2.75573137070700676789e-6 +
            z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)));
  return x + z * x * (-1.66666666666666324348e-1 + z * r);
}
