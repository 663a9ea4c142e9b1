// Long because exits of a state and of a generator end in the same tables.
import { expGenerator } from '../math/exp-generator.ts';
import { expm1 } from '../math/expm1.ts';
import type { Model, ModelFlow, Program } from '../model/model.ts';
import { isConstant, runProgram } from '../model/run-program.ts';
import { finiteValue } from './finite-value.ts';
import type { Kernel } from './kernel.ts';
import { reachableRows } from './reachable-rows.ts';

/** Rounding allowed before the exits of a state count as more than 1. */
export const SLACK = 1e-12;

/**
 * Writes one draw's exit probabilities and times into the kernel, from the draw's sampled inputs.
 *
 * Exits that add up to more than 1 (independent posteriors can, rarely) are scaled to 1, negative
 * ones set to 0; both are counted in `overfull`, by state, so that the result can say so.
 *
 * @throws `simulate/not-a-number` naming the flow when the arithmetic has no value
 */
export type DrawEvaluator = (inputs: Float64Array, overfull: Uint32Array) => void;

/** Part of the tables that is evaluated together; says which states had to be corrected. */
export interface DrawPart {
  /** Whether it is the same in every draw. */
  readonly isConstant: boolean;
  readonly states: readonly number[];
  /** Its cells of dwell class 0, each with the place of its first exit and their number. */
  readonly cells: readonly {
    readonly cell: number;
    readonly exit: number;
    readonly ways: number;
  }[];
  /** How a row of one state is made; none where several states' rows are made together. */
  readonly rule?: ExitRule;
  evaluate(inputs: Float64Array): boolean;
}

/** What a state's exits are made of in a row. */
export interface ExitRule {
  readonly programs: readonly (Program | 'rest')[];
  /** Names for messages. */
  readonly paths: readonly string[];
  /** Whether the programs give rates, not probabilities. */
  readonly isRate: boolean;
}

/** All parts of a model's tables. */
export function drawParts(model: Model, kernel: Kernel): readonly DrawPart[] {
  const inGenerator = new Set(
    model.generators.flatMap((set) => set.filter((s) => isLeftByRates(model, s))),
  );
  return [
    ...model.states.flatMap((_, s) => (inGenerator.has(s) ? [] : statePartsOf(model, kernel, s))),
    ...model.generators.flatMap((set) => generatorParts(model, kernel, set)),
  ];
}

export function createDrawEvaluator(model: Model, kernel: Kernel): DrawEvaluator {
  const parts = drawParts(model, kernel);
  const times = changingTimes(model, kernel);
  const isOverfull = new Uint8Array(model.states.length);
  const alwaysOverfull = new Uint8Array(model.states.length);
  let isFirst = true;
  return (inputs, overfull) => {
    isOverfull.set(alwaysOverfull);
    for (const part of parts) {
      if (part.isConstant && !isFirst) continue;
      if (!part.evaluate(inputs)) continue;
      for (const s of part.states) {
        isOverfull[s] = 1;
        if (part.isConstant) alwaysOverfull[s] = 1;
      }
    }
    isFirst = false;
    for (const write of times) write(inputs);
    for (let s = 0; s < isOverfull.length; s++)
      overfull[s] = (overfull[s] ?? 0) + (isOverfull[s] ?? 0);
  };
}

function isLeftByRates(model: Model, s: number): boolean {
  return model.flows.some(
    ({ from, kind }) => from === s && (kind === 'rate' || kind === 'indirect'),
  );
}

function ownFlows(model: Model, s: number): readonly ModelFlow[] {
  return model.flows.filter((flow) => flow.from === s);
}

/** Value of a flow in a row: `rest`, a program, or nothing for moves that the engine adds. */
function valueIn(flow: ModelFlow, row: number): Program | 'rest' {
  return flow.value[row] ?? [];
}

function isSteady(model: Model, flows: readonly ModelFlow[], row: number): boolean {
  return flows.every((flow) => {
    const value = valueIn(flow, row);
    return value === 'rest' || isConstant(value, model.tables);
  });
}

