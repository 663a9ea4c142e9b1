// Portable subset: this file also compiles as AssemblyScript (numbers, typed arrays, plain loops).
// Long because leaving, dealing, dealing anew and counting share one set of arrays.
import { wordsOf } from '../math/float-words.ts';
import { Dealing } from './forward-dealing.ts';
import { addProduct, addTo, sumProducts } from './forward-leaves.ts';
import type { ExitTable } from './exit-table.ts';
import type { ForwardSize } from './forward-size.ts';

/** As in the kernel: how people leave a state. */
const COMPETING: i32 = 1;
const DEALT: i32 = 2;
/** Where the expected counts of a counter stand: in `means`, or where one state's or one move's do. */
const SUMMED: i32 = 0;
const MOVED: i32 = 1;
const STOCK: i32 = 2;
/** Relative rounding error that adding and taking away the people of a state may leave. */
const ROUNDING: f64 = 1e-12;

/**
 * Expected numbers given the parameters of several draws side by side (lanes): one lane's numbers never
 * depend on another's. The host writes the plan once, the probabilities and people of each lane before
 * `run`, and reads `means`.
 *
 * Given its parameters a draw's people are independent; those of a group (who are in one state at the
 * start) are alike, so n of them count as Binomial(n, p) where nobody counts twice. Those who come in by
 * Poisson inflows are one more group, which counts as Poisson. What a group adds to a counter is a part of it.
 */
export class Forward {
  lanes: i32;
  states: i32;
  steps: i32;
  epochs: i32;
  groups: i32;
  counters: i32;
  /** 1 where every state is left by competing exits that depend on nothing but the epoch. */
  isPlain: i32;
  form: Int32Array;
  epochOfStep: Int32Array;
  flowTo: Int32Array;
  /** Cohorts and classes of dwell of each state; its slots begin at firstSlot[s]. */
  cohorts: Int32Array;
  classes: Int32Array;
  firstSlot: Int32Array;
  /** Chance of each exit, and of staying, by cell; lane innermost. */
  exits: Float64Array;
  stay: Float64Array;
  /** State in which a group is at the start; −1 for those who come in. Its people by lane. */
  groupState: Int32Array;
  groupPeople: Float64Array;
  /** P(entered k steps before the start): state × (before + 1) + k, where `hasEntered`. */
  enteredShare: Float64Array;
  hasEntered: Int32Array;
  inflowState: Int32Array;
  inflowAtStart: Int32Array;
  /** Mean people of a step: (inflow × epochs + epoch) × lanes + lane. */
  inflowRate: Float64Array;
  /** 1 for a move that a counter needs. */
  isCounted: Int32Array;
  /** Counter c: its states, or moves (flows, then inflows), are members[firstMember[c]] …. */
  isMoves: Int32Array;
  firstMember: Int32Array;
  members: Int32Array;
  /** 1 where people of the group count from the start: counter × groups + group. */
  countsAtStart: Int32Array;
  /** Part that a group is of a counter, −1 where nobody of it can count: counter × groups + group. */
  partAt: Int32Array;
  /** Expected count of a part: (step × parts + part) × lanes + lane. */
  means: Float64Array;
  dealing: Dealing;
  /**
   * Where the expected counts of a group that is alone stand, and from which cell on they are counted: first
   * `stockRows` counters in `stocks`, then `movedRows` in `moves`, then the others in `means`.
   */
  rows: Int32Array;
  stockRows: i32;
  movedRows: i32;
  private parts: i32;
  /** 1 for states in which somebody counts, or from which somebody can still come to count; the others are left out. */
  private isFollowed: Int32Array;
  /** 1 for flows whose moves matter. */
  private isTaken: Int32Array;
  /** By counter: SUMMED, STOCK or MOVED. */
  private source: Int32Array;
  private flows: i32;
  private inflows: i32;
  private before: i32;
  private exit: ExitTable;
  /**
   * Of plain models: chances of exits, of staying and 1, and for each epoch and state, from firstPair on, pairs of
   * the places of people and of their chance to be there after a step, those who stay last.
   */
  private chances: Float64Array;
  private firstPair: Int32Array;
  /** Flows whose moves are counted, each with the state that it leaves. */
  private countedFlows: Int32Array;
  private counted: i32;
  private pairs: Int32Array;
  private now: Float64Array;
  private next: Float64Array;
  private moved: Float64Array;
  /** The upper and lower words of these and of the means (see `wordsOf`). */
  private nowWords: Int32Array;
  private nextWords: Int32Array;
  private movedWords: Int32Array;
  private meansWords: Int32Array;
  private arrivals: Float64Array;
  private stock: Float64Array;
  /** Everybody who ever was in a dealt state: rounding is told from people by it. */
  private ever: Float64Array;
  private sum: Float64Array;

