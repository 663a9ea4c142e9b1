import { readFileSync } from 'node:fs';
import { summarise } from '../engine/analysis/summarise.ts';
import { compile } from '../engine/model/compile.ts';
import { readScenario } from '../engine/scenario/read-scenario.ts';
import { createExpectation } from '../engine/simulate/expectation.ts';
import { createSimulator } from '../engine/simulate/simulator.ts';
import { runPersonLoop } from './person-loop.ts';

/** Draws of one timed batch, and batches; the fastest batch counts, as load only ever slows. */
const BATCH_DRAWS = 250;
const BATCHES = 12;

const scenarios = ['uk-returnees', 'us-travelers', 'france-accounting', 'returns-by-country'];

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Least milliseconds of several batches. */
function fastest(batch: (index: number) => void): number {
  let least = Infinity;
  for (let index = 0; index < BATCHES; index++) {
    const before = performance.now();
    batch(index);
    least = Math.min(least, performance.now() - before);
  }
  return least;
}

console.log('One thread, draws a second; fastest of 12 batches of 250 draws.');
console.log('Peer: the same model and parameters, people moved one at a time with Math.random.\n');
console.log(
  'scenario               engine     peer   ratio   largest difference of a mean, in its errors',
);
for (const name of scenarios) {
  const scenario = readScenario(`scenarios/${name}/scenario.yaml`, readText);
  const model = compile(scenario);
  const simulator = createSimulator(model);
  const sampler = createSimulator(model);
  const ours = fastest((index) => void simulator.runChunk(index * BATCH_DRAWS, BATCH_DRAWS));
  const inputsOf = (draw: number) => {
    sampler.runDraw(draw);
    return sampler.inputs.slice();
  };
  const inputs = Array.from({ length: BATCH_DRAWS }, (_, draw) => inputsOf(draw));
  let means: readonly number[] = [];
  const theirs = fastest(() => {
    means = runPersonLoop(model, BATCH_DRAWS, (draw) => inputs[draw] ?? new Float64Array());
  });
  const result = summarise(model, simulator.runChunk(0, BATCH_DRAWS));
  const gaps = result.outcomes.map((outcome, o) => {
    const { value, mcse } = outcome.final.mean;
    return mcse > 0 && !Number.isNaN(means[o]) ? Math.abs(value - (means[o] ?? 0)) / mcse : 0;
  });
  const perSecond = (ms: number) => Math.round((1000 * BATCH_DRAWS) / ms).toLocaleString('en');
  console.log(
    [
      name.padEnd(20),
      perSecond(ours).padStart(8),
      perSecond(theirs).padStart(8),
      (theirs / ours).toFixed(1).padStart(7),
      `   ${Math.max(...gaps).toFixed(1)}`,
    ].join(' '),
  );
}

/** Draws of one timed batch of means; a run takes them of its first 256 draws. */
const MEANS_BATCH = 64;

console.log('\nExact means given the parameters, one thread, µs a draw.\n');
for (const name of scenarios) {
  const model = compile(readScenario(`scenarios/${name}/scenario.yaml`, readText));
  const expectation = createExpectation(model);
  const ms = fastest((index) => void expectation.runChunk(index * MEANS_BATCH, MEANS_BATCH));
  console.log(`${name.padEnd(20)} ${((1000 * ms) / MEANS_BATCH).toFixed(0).padStart(8)}`);
}
