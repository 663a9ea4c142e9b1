import { createCellLaws } from '../../engine/analysis/law-of-cell.ts';
import { countsAt } from '../../engine/analysis/summarise.ts';
import type { Model } from '../../engine/model/model.ts';
import { createConditional } from '../../engine/simulate/conditional.ts';
import { createExpectation } from '../../engine/simulate/expectation.ts';
import { createSimulator } from '../../engine/simulate/simulator.ts';

/** Where both ways of running a model are furthest apart, in standard errors of the simulated number. */
export interface Apart {
  readonly z: number;
  readonly cell: string;
  /** Cells that were compared. */
  readonly cells: number;
}

/**
 * Distribution functions of all counts that have laws, by these and by people's fates, over the same draws.
 *
 * @param fated the model whose people are followed, the same but for a fault that is planted
 */
export function lawsFromFates(model: Model, draws: number, every = 1, fated = model): Apart {
  const run = createConditional({ ...model, method: 'conditional' });
  if (run.outcomes.length === 0) return { z: 0, cell: '', cells: 0 };
  const laws = createCellLaws(run.runChunk(0, draws));
  const simulated = createSimulator(fated).runChunk(0, draws);
  const rows = model.steps + 1;
  let found = { z: 0, cell: '' };
  let cells = 0;
  run.outcomes.forEach((outcome, c) => {
    for (let step = model.steps; step >= 0; step -= every) {
      cells++;
      const law = laws(c * rows + step);
      const fates = countsAt(simulated, outcome, step);
      let [own, theirs, k] = [0, 0, 0];
      law.values.forEach((value, i) => {
        own += law.counts[i]! / draws;
        // the last of the numbers that a value stands for
        const last = value - (law.step >> 1) + law.step - 1;
        for (; k < fates.values.length && fates.values[k]! <= last; k++) {
          theirs += fates.counts[k]! / draws;
        }
        const error = Math.sqrt(Math.max(own * (1 - own), 4 / draws) / draws);
        const z = Math.abs(own - theirs) / error;
        if (!(z <= found.z)) {
          const name = model.outcomes[outcome]!.name;
          found = { z, cell: `${name} at step ${step}: P(≤ ${value}) ${theirs}, not ${own}` };
        }
      });
    }
  });
  return { ...found, cells };
}

/**
 * Means at the horizon given the parameters and people's fates under the same parameters, draw by draw: of every
 * outcome that has such a mean. `fated` as above.
 */
export function meansFromFates(model: Model, draws: number, fated = model): Apart {
  const given = createExpectation(model).runChunk(0, draws);
  const simulator = createSimulator(fated);
  const rows = model.steps + 1;
  const size = model.outcomes.length;
  const sums = new Float64Array(size);
  const squares = new Float64Array(size);
  const scale = new Float64Array(size);
  for (let draw = 0; draw < draws; draw++) {
    const values = simulator.runDraw(draw);
    for (let o = 0; o < size; o++) {
      const cell = o * rows + model.steps;
      const mean = given.means[cell * draws + draw] ?? NaN;
      const apart = values[cell]! - mean;
      sums[o]! += apart;
      squares[o]! += apart * apart;
      scale[o]! += Math.abs(mean) / draws;
    }
  }
  let found = { z: 0, cell: '' };
  let cells = 0;
  model.outcomes.forEach(({ name, measure }, o) => {
    const mean = sums[o]! / draws;
    if (Number.isNaN(mean)) return;
    cells++;
    const sd = Math.sqrt(Math.max(squares[o]! / draws - mean * mean, 0));
    // one event in as many draws is the resolution of a count that hardly ever happens
    const least = measure.kind === 'total' ? 0 : Math.sqrt(Math.min(scale[o]!, 1) / draws / 4);
    const error = Math.max(sd / Math.sqrt(draws), least, 1e-9 * Math.max(1, scale[o]!));
    const z = Math.abs(mean) / error;
    if (!(z <= found.z)) found = { z, cell: `${name}: ${mean} off ${scale[o]!}` };
  });
  return { ...found, cells };
}
