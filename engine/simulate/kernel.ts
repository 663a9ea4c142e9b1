// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
// Long because one step of everybody is worked out here, from its parts.
import { binomial } from './binomial.ts';
import { Classes } from './classes.ts';
import { counterWord, keyBlock } from './counter-word.ts';
import { Crowd } from './crowd.ts';
import { Dealer } from './dealer.ts';
import { ExitTable } from './exit-table.ts';
import { Gate } from './gate.ts';
import { InputLanes } from './input-lanes.ts';
import type { KernelSize } from './kernel-size.ts';
import { LaneKernel } from './lane-kernel.ts';
import { Meter } from './meter.ts';
import { PlainStates } from './plain-states.ts';
import { poisson } from './poisson.ts';
import { COMPETING, DEALT } from './state-form.ts';
import { StayTable } from './stay-table.ts';

/**
 * One draw of a multi-state cohort, counted in whole people.
 *
 * The host writes the plan once (flow and state tables, keys) and the draw's probabilities before
 * each call of `simulate`; it reads `meter.values`. Step t covers t − 1 to t; what is dealt, counted or
 * recorded at step t happens at its end.
 */
export class Kernel {
  states: i32;
  steps: i32;
  epochs: i32;
  /** Form of each state: FINAL, COMPETING or DEALT. */
  form: Int32Array;
  /** Epoch of each step. */
  epochOfStep: Int32Array;
  /** People in each state at the start. */
  initial: Int32Array;
  /** P(entered k steps before the start | not later): state × (before + 1) + k, where `hasEntered`. */
  enteredHazard: Float64Array;
  hasEntered: Int32Array;
  enteredKeys: Int32Array;
  /** Inflows: the state entered, 1 where people enter at the start of a step, 1 where Poisson. */
  inflowState: Int32Array;
  inflowAtStart: Int32Array;
  inflowIsPoisson: Int32Array;
  inflowKeys: Int32Array;
  /** Whole people in step t: inflow × (steps + 1) + t; mean in an epoch: inflow × epochs + epoch. */
  inflowPeople: Int32Array;
  inflowRate: Float64Array;
  /** 1 for a step in which something may happen to people whom nothing is due for. */
  busy: Int32Array;
  exit: ExitTable;
  stay: StayTable;
  /** Competing states whose people are not told apart. */
  plain: PlainStates;
  classes: Classes;
  crowd: Crowd;
  dealer: Dealer;
  gate: Gate;
  meter: Meter;
  /** Draws side by side, where the model is plain. */
  lanes: LaneKernel;
  /** What their numbers follow from. */
  inputs: InputLanes;
  private flows: i32;
  private inflows: i32;
  private before: i32;
  /** People in states that anybody may leave in any step. */
  private exposed: i32;

  constructor(size: KernelSize) {
    const exit: ExitTable = new ExitTable(size);
    const stay: StayTable = new StayTable(size);
    const initial: Int32Array = new Int32Array(size.states);
    const crowd: Crowd = new Crowd(size);
    const meter: Meter = new Meter(size, initial);
    const form: Int32Array = new Int32Array(size.states);
    const epochOfStep: Int32Array = new Int32Array(size.steps + 1);
    this.states = size.states;
    this.steps = size.steps;
    this.epochs = size.epochs;
    this.flows = size.flows;
    this.inflows = size.inflows;
    this.before = size.before;
    this.exposed = 0;
    this.form = form;
    this.epochOfStep = epochOfStep;
    this.initial = initial;
    this.enteredHazard = new Float64Array(size.states * (size.before + 1));
    this.hasEntered = new Int32Array(size.states);
    this.enteredKeys = new Int32Array(2 * size.states);
    this.inflowState = new Int32Array(size.inflows);
    this.inflowAtStart = new Int32Array(size.inflows);
    this.inflowIsPoisson = new Int32Array(size.inflows);
    this.inflowKeys = new Int32Array(2 * size.inflows);
    this.inflowPeople = new Int32Array(size.inflows * (size.steps + 1));
    this.inflowRate = new Float64Array(size.inflows * size.epochs);
    this.busy = new Int32Array(size.steps + 1);
    this.exit = exit;
    this.stay = stay;
    this.plain = new PlainStates(size, 1, exit);
    this.classes = new Classes(size);
    this.crowd = crowd;
    this.dealer = new Dealer(size, exit, stay);
    this.gate = new Gate(size);
    this.meter = meter;
    this.lanes = new LaneKernel(size, exit, crowd, meter, form, epochOfStep, initial);
    this.inputs = new InputLanes(size);
  }

