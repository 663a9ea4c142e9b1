import { exp } from './exp.ts';

/** Terms of Taylor's series that bring a matrix of norm ½ below 2^-60. */
const TERMS = 16;
/** Squarings up to which the rows still sum to 1 within 1e-10: rates of half a million per step. */
const GENTLE = 20;

/**
 * Transition probabilities of one step from the rates of a continuous-time Markov process: exp(Q).
 *
 * Q = A − qI with all of A at least 0, so exp(Q) = (exp(−q/2^s)·exp(A/2^s))^(2^s): scaling, a Taylor series
 * of positive terms, squaring. Nothing is subtracted, so small probabilities keep their digits: relative
 * error measured below 1e-13 times the greatest rate, absolute below 1e-14 at rates of a few per step
 * (test/engine/math/exp-generator.test.ts). At rates beyond half a million per step rows are kept at a sum of 1.
 *
 * @param rates  of i to j at i × size + j; at least 0, the diagonal is not read
 * @param size   number of states
 * @param out    receives the probabilities, rows summing to 1
 * @source       Moler & Van Loan 2003, methods 3 and 12, doi:10.1137/S00361445024180; uniformization: Jensen 1953
 */
export function expGenerator(rates: Float64Array, size: number, out: Float64Array): void {
  let most = 0;
  const leaving = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) if (j !== i) leaving[i]! += rates[i * size + j]!; // inside
    most = Math.max(most, leaving[i]!); // inside
  }
  let squarings = 0;
  let scale = 1;
  while (most * scale > 0.5) {
    scale *= 0.5;
    squarings++;
  }
  const scaled = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const at = i * size + j;
      scaled[at] = scale * (i === j ? most - leaving[i]! : rates[at]!); // inside
    }
  }
  let term = new Float64Array(size * size);
  for (let i = 0; i < size; i++) term[i * size + i] = 1;
  let power = new Float64Array(size * size);
  out.set(term);
  for (let k = 1; k <= TERMS; k++) {
    multiply(term, scaled, size, power, 1 / k);
    [term, power] = [power, term];
    for (let at = 0; at < out.length; at++) out[at]! += term[at]!; // inside
  }
  const isFast = squarings > GENTLE;
  const decay = exp(-most * scale);
  for (let at = 0; at < out.length; at++) out[at]! *= decay; // inside
  for (; squarings > 0; squarings--) {
    multiply(out, out, size, power, 1);
    out.set(power);
    if (isFast) sumToOne(out, size);
  }
}

/** Rounding of rows that should sum to 1 doubles with each squaring; here it is taken out. */
function sumToOne(rows: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += rows[i * size + j]!; // inside
    for (let j = 0; j < size; j++) rows[i * size + j]! /= sum; // inside
  }
}

/** into = factor × a × b */
function multiply(
  a: Float64Array,
  b: Float64Array,
  size: number,
  into: Float64Array,
  factor: number,
): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += a[i * size + k]! * b[k * size + j]!; // inside
      into[i * size + j] = factor * sum;
    }
  }
}
