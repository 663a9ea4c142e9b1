// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
import type { KernelSize } from './kernel-size.ts';

/** How many people are where, and how many have moved. */
export class Crowd {
  flowTo: Int32Array;
  /** 1 for a flow that a capacity limits: who would move by it waits for the capacity's word. */
  limited: Int32Array;
  /** People in each state: while a step is worked out, at its beginning. */
  counts: Int32Array;
  /** Moves on each flow since the start, then entries by each inflow. */
  moved: Float64Array;
  /** Who has entered each state and was neither dealt nor classed yet. */
  arrivals: Int32Array;
  /** Who leaves each state in this step; kept where there are capacities. */
  left: Int32Array;
  hasLimits: boolean;
  /** Who would move by a limited flow. */
  wish: Int32Array;
  private change: Int32Array;

  constructor(size: KernelSize) {
    this.flowTo = new Int32Array(size.flows);
    this.limited = new Int32Array(size.flows);
    this.counts = new Int32Array(size.states);
    this.moved = new Float64Array(size.flows + size.inflows);
    this.arrivals = new Int32Array(size.states);
    this.left = new Int32Array(size.states);
    this.hasLimits = size.capacities > 0;
    this.wish = new Int32Array(size.flows);
    this.change = new Int32Array(size.states);
  }

  /** Puts people in their states. */
  start(initial: Int32Array): void {
    this.moved.fill(0.0);
    for (let s: i32 = 0; s < this.counts.length; s++) {
      this.counts[s] = initial[s]!;
      this.arrivals[s] = initial[s]!;
    }
  }

  /** People leave `from` by a flow, or would if a capacity lets them. */
  leave(from: i32, flow: i32, people: i32): void {
    this.change[from] = this.change[from]! - people;
    if (this.hasLimits) {
      this.left[from] = this.left[from]! + people;
      if (this.limited[flow]! === 1) {
        this.wish[flow] = this.wish[flow]! + people;
        return;
      }
    }
    this.arrive(flow, people);
  }

  /** People who have left arrive where a flow leads. */
  arrive(flow: i32, people: i32): void {
    const to: i32 = this.flowTo[flow]!;
    this.change[to] = this.change[to]! + people;
    this.arrivals[to] = this.arrivals[to]! + people;
    this.moved[flow] = this.moved[flow]! + (people as f64);
  }

  /** People enter from outside with the moves of this step. */
  enter(state: i32, move: i32, people: i32): void {
    this.change[state] = this.change[state]! + people;
    this.arrivals[state] = this.arrivals[state]! + people;
    this.moved[move] = this.moved[move]! + (people as f64);
  }

  /** People enter from outside between two steps. */
  enterBetween(state: i32, move: i32, people: i32): void {
    this.counts[state] = this.counts[state]! + people;
    this.arrivals[state] = this.arrivals[state]! + people;
    this.moved[move] = this.moved[move]! + (people as f64);
  }

  /** All moves of the step happen. */
  endStep(): void {
    for (let s: i32 = 0; s < this.counts.length; s++) {
      this.counts[s] = this.counts[s]! + this.change[s]!;
      this.change[s] = 0;
    }
    if (this.hasLimits) this.left.fill(0);
  }
}
