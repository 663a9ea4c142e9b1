import { exp } from './exp.ts';
import { truncated } from './float-words.ts';

/** erf(x) / x − 1 for |x| < 0.84375, from z = x². */
function innerExcess(z: f64): f64 {
  return (
    (1.28379167095512558561e-1 +
      z *
        (-3.2504210724700149937e-1 +
          z *
            (-2.84817495755985104766e-2 +
              z * (-5.77027029648944159157e-3 + z * -2.37630166566501626084e-5)))) /
    (1.0 +
      z *
        (3.97917223959155352819e-1 +
          z *
            (6.50222499887672944485e-2 +
              z *
                (5.08130628187576562776e-3 +
                  z * (1.32494738004321644526e-4 + z * -3.9602282787753681232e-6)))))
  );
}

/** erf(1 + s) − 0.845062911510467529297 for 1 + s from 0.84375 to 1.25. */
function middleExcess(s: f64): f64 {
  return (
    (-2.36211856075265944077e-3 +
      s *
        (4.14856118683748331666e-1 +
          s *
            (-3.72207876035701323847e-1 +
              s *
                (3.18346619901161753674e-1 +
                  s *
                    (-1.10894694282396677476e-1 +
                      s * (3.54783043256182359371e-2 + s * -2.166375594868790843e-3)))))) /
    (1.0 +
      s *
        (1.06420880400844228286e-1 +
          s *
            (5.40397917702171048937e-1 +
              s *
                (7.18286544141962662868e-2 +
                  s *
                    (1.26171219808761642112e-1 +
                      s * (1.36370839120290507362e-2 + s * 1.1984499846799107417e-2))))))
  );
}

/** log(x·erfc(x)) + x² + 0.5625 for x from 1.25 to 1 / 0.35, from z = 1 / x². */
function outerLog(z: f64): f64 {
  return (
    (-9.86494403484714822705e-3 +
      z *
        (-6.93858572707181764372e-1 +
          z *
            (-1.05586262253232909814e1 +
              z *
                (-6.23753324503260060396e1 +
                  z *
                    (-1.62396669462573470355e2 +
                      z *
                        (-1.84605092906711035994e2 +
                          z * (-8.12874355063065934246e1 + z * -9.81432934416914548592))))))) /
    (1.0 +
      z *
        (1.96512716674392571292e1 +
          z *
            (1.376577541435190426e2 +
              z *
                (4.34565877475229228821e2 +
                  z *
                    (6.45387271733267880336e2 +
                      z *
                        (4.29008140027567833386e2 +
                          z *
                            (1.08635005541779435134e2 +
                              z * (6.57024977031928170135 + z * -6.04244152148580987438e-2))))))))
  );
}

/** The same for x from 1 / 0.35 to 28. */
function farLog(z: f64): f64 {
  return (
    (-9.86494292470009928597e-3 +
      z *
        (-7.99283237680523006574e-1 +
          z *
            (-1.77579549177547519889e1 +
              z *
                (-1.60636384855821916062e2 +
                  z *
                    (-6.37566443368389627722e2 +
                      z * (-1.02509513161107724954e3 + z * -4.83519191608651397019e2)))))) /
    (1.0 +
      z *
        (3.03380607434824582924e1 +
          z *
            (3.25792512996573918826e2 +
              z *
                (1.53672958608443695994e3 +
                  z *
                    (3.19985821950859553908e3 +
                      z *
                        (2.55305040643316442583e3 +
                          z * (4.74528541206955367215e2 + z * -2.24409524465858183362e1)))))))
  );
}

/**
 * Complementary error function 1 − erf(x) = (2 / √π)·∫ from x to ∞ of e^−t² dt; the same bits in
 * every engine. Error measured below 2.5 ulp (test/engine/math/erfc.test.ts).
 *
 * @param x  any number; above 28 the result is 0
 * @source   FDLIBM s_erf.c, for the four rational approximations. Coefficients copyright (C) 1993
 *           by Sun Microsystems, Inc. All rights reserved. Permission to use, copy, modify, and
 *           distribute this software is freely granted, provided that this notice is preserved.
 */
export function erfc(x: f64): f64 {
  if (x !== x) return x;
  const size: f64 = Math.abs(x);
  if (size < 0.84375) {
    if (x < 0.25) return 1.0 - (x + x * innerExcess(x * x));
    return 0.5 - (x * innerExcess(x * x) + (x - 0.5));
  }
  if (size < 1.25) {
    const excess: f64 = middleExcess(size - 1.0);
    return x > 0
      ? 1.0 - 8.45062911510467529297e-1 - excess
      : 1.0 + (8.45062911510467529297e-1 + excess);
  }
  if (size >= 28) return x > 0 ? 0.0 : 2.0;
  const z: f64 = 1.0 / (size * size);
  const exponent: f64 = size < 2.857142857142857 ? outerLog(z) : farLog(z);
  const short: f64 = truncated(size);
  const tail: f64 =
    (exp(-short * short - 0.5625) * exp((short - size) * (short + size) + exponent)) / size;
  return x > 0 ? tail : 2.0 - tail;
}
