import { expOfSum } from './exp.ts';
import { highWord, withHighWord } from './float-words.ts';

// ln 2 in three parts; k times the first is exact for |k| < 2000.
const LN2_HIGH: f64 = 6.9314718036912381649e-1;
const LN2_LOW: f64 = 1.90821492927058770002e-10;
const TWO_THIRDS: f64 = 0.6666666666666666;
const TWO_THIRDS_LOW: f64 = 3.700743415417188e-17;
const SPLIT: f64 = 134217729.0; // 2^27 + 1

/** x·y − product, where product is x·y rounded: what the rounding lost. */
function lostInProduct(x: f64, y: f64, product: f64): f64 {
  const cx: f64 = SPLIT * x;
  const xHigh: f64 = cx - (cx - x);
  const xLow: f64 = x - xHigh;
  const cy: f64 = SPLIT * y;
  const yHigh: f64 = cy - (cy - y);
  const yLow: f64 = y - yHigh;
  return xHigh * yHigh - product + xHigh * yLow + xLow * yHigh + xLow * yLow;
}

/** x^y for finite x > 0, x ≠ 1, and 0 < |y| < 2^64. */
function positivePower(x: f64, y: f64): f64 {
  // log x = k·ln 2 + log m in two doubles, m in [√½, √2)
  let scaled: f64 = x;
  let k: i32 = 0;
  if (x < 2.2250738585072014e-308) {
    scaled = x * 18014398509481984.0; // subnormal: times 2^54
    k = -54;
  }
  let high: i32 = highWord(scaled);
  k = (k + (high >> 20) - 1023) | 0;
  high = high & 0xfffff;
  const carry: i32 = (high + 0x95f64) & 0x100000;
  k = (k + (carry >> 20)) | 0;
  const m: f64 = withHighWord(scaled, high | (carry ^ 0x3ff00000));
  // s = (m − 1) / (m + 1), log m = 2·atanh(s) = 2s + s·(⅔·s² + ⅖·s⁴ + …)
  const top: f64 = m - 1.0;
  const bottom: f64 = m + 1.0;
  const s: f64 = top / bottom;
  const product: f64 = s * bottom;
  const bottomLow: f64 = m - (bottom - 1.0);
  const sLow: f64 = (top - product - lostInProduct(s, bottom, product) - s * bottomLow) / bottom;
  const z: f64 = s * s;
  const zLow: f64 = lostInProduct(s, s, z) + 2.0 * s * sLow;
  let series: f64 = 0.0;
  for (let i: f64 = 29.0; i >= 5.0; i -= 2.0) series = series * z + 2.0 / i;
  const cubic: f64 = z * TWO_THIRDS;
  const cubicLow: f64 =
    lostInProduct(z, TWO_THIRDS, cubic) + zLow * TWO_THIRDS + z * TWO_THIRDS_LOW;
  const quintic: f64 = z * z * series;
  const u: f64 = cubic + quintic;
  const uLow: f64 = cubic - u + quintic + cubicLow;
  const excess: f64 = s * u;
  const excessLow: f64 = lostInProduct(s, u, excess) + s * uLow + sLow * u;
  const first: f64 = (k as f64) * LN2_HIGH;
  const second: f64 = 2.0 * s;
  const sum: f64 = first + second;
  const sumLow: f64 = k === 0 ? 0.0 : first - sum + second; // |first| > |second|
  const total: f64 = sum + excess;
  const totalLow: f64 =
    sum - total + excess + (sumLow + 2.0 * sLow + excessLow + (k as f64) * LN2_LOW);
  const logX: f64 = total + totalLow;
  const logXLow: f64 = total - logX + totalLow;
  // y·log x in two doubles, then its exponential
  const power: f64 = y * logX;
  if (power > 800) return Infinity;
  if (power < -800) return 0.0;
  const powerLow: f64 = lostInProduct(y, logX, power) + y * logXLow;
  const argument: f64 = power + powerLow;
  return expOfSum(argument, power - argument + powerLow);
}

/**
 * x to the power y; the same bits in every engine, unlike the built-in.
 *
 * log x is formed in two doubles (relative error about 2^-66), multiplied by y exactly, and both
 * parts go into the exponential. Error measured below 1 ulp; powers of whole numbers that a double
 * holds come out exact (test/engine/math/pow.test.ts).
 *
 * @param x,y  any numbers. x^0 = 1; a negative x needs a whole y, else NaN; NaN in gives NaN;
 *             (±1)^±∞ is 1
 * @source     Dekker 1971, doi:10.1007/BF01397083, for arithmetic in two doubles
 */
export function pow(x: f64, y: f64): f64 {
  if (y === 0) return 1.0;
  if (x !== x || y !== y) return NaN;
  const size: f64 = Math.abs(x);
  const whole: boolean = Math.floor(y) === y;
  const odd: boolean = whole && Math.abs(y) < 9007199254740992.0 && Math.floor(y / 2.0) * 2.0 !== y;
  if (x < 0 && !whole) return NaN;
  const negative: boolean = odd && (x < 0 || (x === 0 && 1.0 / x < 0));
  let result: f64 = 1.0;
  if (size === 1) result = 1.0;
  else if (size === 0) result = y > 0 ? 0.0 : Infinity;
  else if (size === Infinity) result = y > 0 ? Infinity : 0.0;
  else if (y === 1) result = size;
  else if (y > 1e19 || y < -1e19) result = size > 1 === y > 0 ? Infinity : 0.0;
  else result = positivePower(size, y);
  return negative ? -result : result;
}
