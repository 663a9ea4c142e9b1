import { meanOf } from '../distribution/moments.ts';
import type { Problem, SourcePosition } from '../errors/baserate-error.ts';
import type { Model, ModelFlow } from './model.ts';
import { runProgram } from './run-program.ts';

/** Rounding allowed where shares should add up to 1. */
const SLACK = 1e-9;

/**
 * Exits that are impossible already at the means of the parameters: a mistake in the file, not bad
 * luck in a draw. Draws that stray outside are counted by the simulator instead.
 */
export function checkAtMeans(
  model: Model,
  positions: readonly SourcePosition[],
): readonly Problem[] {
  const means = model.inputs.map((input) => meanOf(input.distribution));
  const problems: Problem[] = [];
  const report = (index: number, code: string, text: string, value: number) => {
    const at = positions[index];
    const path = `flows.${model.flows[index]?.name ?? ''}`;
    problems.push({
      severity: 'error',
      code,
      path,
      message: `${path}: ${text}; got ${String(value)}`,
      value: String(value),
      ...(at ? { at } : {}),
    });
  };
  model.epochs.forEach((_, epoch) => {
    const sums = new Map<number, number>();
    model.flows.forEach((flow, index) => {
      checkSojourn(flow, epoch, means, (text, value) =>
        report(index, 'model/not-a-duration', text, value),
      );
      if (flow.value === 'rest') return;
      const value = runProgram(flow.value[epoch] ?? [], means);
      if (!(value >= 0 && value < Infinity)) {
        report(
          index,
          'model/not-a-probability',
          `a ${flow.kind} must be a number of at least 0 at the parameters' means`,
          value,
        );
        return;
      }
      if (flow.kind === 'rate') return;
      const sum = (sums.get(flow.from) ?? 0) + value;
      sums.set(flow.from, sum);
      if (sum > 1 + SLACK) {
        const state = model.states[flow.from] ?? '';
        report(
          index,
          'model/share-above-one',
          `the exits of ${state} must add up to at most 1 at the parameters' means`,
          sum,
        );
      }
    });
  });
  return problems;
}

function checkSojourn(
  flow: ModelFlow,
  epoch: number,
  means: readonly number[],
  report: (text: string, value: number) => void,
): void {
  const sojourn = flow.sojourn[epoch];
  if (sojourn?.kind !== 'lognormal') return;
  const median = runProgram(sojourn.median, means);
  if (!(median > 0 && median < Infinity))
    report("a time must be more than 0 months at the parameters' means", median);
}
