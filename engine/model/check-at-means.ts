import { meanOf } from '../distribution/moments.ts';
import type { Problem, SourcePosition } from '../errors/baserate-error.ts';
import type { Model, ModelFlow, ModelState, Program } from './model.ts';
import { problemAt } from './refuse-at.ts';
import { runProgram } from './run-program.ts';

/** Rounding allowed where shares should add up to 1. */
const SLACK = 1e-9;
/** Most times since entry that are tried in a state. */
const TRIED = 64;

/** Where things stand in the files, in the order of the model. */
export interface ModelPositions {
  readonly moves: readonly (SourcePosition | undefined)[];
  readonly capacities: readonly SourcePosition[];
  readonly inflows: readonly SourcePosition[];
}

/**
 * Exits, limits, inflows and amounts that are impossible already at the means of the parameters: a mistake
 * in the file, not bad luck in a draw. Draws that stray outside are counted by the simulator instead. Of
 * each thing only the first mistake is told.
 */
export function checkAtMeans(model: Model, positions: ModelPositions): readonly Problem[] {
  const means = model.inputs.map((input) => meanOf(input.distribution));
  const problems = new Map<string, Problem>();
  const report: Report = (at, code, path, rule, value) => {
    const key = `${code} ${path}`;
    if (problems.has(key)) return;
    const shown = String(value);
    problems.set(key, problemAt(at, `model/${code}`, path, `${rule}; got ${shown}`, shown));
  };
  const valueOf: ValueOf = (program, dwell = 0) =>
    runProgram(program, means, dwell * model.clock.stepMonths, model.tables);
  model.states.forEach((state, index) => {
    const exits = model.flows.flatMap((flow, at) =>
      flow.from === index && flow.value.length > 0 ? [{ flow, at: positions.moves[at] }] : [],
    );
    const longest = longestDwells(model, state, index);
    const dwellsOf = (row: number) => triedDwells(longest[row] ?? 0);
    checkExits(state, exits, { dwellsOf, stepMonths: model.clock.stepMonths }, valueOf, report);
  });
  checkOthers(model, positions, valueOf, report);
  return [...problems.values()];
}

type ValueOf = (program: Program, dwellSteps?: number) => number;
type Report = (
  at: SourcePosition | undefined,
  code: string,
  path: string,
  rule: string,
  value: number,
) => void;
interface Exit {
  readonly flow: ModelFlow;
  readonly at: SourcePosition | undefined;
}

function checkExits(
  state: ModelState,
  exits: readonly Exit[],
  { dwellsOf, stepMonths }: { dwellsOf: (row: number) => readonly number[]; stepMonths: number },
  valueOf: ValueOf,
  report: Report,
): void {
  for (let row = 0; row < state.rows; row++) {
    for (const exit of exits) checkSojourn(exit, row, stepMonths, valueOf, report);
    for (const dwell of dwellsOf(row)) {
      let sum = 0;
      for (const { flow, at } of exits) {
        const program = flow.value[row] ?? 'rest';
        if (program === 'rest') continue;
        const path = `flows.${flow.name}`;
        const value = valueOf(program, dwell);
        const when = state.classes > 1 ? `, ${dwell} steps after entry` : '';
        if (!(value >= 0 && value < Infinity)) {
          const rule = `a ${flow.kind} must be a number of at least 0 at the parameters' means${when}`;
          report(at, 'not-a-probability', path, rule, value);
        } else if (flow.kind !== 'rate') {
          sum += value;
          if (!(sum > 1 + SLACK)) continue;
          const rule = `the exits of ${state.name} must add up to at most 1 at the parameters' means${when}`;
          report(at, 'share-above-one', path, rule, sum);
        }
      }
    }
  }
}

/** Longest time since entry, in classes, that somebody can have while each row holds. */
function longestDwells(model: Model, state: ModelState, index: number): readonly number[] {
  const { epochs, steps, population } = model;
  const before = population.find((stock) => stock.state === index)?.entered?.length ?? 1;
  const longest = new Array<number>(state.rows).fill(0);
  state.rowAt.forEach((row, at) => {
    const lastStep = (epochs[(at % epochs.length) + 1] ?? steps + 1) - 1;
    const dwell = Math.min(state.classes - 1, lastStep + before - 2);
    longest[row] = Math.max(longest[row] ?? 0, dwell);
  });
  return longest;
}

/** Times since entry from 0 to the longest; some where they are many. */
function triedDwells(longest: number): readonly number[] {
  const count = Math.min(longest + 1, TRIED);
  return Array.from({ length: count }, (_, i) =>
    count === 1 ? 0 : Math.round((i * longest) / (count - 1)),
  );
}

function checkSojourn(
  { flow, at }: Exit,
  row: number,
  stepMonths: number,
  valueOf: ValueOf,
  report: Report,
): void {
  const time = flow.sojourn[row];
  if (time?.kind !== 'lognormal') return;
  const median = valueOf(time.median) * stepMonths;
  if (median > 0 && median < Infinity) return;
  const rule = "a time must be more than 0 months at the parameters' means";
  report(at, 'not-a-duration', `flows.${flow.name}`, rule, median);
}

/** Limits, inflows and what outcomes add up. */
function checkOthers(
  model: Model,
  positions: ModelPositions,
  valueOf: ValueOf,
  report: Report,
): void {
  const check = (
    programs: readonly Program[],
    isFine: (value: number) => boolean,
    at: SourcePosition | undefined,
    path: string,
    rule: string,
  ) => {
    for (const program of programs) {
      const value = valueOf(program);
      if (!isFine(value))
        report(at, 'not-possible', path, `${rule} at the parameters' means`, value);
    }
  };
  const isAmount = (value: number) => value > -Infinity && value < Infinity;
  const isNumber = (value: number) => value >= 0 && value < Infinity;
  model.capacities.forEach(({ name, limit }, i) => {
    const rule = 'a limit must be a number of at least 0';
    check(limit, isNumber, positions.capacities[i], `capacities.${name}`, rule);
  });
  model.inflows.forEach(({ state, size }, i) => {
    if (size.kind === 'series') return;
    const path = `inflow.${model.states[state]?.name ?? ''}`;
    const rule = 'people per step must be a number of at least 0';
    check(size.value, isNumber, positions.inflows[i], path, rule);
  });
  for (const { name, measure } of model.outcomes) {
    const path = `outcomes.${name}`;
    if (measure.kind === 'events') {
      const isShare = (value: number) => value >= 0 && value <= 1;
      check(measure.share, isShare, undefined, path, 'a share must be between 0 and 1');
    } else if (measure.kind === 'total') {
      const amounts = [...measure.inState, ...measure.onMove].flatMap(({ value }) => value);
      check(amounts, isAmount, undefined, path, 'an amount must be a number');
      const rates = measure.discount ? [measure.discount.rate] : [];
      const isRate = (value: number) => value > -1 && value < Infinity;
      check(rates, isRate, undefined, path, 'a discount rate must be more than -100% a year');
    }
  }
}
