// Portable subset: this file also compiles as AssemblyScript.
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { normalCdf } from '../math/normal-cdf.ts';
import { normalQuantile } from '../math/normal-quantile.ts';

/**
 * Steps a person stays who enters in the middle of a step: the smallest d ≥ 1 with time ≤ d + ½.
 *
 * @param median steps
 * @param sigma  standard deviation of log time over people; 0 is the same time for everybody
 * @param u      uniform number, 0 to 1 exclusive; not used when sigma is 0
 * @param limit  more than that is returned as limit + 1
 */
export function sojournSteps(median: f64, sigma: f64, u: f64, limit: i32): i32 {
  return wholeSteps(sigma > 0.0 ? median * exp(sigma * normalQuantile(u)) : median, 0, limit);
}

/** The same for somebody who is known to have stayed more than `stayed` steps. */
export function remainingSteps(median: f64, sigma: f64, stayed: i32, u: f64, limit: i32): i32 {
  if (sigma === 0.0) return wholeSteps(median, stayed, limit);
  // by the upper tail, which keeps its precision where little of it is left
  const z: f64 = log(((stayed as f64) + 0.5) / median) / sigma;
  const survival: f64 = normalCdf(-z) * (1.0 - u);
  if (survival <= 0.0) return (stayed + 1) | 0;
  return wholeSteps(median * exp(-sigma * normalQuantile(survival)), stayed, limit);
}

function wholeSteps(time: f64, stayed: i32, limit: i32): i32 {
  const steps: f64 = Math.ceil(time - 0.5);
  if (steps <= (stayed as f64)) return (stayed + 1) | 0;
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

/** P(stays more than d steps), precise in the tail. */
export function sojournSurvival(median: f64, sigma: f64, d: i32): f64 {
  const time: f64 = (d as f64) + 0.5;
  if (sigma > 0.0) return normalCdf(-log(time / median) / sigma);
  return time >= median ? 0.0 : 1.0;
}
