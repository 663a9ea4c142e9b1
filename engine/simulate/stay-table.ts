// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import type { KernelSize } from './kernel-size.ts';
import { remainingSteps, sojournCdf, sojournSteps, sojournSurvival } from './sojourn.ts';

/** Entries of a guide table (Chen & Asau 1974): on average less than one step of search remains. */
const GUIDE: i32 = 256;

/** How long people stay in dealt states: one distribution of whole steps for each flow and row. */
export class StayTable {
  /** The time of flow f in a row is firstTime[f] + row. */
  firstTime: Int32Array;
  /** By time: lognormal, in steps; sigma 0 is the same time for everybody. */
  median: Float64Array;
  sigma: Float64Array;
  /** By time: its table, where it is the same in every draw, else −1. */
  tableOf: Int32Array;
  /** P(stays at most d steps): table × width + d. */
  cdf: Float64Array;
  width: i32;
  /** Where to start looking: smallest d with P(at most d) ≥ j / GUIDE, at table × GUIDE + j. */
  private guide: Int32Array;

  constructor(size: KernelSize) {
    const width: i32 = size.steps + size.before + 1;
    this.width = width;
    this.firstTime = new Int32Array(size.flows);
    this.median = new Float64Array(size.times);
    this.sigma = new Float64Array(size.times);
    this.tableOf = new Int32Array(size.times);
    this.cdf = new Float64Array(size.timeTables * width);
    this.guide = new Int32Array(size.timeTables * GUIDE);
  }

  /** Fills a table from the lognormal of a time. */
  tabulate(table: i32, median: f64, sigma: f64): void {
    const at: i32 = table * this.width;
    for (let d: i32 = 1; d < this.width; d++) this.cdf[at + d] = sojournCdf(median, sigma, d);
    this.index(table);
  }

  /** Makes a table of `cdf` ready for use. */
  index(table: i32): void {
    const at: i32 = table * this.width;
    let d: i32 = 1;
    for (let j: i32 = 0; j < GUIDE; j++) {
      const u: f64 = (j as f64) / (GUIDE as f64);
      while (d < this.width && this.cdf[at + d]! < u) d = d + 1;
      this.guide[table * GUIDE + j] = d;
    }
  }

  isSameForAll(time: i32): boolean {
    return this.sigma[time]! === 0.0;
  }

  /** The steps that everybody stays, more than `stayed`, where sigma is 0. */
  fixedSteps(time: i32, stayed: i32, limit: i32): i32 {
    return remainingSteps(this.median[time]!, 0.0, stayed, 0.5, limit);
  }

  /** P(stays at most d steps); 0 below 1, since nobody leaves in the step of entry. */
  stayedAtMost(time: i32, d: i32): f64 {
    if (d < 1) return 0.0;
    const table: i32 = this.tableOf[time]!;
    if (table < 0) return sojournCdf(this.median[time]!, this.sigma[time]!, d);
    return this.cdf[table * this.width + d]!;
  }

  /** P(stays more than d steps). */
  staysLonger(time: i32, d: i32): f64 {
    if (d < 1) return 1.0;
    const table: i32 = this.tableOf[time]!;
    if (table < 0) return sojournSurvival(this.median[time]!, this.sigma[time]!, d);
    return 1.0 - this.cdf[table * this.width + d]!;
  }

  /**
   * One person's steps in the state, more than `stayed`, at which the distribution reaches the uniform
   * number u; more than `limit` for somebody who is there longer.
   */
  steps(time: i32, stayed: i32, u: f64, limit: i32): i32 {
    const table: i32 = this.tableOf[time]!;
    if (table < 0) {
      const median: f64 = this.median[time]!;
      const sigma: f64 = this.sigma[time]!;
      if (stayed === 0) return sojournSteps(median, sigma, u, limit);
      return remainingSteps(median, sigma, stayed, u, limit);
    }
    const at: i32 = table * this.width;
    let reached: f64 = u;
    if (stayed > 0) {
      const before: f64 = this.cdf[at + stayed]!;
      reached = before + u * (1.0 - before);
      if (reached >= 1.0) reached = 1.0 - 1.1102230246251565e-16; // the last number below 1
    }
    let d: i32 = this.guide[table * GUIDE + (Math.floor(reached * (GUIDE as f64)) as i32)]!;
    if (d <= stayed) d = stayed + 1;
    while (d <= limit && this.cdf[at + d]! < reached) d = d + 1;
    return d;
  }
}