  /** Follows everybody from the start to the horizon in draw number `draw`. */
  simulate(draw: i32): void {
    this.start(draw);
    for (let step: i32 = 1; step <= this.steps; step++) this.advance(draw, step);
  }

  /** Puts the initial people in their states. */
  start(draw: i32): void {
    this.crowd.start(this.initial);
    this.dealer.clear();
    this.classes.clear();
    this.plain.begin(0, draw);
    this.meter.record(0, this.epochOfStep[0]!, draw, this.crowd);
    for (let s: i32 = 0; s < this.states; s++) {
      if (this.hasEntered[s]! === 1) this.placeEarlier(s, draw);
    }
    this.settle(draw, 0);
  }

  /** Moves everybody by one step; all states read the counts at its beginning. */
  advance(draw: i32, step: i32): void {
    const epoch: i32 = this.epochOfStep[step]!;
    if (this.exposed === 0 && this.dealer.dueAt[step]! === 0 && this.busy[step]! === 0) {
      this.meter.repeat(step, epoch, draw, this.crowd);
      return;
    }
    const crowd: Crowd = this.crowd;
    for (let s: i32 = 0; s < this.states; s++) {
      if (crowd.counts[s]! === 0) continue;
      if (this.form[s]! === COMPETING) this.leaveByChance(s, epoch, draw, step);
      else if (this.form[s]! === DEALT) {
        if (this.dealer.isDealtAnew(s, step)) this.dealer.dealAnew(s, step, this.epochOfStep, draw);
        this.dealer.leaveWhenDue(s, step, crowd);
      }
    }
    if (this.gate.capacities > 0) this.gate.admit(crowd, this.classes, step);
    for (let i: i32 = 0; i < this.inflows; i++) {
      if (this.inflowAtStart[i]! === 1) continue;
      const people: i32 = this.drawInflow(i, draw, step);
      if (people > 0) crowd.enter(this.inflowState[i]!, this.flows + i, people);
    }
    crowd.endStep();
    this.meter.record(step, epoch, draw, crowd);
    this.settle(draw, step);
  }

  /** Lets in who enters at the start of the next step, and deals or classes all who have arrived. */
  private settle(draw: i32, step: i32): void {
    const crowd: Crowd = this.crowd;
    for (let i: i32 = 0; i < this.inflows && step < this.steps; i++) {
      if (this.inflowAtStart[i]! === 0) continue;
      const people: i32 = this.drawInflow(i, draw, step + 1);
      if (people > 0) crowd.enterBetween(this.inflowState[i]!, this.flows + i, people);
    }
    const epoch: i32 = this.epochOfStep[step]!;
    if (this.classes.hasAny) this.classArrivals(step, epoch);
    let exposed: i32 = 0;
    for (let s: i32 = 0; s < this.states; s++) {
      const form: i32 = this.form[s]!;
      const arrived: i32 = crowd.arrivals[s]!;
      crowd.arrivals[s] = 0;
      if (form === COMPETING) exposed += crowd.counts[s]!;
      else if (form === DEALT && arrived > 0) {
        const row: i32 = this.exit.row(s, this.exit.cohort(s, epoch), epoch);
        this.dealer.deal(s, arrived, step, step, row, draw);
      }
    }
    this.exposed = exposed;
  }

  private classArrivals(step: i32, epoch: i32): void {
    for (let s: i32 = 0; s < this.states; s++) {
      if (!this.classes.isTold(s)) continue;
      if (step > 0) this.classes.age(s);
      const arrived: i32 = this.crowd.arrivals[s]!;
      if (arrived > 0) this.classes.add(s, this.exit.cohort(s, epoch), 0, arrived);
    }
  }

  private leaveByChance(s: i32, epoch: i32, draw: i32, step: i32): void {
    if (!this.classes.hasAny || !this.classes.isTold(s)) {
      this.leaveByStreams(s, this.crowd.counts[s]!, this.exit.row(s, 0, epoch), step);
      return;
    }
    const cohorts: i32 = this.classes.cohorts[s]!;
    const dwells: i32 = this.classes.dwells[s]!;
    for (let cohort: i32 = 0; cohort < cohorts; cohort++) {
      const row: i32 = this.exit.row(s, cohort, epoch);
      for (let dwell: i32 = 0; dwell < dwells; dwell++) {
        const people: i32 = this.classes.people(s, cohort, dwell);
        if (people === 0) continue;
        const left: i32 = this.leaveClass(
          s,
          people,
          row,
          dwell,
          cohort * dwells + dwell,
          draw,
          step,
        );
        if (left > 0) this.classes.add(s, cohort, dwell, -left);
      }
    }
  }