/** One part for each row of a state. */
function statePartsOf(model: Model, kernel: Kernel, s: number): readonly DrawPart[] {
  const { exit } = kernel;
  const flows = ownFlows(model, s);
  const values = new Float64Array(flows.length);
  const isRate = flows[0]?.kind === 'rate';
  const { stepMonths } = model.clock;
  return [...reachableRows(model, kernel, s)].map(([row, classes]): DrawPart => {
    const programs = flows.map((flow) => valueIn(flow, row));
    const rest = programs.indexOf('rest');
    const paths = flows.map((flow) => `flows.${flow.name}`);
    const varies = programs.map((program) => program !== 'rest' && dependsOnDwell(program));
    const evaluate = (inputs: Float64Array): boolean => {
      let corrected = false;
      for (let order = 0; order < classes.length; order++) {
        const dwell = classes[order] ?? 0;
        let sum = 0;
        for (let j = 0; j < flows.length; j++) {
          const program = programs[j];
          if (program === undefined || program === 'rest' || program.length === 0) continue;
          if (order === 0 || varies[j]) {
            const result = runProgram(program, inputs, dwell * stepMonths, model.tables);
            const value = finiteValue(result, paths[j] ?? '');
            if (value < 0) corrected = true;
            values[j] = Math.max(value, 0);
          }
          sum += values[j] ?? 0;
        }
        if (rest >= 0) {
          values[rest] = Math.max(1 - sum, 0);
          if (sum < 1) sum = 1;
        }
        if (!isRate && sum > 1 + SLACK) corrected = true;
        const leave = isRate ? leaveProbability(sum) : Math.min(sum, 1);
        exit.leave[exit.cell(s, row, dwell)] = leave;
        writeExits(kernel, exit.exit(s, row, dwell), values, leave);
      }
      return corrected;
    };
    return {
      isConstant: isSteady(model, flows, row),
      states: [s],
      cells: [cellOf(kernel, s, row)],
      rule: { programs, paths, isRate },
      evaluate,
    };
  });
}

function cellOf({ exit }: Kernel, s: number, row: number) {
  const ways = (exit.firstFlow[s + 1] ?? 0) - (exit.firstFlow[s] ?? 0);
  return { cell: exit.cell(s, row, 0), exit: exit.exit(s, row, 0), ways };
}

function dependsOnDwell(program: Program): boolean {
  return program.some((step) => step === 'dwell' || (typeof step === 'object' && 'table' in step));
}

/** Writes exits in proportion to `values` that sum to `leave`, and each one's chance if no earlier one was dealt. */
function writeExits({ exit }: Kernel, first: number, values: Float64Array, leave: number): void {
  let tail = 0;
  for (let j = values.length - 1; j >= 0; j--) {
    const value = values[j] ?? 0;
    tail += value;
    exit.conditional[first + j] = tail > 0 ? value / tail : 0;
  }
  for (let j = 0; j < values.length; j++) {
    exit.exits[first + j] = tail > 0 ? (leave * (values[j] ?? 0)) / tail : 0;
  }
}

/** Probability of leaving within a step under the total hazard per step, 1 − exp(−Σh). */
function leaveProbability(hazard: number): number {
  return -expm1(-hazard);
}

/** One part for each row that the states of a generator share. */
function generatorParts(model: Model, kernel: Kernel, set: readonly number[]): readonly DrawPart[] {
  const { exit } = kernel;
  const size = set.length;
  const left = set.filter((s) => isLeftByRates(model, s));
  const rates = new Float64Array(size * size);
  const moved = new Float64Array(size * size);
  const place = (s: number) => set.indexOf(s);
  const flows = left.map((s) => ownFlows(model, s));
  return [...reachableRows(model, kernel, left[0] ?? -1).keys()].map((row): DrawPart => {
    const evaluate = (inputs: Float64Array): boolean => {
      let corrected = false;
      rates.fill(0);
      for (const flow of flows.flat()) {
        const program = valueIn(flow, row);
        if (flow.kind !== 'rate' || program === 'rest') continue;
        const rate = finiteValue(
          runProgram(program, inputs, 0, model.tables),
          `flows.${flow.name}`,
        );
        if (rate < 0) corrected = true;
        rates[place(flow.from) * size + place(flow.to)] = Math.max(rate, 0);
      }
      expGenerator(rates, size, moved);
      left.forEach((s, i) => {
        const own = flows[i] ?? [];
        const values = Float64Array.from(own, ({ kind, to }) =>
          kind === 'rate' || kind === 'indirect' ? (moved[place(s) * size + place(to)] ?? 0) : 0,
        );
        const leave = Math.min(
          1,
          values.reduce((sum, p) => sum + p, 0),
        );
        exit.leave[exit.cell(s, row, 0)] = leave;
        writeExits(kernel, exit.exit(s, row, 0), values, leave);
      });
      return corrected;
    };
    return {
      isConstant: isSteady(model, flows.flat(), row),
      states: left,
      cells: left.map((s) => cellOf(kernel, s, row)),
      evaluate,
    };
  });
}

/** Times that change from draw to draw. */
function changingTimes(
  model: Model,
  { stay }: Kernel,
): readonly ((inputs: Float64Array) => void)[] {
  return model.flows.flatMap((flow, f) =>
    flow.sojourn.flatMap((sojourn, row) => {
      const time = (stay.firstTime[f] ?? 0) + row;
      if (sojourn.kind !== 'lognormal' || stay.tableOf[time] !== -1) return [];
      const path = `flows.${flow.name}`;
      return [
        (inputs: Float64Array) => {
          stay.median[time] = Math.max(finiteValue(runProgram(sojourn.median, inputs), path), 0);
        },
      ];
    }),
  );
}
