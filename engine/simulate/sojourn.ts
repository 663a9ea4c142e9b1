// Portable subset: this file also compiles as AssemblyScript.
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { normalCdf } from '../math/normal-cdf.ts';
import { normalQuantile } from '../math/normal-quantile.ts';
import { uniform } from '../random/uniform.ts';

/**
 * Steps a person stays who enters at mid-month: the smallest d ≥ 1 with time ≤ d + ½.
 *
 * @param median months
 * @param sigma  standard deviation of log time over people; 0 is the same time for everybody
 * @param limit  steps left to the horizon; more than that is returned as limit + 1
 */
export function drawSojourn(
  median: f64,
  sigma: f64,
  limit: i32,
  k0: i32,
  k1: i32,
  draw: i32,
  word: i32,
): i32 {
  const time: f64 =
    sigma > 0.0 ? median * exp(sigma * normalQuantile(uniform(k0, k1, draw, word))) : median;
  const steps: f64 = Math.ceil(time - 0.5);
  if (steps <= 1.0) return 1;
  if (steps > (limit as f64)) return (limit + 1) | 0;
  return steps as i32;
}

/** P(stays at most d steps) = F(d + ½) of the lognormal time, d ≥ 1. */
export function sojournCdf(median: f64, sigma: f64, d: i32): f64 {
  const time: f64 = (d as f64) + 0.5;
  if (sigma > 0.0) return normalCdf(log(time / median) / sigma);
  return time >= median ? 1.0 : 0.0;
}
