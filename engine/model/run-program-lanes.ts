import type { Program } from './model.ts';
import { applyOperator, argumentsOf } from './run-program.ts';

const NOTHING = new Float64Array(0);

/**
 * Values of a program in many draws at once, an operation at a time. It may not depend on the time since entry.
 *
 * @param inputs sampled inputs: input i of draw d at i × draws + d
 * @param out    receives the values, NaN or ±Infinity where the arithmetic has none
 * @returns      a function that uses its own memory over and over
 */
export function createLaneProgram(
  program: Program,
): (inputs: Float64Array, draws: number, out: Float64Array) => void {
  let stack: Float64Array[] = [];
  const depth = program.length;
  return (inputs, draws, out) => {
    const only = program[0];
    if (depth === 1 && typeof only === 'number') return void out.fill(only, 0, draws);
    if (depth === 1 && typeof only === 'object' && 'input' in only) {
      const at = only.input * draws;
      return void out.set(inputs.subarray(at, at + draws));
    }
    if (stack.length < depth || (stack[0]?.length ?? 0) < draws) {
      stack = program.map(() => new Float64Array(draws));
    }
    let top = -1;
    for (const step of program) {
      if (typeof step === 'number') {
        stack[++top]?.fill(step, 0, draws);
      } else if (typeof step === 'object' && 'input' in step) {
        const at = step.input * draws;
        stack[++top]?.set(inputs.subarray(at, at + draws));
      } else if (typeof step === 'string' && step !== 'dwell') {
        const left = top - argumentsOf(step) + 1;
        const first = stack[left] ?? NOTHING;
        const second = stack[left + 1] ?? NOTHING;
        const third = stack[left + 2] ?? NOTHING;
        for (let d = 0; d < draws; d++) {
          first[d] = applyOperator(step, first[d] ?? NaN, second[d] ?? NaN, third[d] ?? NaN);
        }
        top = left;
      } else return void out.fill(NaN, 0, draws);
    }
    if (top === 0 && stack[0]) out.set(stack[0].subarray(0, draws));
    else out.fill(NaN, 0, draws);
  };
}