  constructor(size: ForwardSize, exit: ExitTable) {
    const lanes: i32 = size.lanes;
    const moves: i32 = size.flows + size.inflows;
    this.lanes = lanes;
    this.states = size.states;
    this.steps = size.steps;
    this.epochs = size.epochs;
    this.groups = size.groups;
    this.counters = size.counters;
    this.isPlain = 0;
    this.flows = size.flows;
    this.inflows = size.inflows;
    this.before = size.before;
    this.exit = exit;
    this.form = new Int32Array(size.states);
    this.epochOfStep = new Int32Array(size.steps + 1);
    this.flowTo = new Int32Array(size.flows);
    this.cohorts = new Int32Array(size.states);
    this.classes = new Int32Array(size.states);
    this.firstSlot = new Int32Array(size.states + 1);
    this.exits = new Float64Array(size.exits * lanes);
    this.stay = new Float64Array(size.cells * lanes);
    this.groupState = new Int32Array(size.groups);
    this.groupPeople = new Float64Array(size.groups * lanes);
    this.enteredShare = new Float64Array(size.states * (size.before + 1));
    this.hasEntered = new Int32Array(size.states);
    this.inflowState = new Int32Array(size.inflows);
    this.inflowAtStart = new Int32Array(size.inflows);
    this.inflowRate = new Float64Array(size.inflows * size.epochs * lanes);
    this.isCounted = new Int32Array(moves);
    this.isMoves = new Int32Array(size.counters);
    this.firstMember = new Int32Array(size.counters + 1);
    this.members = new Int32Array(size.members);
    this.countsAtStart = new Int32Array(size.counters * size.groups);
    this.partAt = new Int32Array(size.counters * size.groups);
    const means: Float64Array = new Float64Array(size.parts * (size.steps + 1) * lanes);
    this.means = means;
    this.meansWords = wordsOf(means);
    this.parts = size.parts;
    this.isFollowed = new Int32Array(size.states);
    this.isTaken = new Int32Array(size.flows);
    this.dealing = new Dealing(size, exit);
    this.rows = new Int32Array(2 * size.counters);
    this.stockRows = 0;
    this.movedRows = 0;
    this.source = new Int32Array(size.counters);
    this.countedFlows = new Int32Array(2 * size.flows);
    this.counted = 0;
    this.firstPair = new Int32Array(size.states * size.epochs + 1);
    this.pairs = new Int32Array(2 * size.epochs * (size.flows + size.states));
    // plain models have one slot for each state
    const isPlain: boolean = size.slots === size.states && size.dealt === 0 && size.inflows === 0;
    this.chances = new Float64Array(isPlain ? lanes * (size.exits + size.cells + 1) : 0);
    const now: Float64Array = new Float64Array(size.slots * lanes);
    const next: Float64Array = new Float64Array(size.slots * lanes);
    this.now = now;
    this.next = next;
    this.nowWords = wordsOf(now);
    this.nextWords = wordsOf(next);
    this.arrivals = new Float64Array(size.states * lanes);
    const moved: Float64Array = new Float64Array(moves * lanes);
    this.moved = moved;
    this.movedWords = wordsOf(moved);
    this.stock = new Float64Array(size.states * lanes);
    this.ever = new Float64Array(size.states * lanes);
    this.sum = new Float64Array(lanes);
  }

  /** To be called once the plan is written. */
  finishPlan(): void {
    this.isPlain = this.inflows === 0 ? 1 : 0;
    for (let s: i32 = 0; s < this.states; s++) {
      if (this.form[s]! === DEALT || this.cohorts[s]! * this.classes[s]! > 1) this.isPlain = 0;
    }
    if (this.isPlain === 1) this.findPlain();
    this.listRows();
    this.findFollowed();
  }

  /** Finds who has to be followed for what is counted. */
  private findFollowed(): void {
    const isFollowed: Int32Array = this.isFollowed;
    for (let c: i32 = 0; c < this.counters; c++) {
      if (this.isMoves[c]! === 1) continue;
      for (let m: i32 = this.firstMember[c]!; m < this.firstMember[c + 1]!; m++) {
        isFollowed[this.members[m]!] = 1;
      }
    }
    // the number of a dealt state is what came less what left, so all who leave it matter
    for (let s: i32 = 0; s < this.states; s++) {
      if (isFollowed[s]! === 0 && this.dealing.isEverDealtAnew[s]! === 0) continue;
      for (let f: i32 = this.exit.firstFlow[s]!; f < this.exit.firstFlow[s + 1]!; f++) {
        this.isTaken[f] = 1;
      }
    }
    for (let isMore: boolean = true; isMore;) {
      isMore = false;
      for (let s: i32 = 0; s < this.states; s++) {
        for (let f: i32 = this.exit.firstFlow[s]!; f < this.exit.firstFlow[s + 1]!; f++) {
          if (this.isCounted[f]! === 0 && isFollowed[this.flowTo[f]!]! === 0) continue;
          this.isTaken[f] = 1;
          if (isFollowed[s]! === 1) continue;
          isFollowed[s] = 1;
          isMore = true;
        }
      }
    }
  }

