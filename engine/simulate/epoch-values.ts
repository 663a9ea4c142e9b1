import type { Program } from '../model/model.ts';
import { isConstant, runProgram } from '../model/run-program.ts';
import { finiteValue } from './finite-value.ts';

/** A number for each epoch, from one program for each row. */
export interface EpochValues {
  /** Whether they are the same in every draw. */
  readonly isConstant: boolean;
  /** @throws `simulate/not-a-number` naming the path */
  write(inputs: ArrayLike<number>, out: Float64Array, at: number): void;
}

/**
 * @param rowAt row by epoch
 * @param path  of what the values belong to, for messages
 */
export function epochValues(
  value: readonly Program[],
  rowAt: readonly number[],
  path: string,
): EpochValues {
  const rows = new Float64Array(value.length);
  const used = [...new Set(rowAt)];
  return {
    isConstant: used.every((row) => isConstant(value[row] ?? [])),
    write(inputs, out, at) {
      for (const row of used) rows[row] = finiteValue(runProgram(value[row] ?? [], inputs), path);
      for (let epoch = 0; epoch < rowAt.length; epoch++) {
        out[at + epoch] = rows[rowAt[epoch] ?? 0] ?? 0;
      }
    },
  };
}
