import { readFileSync } from 'node:fs';
import { summarise } from '../engine/analysis/summarise.ts';
import { compile } from '../engine/model/compile.ts';
import { readScenario } from '../engine/scenario/read-scenario.ts';
import { createExpectation } from '../engine/simulate/expectation.ts';
import { createSimulator } from '../engine/simulate/simulator.ts';
import { markdownTable } from './markdown-table.mjs';
import { runPersonLoop, type Means } from './person-loop.ts';
import { spread } from './spread.mjs';
import { ratios, timeInTurn, type Contestant } from './timing.ts';

// Draws a second of some scenarios on one thread, beside a loop over people with the same model and parameters that
// uses `Math.random`; then the exact means given the parameters.

const ROUNDS = 7;
/** Draws of one batch. */
const DRAWS = 250;
/** The same of exact means; a run takes them of its first 256 draws. */
const MEANS_DRAWS = 64;
const SCENARIOS = ['uk-returnees', 'us-travelers', 'france-accounting', 'returns-by-country'];

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function contestantsOf(name: string) {
  const model = compile(readScenario(`scenarios/${name}/scenario.yaml`, readText));
  const simulator = createSimulator(model);
  const sampler = createSimulator(model);
  const inputs = Array.from({ length: DRAWS }, (_, draw) => {
    sampler.runDraw(draw);
    return sampler.inputs.slice();
  });
  const inputsOf = (draw: number) => inputs[draw] ?? new Float64Array();
  const expectation = createExpectation(model);
  let loopMeans: Means = [];
  const engine: Contestant = {
    name: `${name} engine`,
    draws: DRAWS,
    run: (round) => void simulator.runChunk(round * DRAWS, DRAWS),
  };
  const loop: Contestant = {
    name: `${name} loop`,
    draws: DRAWS,
    run: () => void (loopMeans = runPersonLoop(model, DRAWS, inputsOf)),
  };
  const means: Contestant = {
    name: `${name} means`,
    draws: MEANS_DRAWS,
    run: (round) => void expectation.runChunk(round * MEANS_DRAWS, MEANS_DRAWS),
  };
  /** Largest distance of two means of the same draws' parameters, in Monte Carlo errors. */
  const largestGap = () => {
    const result = summarise(model, simulator.runChunk(0, DRAWS));
    const gaps = result.outcomes.map((outcome, o) => {
      const { value, mcse } = outcome.final.mean;
      const other = loopMeans[o] ?? NaN;
      return mcse > 0 && !Number.isNaN(other) ? Math.abs(value - other) / mcse : 0;
    });
    return Math.max(...gaps);
  };
  return { name, engine, loop, means, largestGap };
}

const all = SCENARIOS.map(contestantsOf);
const times = await timeInTurn(
  all.flatMap(({ engine, loop, means }) => [engine, loop, means]),
  ROUNDS,
);
const of = ({ name }: Contestant) => times.get(name) ?? [];
const perSecond = (microseconds: readonly number[]) => spread(microseconds.map((us) => 1e6 / us));

const head = [
  'One thread, simulated',
  'Engine, draws a second',
  'Loop, draws a second',
  'Times as fast',
  'Largest difference of a mean, errors',
];
const rows = all.map(({ name, engine, loop, largestGap }) => [
  name,
  perSecond(of(engine)),
  perSecond(of(loop)),
  spread(ratios(of(loop), of(engine))),
  largestGap().toFixed(1),
]);
console.log(
  `Median of ${ROUNDS} rounds of ${DRAWS} draws, least and most in brackets; ratios are taken round by round.\n`,
);
console.log(markdownTable(head, rows));
console.log('\nThe exact means given the parameters of a draw.\n');
console.log(
  markdownTable(
    ['One thread', 'µs a draw'],
    all.map(({ name, means }) => [name, spread(of(means))]),
  ),
);