  /** What is looked up in every step of a plain model. */
  private findPlain(): void {
    for (let c: i32 = 0; c < this.counters; c++) {
      const isOne: boolean = this.firstMember[c + 1]! - this.firstMember[c]! === 1;
      if (!isOne) continue;
      if (this.isMoves[c]! === 0) this.source[c] = STOCK;
      else if (this.countsAtStart[c * this.groups]! === 0) this.source[c] = MOVED;
    }
    for (let s: i32 = 0; s < this.states; s++) {
      for (let f: i32 = this.exit.firstFlow[s]!; f < this.exit.firstFlow[s + 1]!; f++) {
        if (this.isCounted[f]! === 0) continue;
        this.countedFlows[2 * this.counted] = f;
        this.countedFlows[2 * this.counted + 1] = s;
        this.counted++;
      }
    }
    let used: i32 = 0;
    for (let epoch: i32 = 0; epoch < this.epochs; epoch++) {
      for (let s: i32 = 0; s < this.states; s++) {
        this.firstPair[epoch * this.states + s] = used;
        for (let from: i32 = 0; from < this.states; from++) {
          const at: i32 = this.exit.exit(from, this.exit.row(from, 0, epoch), 0);
          const first: i32 = this.exit.firstFlow[from]!;
          for (let f: i32 = first; f < this.exit.firstFlow[from + 1]!; f++) {
            if (this.flowTo[f]! !== s) continue;
            this.pairs[2 * used] = from * this.lanes;
            this.pairs[2 * used + 1] = (at + f - first) * this.lanes;
            used++;
          }
        }
        const exits: i32 = this.exits.length;
        const cell: i32 = this.exit.cell(s, this.exit.row(s, 0, epoch), 0) * this.lanes;
        this.pairs[2 * used] = s * this.lanes;
        this.pairs[2 * used + 1] =
          this.form[s]! === COMPETING ? exits + cell : exits + this.stay.length;
        used++;
      }
    }
    this.firstPair[this.epochs * this.states] = used;
  }

  /** Follows every group of every lane from the start to the horizon. */
  run(): void {
    for (let g: i32 = 0; g < this.groups; g++) {
      for (let step: i32 = 0; step <= this.steps; step++) this.follow(g, step, step, 1);
    }
  }

  /**
   * Follows a group to a step, from the step before, and writes what it counts into a row of `means`; unless
   * `isWhole`, counts that stand elsewhere already (see `rows`) are left out.
   */
  follow(g: i32, step: i32, row: i32, isWhole: i32): void {
    if (step === 0) this.begin(g);
    else if (this.isPlain === 1) this.advancePlain(step);
    else this.advance(g, step);
    this.count(g, row * this.parts * this.lanes, isWhole === 1);
  }

  /** People by slot, and by move since the start. */
  stocks(): Float64Array {
    return this.now;
  }

  stockWords(): Int32Array {
    return this.nowWords;
  }

  moves(): Float64Array {
    return this.moved;
  }

  moveWords(): Int32Array {
    return this.movedWords;
  }

  meanWords(): Int32Array {
    return this.meansWords;
  }

  /** Lists where the expected counts of each counter stand after `follow` to row 0. */
  private listRows(): void {
    let used: i32 = 0;
    for (let source: i32 = STOCK; source >= SUMMED; source--) {
      const first: i32 = used;
      for (let c: i32 = 0; c < this.counters; c++) {
        if (this.source[c]! !== source) continue;
        const part: i32 = this.partAt[c * this.groups]!;
        const place: i32 = source === SUMMED ? part : this.members[this.firstMember[c]!]!;
        this.rows[2 * used] = place * this.lanes;
        this.rows[2 * used + 1] = c * (this.steps + 1);
        used++;
      }
      if (source === STOCK) this.stockRows = used;
      if (source === MOVED) this.movedRows = used - first;
    }
  }

