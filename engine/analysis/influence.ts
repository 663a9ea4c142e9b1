import { sampleRankCorrelation, standardDeviation } from 'simple-statistics';
import { fail } from '../errors/baserate-error.ts';
import type { Model } from '../model/model.ts';
import type { AssumptionKey } from '../scenario/assumption-path.ts';
import { createInputSampler } from '../simulate/input-sampler.ts';
import type { Tally } from '../simulate/tally.ts';

/** How strongly an uncertain input moves an outcome. */
export interface Influence {
  /** Name of the parameter, `population:state` or `inflow-rate:state`; of a group `…@group`. */
  readonly input: string;
  /** Spearman rank correlation with the outcome at the horizon, −1 to 1. */
  readonly rankCorrelation: number;
  /** Standard error under no correlation, 1 / √(n − 1) (Kendall & Gibbons 1990). */
  readonly mcse: number;
}

/**
 * Rank correlation of each uncertain input with one outcome, strongest first. Inputs are computed
 * again from their addresses, so nothing has to be stored during the run; correlated ones share
 * their influence.
 *
 * @throws `analysis/unknown-outcome`; `analysis/no-draws` with fewer than 3 sampled draws
 */
export function influences(model: Model, tally: Tally, outcome: string): readonly Influence[] {
  const index = tally.outcomes.indexOf(outcome);
  if (index < 0)
    throw fail(
      'analysis/unknown-outcome',
      'outcome',
      `the run has none of that name; got ${outcome}`,
    );
  const { draws, values: drawn } = tally.sample;
  if (draws.length < 3) throw fail('analysis/no-draws', 'tally', 'at least three draws are needed');
  const finals = Array.from(drawn.subarray(index * draws.length, (index + 1) * draws.length));
  if (standardDeviation(finals) === 0) return [];
  const sampleInputs = createInputSampler(model);
  const sampled = Array.from(draws, (draw) => {
    const inputs = new Float64Array(model.inputs.length);
    sampleInputs(draw, 1, inputs);
    return inputs;
  });
  return model.inputs
    .flatMap(({ purpose, distribution }, position) => {
      if (distribution.kind === 'fixed') return [];
      const values = sampled.map((inputs) => inputs[position] ?? NaN);
      return {
        input: purpose.replace(/^(?:param|split:[^:]*):/, ''),
        rankCorrelation: sampleRankCorrelation(values, finals),
        mcse: 1 / Math.sqrt(draws.length - 1),
      };
    })
    .sort((a, b) => Math.abs(b.rankCorrelation) - Math.abs(a.rankCorrelation));
}

/** The assumption that an input of `Influence` stands for. */
export function assumptionOfInput(input: string): AssumptionKey {
  const [, prefix, of = '', group] =
    /^(?:(population|inflow-rate):)?([^@]*)(?:@(.+))?$/.exec(input) ?? [];
  const kind =
    prefix === 'population' ? 'population' : prefix === 'inflow-rate' ? 'inflow' : 'parameter';
  return { kind, of, ...(group === undefined ? {} : { group }) };
}
