import { cdf } from '../distribution/cdf.ts';
import type { Distribution } from '../distribution/distribution.ts';
import { fail } from '../errors/baserate-error.ts';
import type { Quantity } from '../evidence/quantity.ts';
import { log } from '../math/log.ts';
import { normalQuantile } from '../math/normal-quantile.ts';
import type { Sojourn } from '../scenario/scenario.ts';
import type { Bindings } from './bindings.ts';
import { compileExpression } from './compile-expression.ts';
import type { ModelSojourn } from './model.ts';

/** 95 % quantile of the standard normal: half the width of a 90 % interval in standard deviations. */
const Z95 = 1.6448536269514722;

/**
 * Times of people in a state.
 *
 * @param steps of the clock, for times that are tabulated
 */
export function compileSojourn(sojourn: Sojourn, bindings: Bindings, steps: number): ModelSojourn {
  switch (sojourn.kind) {
    case 'quantity':
      return sojournOf(sojourn.quantity, 1, sojourn.text, steps);
    case 'parameter': {
      const { assignment, factor } = bindings.sojourn(sojourn.name);
      return sojournOf(assignment.quantity, factor, assignment.text, steps);
    }
    case 'lognormal': {
      const median = compileExpression(sojourn.median, bindings.program);
      return { kind: 'lognormal', median, sigma: sojourn.sigma };
    }
  }
}

/** A range over people is a lognormal with those quantiles. */
function sojournOf(quantity: Quantity, factor: number, text: string, steps: number): ModelSojourn {
  switch (quantity.kind) {
    case 'fixed':
      return { kind: 'lognormal', median: [quantity.value * factor], sigma: 0 };
    case 'range': {
      const { low, high, level } = quantity;
      const z = level === undefined ? Z95 : normalQuantile((1 + level) / 2);
      return {
        kind: 'lognormal',
        median: [Math.sqrt(low * high) * factor],
        sigma: log(high / low) / (2 * z),
      };
    }
    case 'distribution':
      return { kind: 'table', cdf: tabulateTime(quantity.distribution, factor, steps) };
    case 'proportion':
      throw fail('model/not-a-duration', 'after', `a time is needed; got ${text}`);
  }
}

/**
 * P(stays at most k steps) = F(k + ½), k = 0 … steps: entrants stand at mid-month, and nobody leaves
 * in the step of entry.
 *
 * @param time   months
 * @param factor by which every time is longer
 */
export function tabulateTime(time: Distribution, factor: number, steps: number): readonly number[] {
  return Array.from({ length: steps + 1 }, (_, k) => (k === 0 ? 0 : cdf(time, (k + 0.5) / factor)));
}