  private begin(g: i32): void {
    const lanes: i32 = this.lanes;
    this.now.fill(0.0);
    this.arrivals.fill(0.0);
    this.moved.fill(0.0);
    this.stock.fill(0.0);
    this.ever.fill(0.0);
    this.dealing.clear();
    const s: i32 = this.groupState[g]!;
    if (s >= 0) {
      if (this.isPlain === 1) {
        addTo(this.now, s * lanes, this.groupPeople, g * lanes, lanes);
        this.chances.fill(1.0);
        this.chances.set(this.exits);
        this.chances.set(this.stay, this.exits.length);
      } else {
        const last: i32 = this.hasEntered[s]! === 1 ? this.before : 0;
        for (let k: i32 = 0; k <= last; k++) {
          const share: f64 =
            this.hasEntered[s]! === 1 ? this.enteredShare[s * (this.before + 1) + k]! : 1.0;
          if (share === 0.0) continue;
          for (let l: i32 = 0; l < lanes; l++)
            this.sum[l] = share * this.groupPeople[g * lanes + l]!;
          this.settle(s, this.sum, 0, -k, k);
        }
      }
    }
    this.takeStock();
  }

  /** Puts people into a state, some of whom may have entered before the start; `spent` steps ago. */
  private settle(s: i32, people: Float64Array, at: i32, entry: i32, spent: i32): void {
    if (this.isFollowed[s]! === 0) return;
    const epoch: i32 = entry > 0 ? this.epochOfStep[entry]! : 0;
    const cohort: i32 = this.exit.cohort(s, epoch);
    if (this.form[s]! === DEALT) {
      const row: i32 = this.exit.row(s, cohort, epoch);
      this.dealing.enter(s, people, at, entry, spent, row, this.exits, this.stay);
      addTo(this.stock, s * this.lanes, people, at, this.lanes);
      addTo(this.ever, s * this.lanes, people, at, this.lanes);
      return;
    }
    const classes: i32 = this.classes[s]!;
    const dwell: i32 = spent < classes ? spent : classes - 1;
    const slot: i32 = this.firstSlot[s]! + cohort * classes + dwell;
    addTo(this.now, slot * this.lanes, people, at, this.lanes);
  }

  private advancePlain(step: i32): void {
    const lanes: i32 = this.lanes;
    const epoch: i32 = this.epochOfStep[step]!;
    const now: Float64Array = this.now;
    const next: Float64Array = this.next;
    for (let k: i32 = 0; k < this.counted; k++) {
      const f: i32 = this.countedFlows[2 * k]!;
      const s: i32 = this.countedFlows[2 * k + 1]!;
      const at: i32 = this.exit.exit(s, this.exit.row(s, 0, epoch), 0);
      const exit: i32 = (at + f - this.exit.firstFlow[s]!) * lanes;
      addProduct(this.moved, f * lanes, now, s * lanes, this.exits, exit, lanes);
    }
    for (let s: i32 = 0; s < this.states; s++) {
      const first: i32 = this.firstPair[epoch * this.states + s]!;
      const end: i32 = this.firstPair[epoch * this.states + s + 1]!;
      if (this.isFollowed[s]! === 0) continue;
      sumProducts(next, s * lanes, now, this.chances, this.pairs, first, end, lanes);
    }
    this.now = next;
    this.next = now;
    const words: Int32Array = this.nowWords;
    this.nowWords = this.nextWords;
    this.nextWords = words;
  }

  private advance(g: i32, step: i32): void {
    const lanes: i32 = this.lanes;
    const epoch: i32 = this.epochOfStep[step]!;
    const isInflow: boolean = this.groupState[g]! < 0;
    if (isInflow) this.letIn(1, step);
    for (let s: i32 = 0; s < this.states; s++) {
      if (this.isFollowed[s]! === 0) continue;
      if (this.form[s]! === COMPETING) this.leaveByChance(s, epoch);
      else if (this.form[s]! === DEALT) {
        if (this.dealing.isDealtAnew(s, step)) {
          this.dealing.dealAnew(s, step, this.epochOfStep, this.exits, this.stay);
        }
        for (let f: i32 = this.exit.firstFlow[s]!; f < this.exit.firstFlow[s + 1]!; f++) {
          if (this.isTaken[f]! === 0) continue;
          if (this.dealing.leave(s, f, step)) this.move(s, f, this.dealing.due);
        }
      }
    }
    for (let s: i32 = 0; s < this.states; s++) {
      this.settle(s, this.arrivals, s * lanes, step, 0);
    }
    this.arrivals.fill(0.0);
    if (isInflow) this.letIn(0, step);
    this.takeStock();
  }

