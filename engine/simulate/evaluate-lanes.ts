import { expm1 } from '../math/expm1.ts';
import type { Model } from '../model/model.ts';
import { createLaneProgram } from '../model/run-program-lanes.ts';
import { drawParts, SLACK, type DrawPart, type ExitRule } from './evaluate-draw.ts';
import { finiteValue } from './finite-value.ts';
import type { Kernel } from './kernel.ts';
import { BATCH } from './lane-kernel.ts';

/**
 * Writes the exit probabilities of many draws of a plain model into the tables of the lanes: the numbers that the
 * evaluator of single draws writes.
 *
 * @param inputs sampled inputs: input i of draw d at i × draws + d
 * @throws `simulate/not-a-number`
 */
export type LaneEvaluator = (inputs: Float64Array, draws: number, overfull: Uint32Array) => void;

/** @param exits receives the probability of each exit besides, laid out as the tables of the lanes are */
export function createLaneEvaluator(
  model: Model,
  kernel: Kernel,
  exits?: Float64Array,
): LaneEvaluator {
  const parts = drawParts(model, kernel);
  const always = parts.filter(({ isConstant }) => isConstant);
  const isOverfull = new Uint8Array(model.states.length * BATCH);
  const alwaysOverfull = new Uint8Array(model.states.length);
  const writers = parts
    .filter(({ isConstant }) => !isConstant)
    .map((part) => {
      const { rule } = part;
      return rule
        ? createRuleWriter(kernel, part, rule, isOverfull, exits)
        : createCopier(model, kernel, part, isOverfull, exits);
    });
  let isFirst = true;
  return (inputs, draws, overfull) => {
    if (isFirst) {
      isFirst = false;
      const none = new Float64Array(model.inputs.length);
      for (const part of always) {
        if (part.evaluate(none)) for (const s of part.states) alwaysOverfull[s] = 1;
        copyPart(kernel, part, 0, BATCH, exits);
      }
    }
    for (let s = 0; s < alwaysOverfull.length; s++) {
      isOverfull.fill(alwaysOverfull[s] ?? 0, s * BATCH, (s + 1) * BATCH);
    }
    for (const write of writers) write(inputs, draws);
    for (let s = 0; s < alwaysOverfull.length; s++) {
      let count = 0;
      for (let d = 0; d < draws; d++) count += isOverfull[s * BATCH + d] ?? 0;
      overfull[s] = (overfull[s] ?? 0) + count;
    }
  };
}

type Writer = (inputs: Float64Array, draws: number) => void;

/** A row of a state, all draws at once. */
function createRuleWriter(
  { lanes }: Kernel,
  { states: [s = 0], cells: [place] }: DrawPart,
  { programs, paths, isRate }: ExitRule,
  isOverfull: Uint8Array,
  exits: Float64Array | undefined,
): Writer {
  const { cell = 0, exit = 0 } = place ?? {};
  const run = programs.map((program) =>
    program === 'rest' || program.length === 0 ? undefined : createLaneProgram(program),
  );
  const rest = programs.indexOf('rest');
  const values = programs.map(() => new Float64Array(BATCH));
  const others = rest < 0 ? undefined : values[rest];
  const sums = new Float64Array(BATCH);
  const leave = lanes.leave.subarray(cell * BATCH, (cell + 1) * BATCH);
  return (inputs, draws) => {
    sums.fill(0);
    for (let j = 0; j < values.length; j++) {
      const own = values[j]!; // one of its exits
      const program = programs[j];
      const evaluate = run[j];
      if (!evaluate) continue;
      // most exits are an input as it is
      const only = program?.length === 1 ? program[0] : undefined;
      const isInput = typeof only === 'object' && 'input' in only;
      const from = isInput ? only.input * draws : 0;
      if (!isInput) evaluate(inputs, draws, own);
      const given = isInput ? inputs : own;
      for (let d = 0; d < draws; d++) {
        let value = given[from + d]!; // a draw of the batch
        if (!(value >= 0 && value < Infinity)) {
          finiteValue(value, paths[j] ?? '');
          if (value < 0) isOverfull[s * BATCH + d] = 1;
          value = Math.max(value, 0);
        }
        own[d] = value;
        sums[d] = sums[d]! + value; // a draw of the batch
      }
    }
    if (others) {
      for (let d = 0; d < draws; d++) {
        const sum = sums[d]!; // a draw of the batch
        others[d] = Math.max(1 - sum, 0);
        if (sum < 1) sums[d] = 1;
      }
    }
    for (let d = 0; d < draws; d++) {
      const sum = sums[d]!; // a draw of the batch
      if (!isRate && sum > 1 + SLACK) isOverfull[s * BATCH + d] = 1;
      leave[d] = isRate ? -expm1(-sum) : Math.min(sum, 1);
    }
    sums.fill(0);
    for (let j = values.length - 1; j >= 0; j--) {
      const own = values[j]!; // one of its exits
      const at = (exit + j) * BATCH;
      for (let d = 0; d < draws; d++) {
        const tail = sums[d]! + own[d]!; // a draw of the batch
        sums[d] = tail;
        if (!exits) lanes.conditional[at + d] = tail > 0 ? own[d]! / tail : 0; // a draw of the batch
      }
    }
    if (!exits) return;
    values.forEach((own, j) => {
      const at = (exit + j) * BATCH;
      for (let d = 0; d < draws; d++) {
        const all = sums[d]!; // a draw of the batch
        exits[at + d] = all > 0 ? (leave[d]! * own[d]!) / all : 0; // a draw of the batch
      }
    });
  };
}

/** Rows that several states share, draw by draw. */
function createCopier(
  model: Model,
  kernel: Kernel,
  part: DrawPart,
  isOverfull: Uint8Array,
  exits: Float64Array | undefined,
): Writer {
  const own = new Float64Array(model.inputs.length);
  return (inputs, draws) => {
    for (let d = 0; d < draws; d++) {
      for (let i = 0; i < own.length; i++) own[i] = inputs[i * draws + d] ?? NaN;
      if (part.evaluate(own)) for (const s of part.states) isOverfull[s * BATCH + d] = 1;
      copyPart(kernel, part, d, d + 1, exits);
    }
  };
}

/** What was written for a single draw, to draws of a batch. */
function copyPart(
  { exit, lanes }: Kernel,
  { cells }: DrawPart,
  from: number,
  end: number,
  exits: Float64Array | undefined,
): void {
  for (const { cell, exit: first, ways } of cells) {
    lanes.leave.fill(exit.leave[cell] ?? 0, cell * BATCH + from, cell * BATCH + end);
    for (let j = first; j < first + ways; j++) {
      lanes.conditional.fill(exit.conditional[j] ?? 0, j * BATCH + from, j * BATCH + end);
      exits?.fill(exit.exits[j] ?? 0, j * BATCH + from, j * BATCH + end);
    }
  }
}