  /** How many leave of those who are not told apart from others, or are the first class of those who are. */
  private leaveByStreams(s: i32, people: i32, row: i32, step: i32): i32 {
    const exits: ExitTable = this.exit;
    const plain: PlainStates = this.plain;
    const at: i32 = exits.exit(s, row, 0);
    if (plain.row(s, 0) !== row) {
      const p: f64 = exits.leave[exits.cell(s, row, 0)]!;
      plain.setRow(s, 0, row, p, exits.conditional, at, 1);
    }
    const leavers: i32 = plain.leavers(s, 0, people, step);
    if (leavers === 0) return 0;
    plain.splitLeavers(s, 0, leavers, step, exits.conditional, at, 1);
    const first: i32 = exits.firstFlow[s]!;
    const ways: i32 = exits.firstFlow[s + 1]! - first;
    for (let j: i32 = 0; j < ways; j++) {
      const x: i32 = plain.split[j]!;
      if (x > 0) this.crowd.leave(s, first + j, x);
    }
    return leavers;
  }

  /** How many of a class leave; `index` makes its random numbers its own. */
  private leaveClass(
    s: i32,
    people: i32,
    row: i32,
    dwell: i32,
    index: i32,
    draw: i32,
    step: i32,
  ): i32 {
    // those whom a later date does not concern go on as if there were none
    if (index === 0) return this.leaveByStreams(s, people, row, step);
    const exits: ExitTable = this.exit;
    const word: i32 = counterWord(step, index);
    const shift: i32 = keyBlock(index);
    const p: f64 = exits.leave[exits.cell(s, row, dwell)]!;
    const leavers: i32 = exits.drawLeavers(s, people, p, shift, draw, word);
    let left: i32 = leavers;
    const first: i32 = exits.firstFlow[s]!;
    const end: i32 = exits.firstFlow[s + 1]!;
    const at: i32 = exits.exit(s, row, dwell);
    for (let f: i32 = first; f < end && left > 0; f++) {
      const x: i32 = exits.drawSplit(
        f,
        left,
        exits.conditional[at + f - first]!,
        shift,
        draw,
        word,
      );
      left -= x;
      if (x > 0) this.crowd.leave(s, f, x);
    }
    return leavers;
  }

  private drawInflow(i: i32, draw: i32, step: i32): i32 {
    if (this.inflowIsPoisson[i]! === 0) return this.inflowPeople[i * (this.steps + 1) + step]!;
    const mean: f64 = this.inflowRate[i * this.epochs + this.epochOfStep[step]!]!;
    const k0: i32 = this.inflowKeys[2 * i]!;
    return poisson(mean, k0, this.inflowKeys[2 * i + 1]!, draw, counterWord(step, 0));
  }

  /** Gives people who are in a state at the start the step at which they entered. */
  private placeEarlier(s: i32, draw: i32): void {
    const k0: i32 = this.enteredKeys[2 * s]!;
    const k1: i32 = this.enteredKeys[2 * s + 1]!;
    const dwells: i32 = this.classes.dwells[s]!;
    let left: i32 = this.initial[s]!;
    for (let k: i32 = 0; k <= this.before && left > 0; k++) {
      const p: f64 = this.enteredHazard[s * (this.before + 1) + k]!;
      const people: i32 = binomial(left, p, k0, k1, draw, counterWord(0, k));
      left -= people;
      if (k === 0 || people === 0) continue;
      this.crowd.arrivals[s] = this.crowd.arrivals[s]! - people;
      if (this.form[s]! === DEALT) {
        const row: i32 = this.exit.row(s, 0, 0);
        this.dealer.deal(s, people, -k, 0, row, draw);
      } else if (this.classes.isTold(s)) {
        this.classes.add(s, 0, k < dwells ? k : dwells - 1, people);
      } else {
        this.crowd.arrivals[s] = this.crowd.arrivals[s]! + people;
      }
    }
  }
}