  /** People by state: of dealt ones, whom too little is left of to be more than rounding, nobody. */
  private takeStock(): void {
    const lanes: i32 = this.lanes;
    if (this.isPlain === 1) return;
    for (let s: i32 = 0; s < this.states; s++) {
      const own: i32 = s * lanes;
      if (this.form[s]! === DEALT) {
        for (let l: i32 = 0; l < lanes; l++) {
          if (this.stock[own + l]! < ROUNDING * this.ever[own + l]!) this.stock[own + l] = 0.0;
        }
        continue;
      }
      this.stock.fill(0.0, own, own + lanes);
      for (let slot: i32 = this.firstSlot[s]!; slot < this.firstSlot[s + 1]!; slot++) {
        addTo(this.stock, own, this.now, slot * lanes, lanes);
      }
    }
  }

  private move(s: i32, f: i32, people: Float64Array): void {
    const lanes: i32 = this.lanes;
    addTo(this.arrivals, this.flowTo[f]! * lanes, people, 0, lanes);
    if (this.isCounted[f]! === 1) addTo(this.moved, f * lanes, people, 0, lanes);
    if (this.form[s]! !== DEALT) return;
    const own: i32 = s * lanes;
    for (let l: i32 = 0; l < lanes; l++) this.stock[own + l] = this.stock[own + l]! - people[l]!;
  }

  /** Poisson inflows of a step that come at its start, or at its end. */
  private letIn(atStart: i32, step: i32): void {
    const lanes: i32 = this.lanes;
    const epoch: i32 = this.epochOfStep[step]!;
    for (let i: i32 = 0; i < this.inflows; i++) {
      if (this.inflowAtStart[i]! !== atStart) continue;
      const s: i32 = this.inflowState[i]!;
      const rate: i32 = (i * this.epochs + epoch) * lanes;
      addTo(this.moved, (this.flows + i) * lanes, this.inflowRate, rate, lanes);
      this.settle(s, this.inflowRate, rate, step - atStart, 0);
    }
  }

  private leaveByChance(s: i32, epoch: i32): void {
    const lanes: i32 = this.lanes;
    const classes: i32 = this.classes[s]!;
    const first: i32 = this.exit.firstFlow[s]!;
    const end: i32 = this.exit.firstFlow[s + 1]!;
    const due: Float64Array = this.dealing.due;
    for (let cohort: i32 = 0; cohort < this.cohorts[s]!; cohort++) {
      const row: i32 = this.exit.row(s, cohort, epoch);
      for (let c: i32 = classes - 1; c >= 0; c--) {
        const slot: i32 = (this.firstSlot[s]! + cohort * classes + c) * lanes;
        if (isEmpty(this.now, slot, lanes)) continue;
        const at: i32 = this.exit.exit(s, row, c);
        for (let f: i32 = first; f < end; f++) {
          if (this.isTaken[f]! === 0) continue;
          due.fill(0.0);
          addProduct(due, 0, this.now, slot, this.exits, (at + f - first) * lanes, lanes);
          this.move(s, f, due);
        }
        const cell: i32 = this.exit.cell(s, row, c) * lanes;
        for (let l: i32 = 0; l < lanes; l++) {
          const staying: f64 = this.now[slot + l]! * this.stay[cell + l]!;
          this.now[slot + l] = 0.0;
          const older: i32 = c + 1 < classes ? slot + lanes : slot;
          this.now[older + l] = this.now[older + l]! + staying;
        }
      }
    }
  }

  private count(g: i32, first: i32, isWhole: boolean): void {
    const lanes: i32 = this.lanes;
    const stock: Float64Array = this.isPlain === 1 ? this.now : this.stock;
    for (let c: i32 = 0; c < this.counters; c++) {
      const part: i32 = this.partAt[c * this.groups + g]!;
      if (part < 0 || (!isWhole && this.source[c]! !== SUMMED)) continue;
      const cell: i32 = first + part * lanes;
      const isMoves: boolean = this.isMoves[c]! === 1;
      this.means.fill(0.0, cell, cell + lanes);
      for (let m: i32 = this.firstMember[c]!; m < this.firstMember[c + 1]!; m++) {
        addTo(this.means, cell, isMoves ? this.moved : stock, this.members[m]! * lanes, lanes);
      }
      if (this.countsAtStart[c * this.groups + g]! === 1) {
        addTo(this.means, cell, this.groupPeople, g * lanes, lanes);
      }
    }
  }
}

function isEmpty(people: Float64Array, at: i32, lanes: i32): boolean {
  for (let l: i32 = 0; l < lanes; l++) if (people[at + l]! !== 0.0) return false;
  return true;
}
