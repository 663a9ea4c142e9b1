import { cdf } from '../distribution/cdf.ts';
import type { Distribution } from '../distribution/distribution.ts';
import { fail } from '../errors/baserate-error.ts';
import type { Quantity } from '../evidence/quantity.ts';
import { log } from '../math/log.ts';
import { normalQuantile } from '../math/normal-quantile.ts';
import type { Sojourn } from '../scenario/scenario.ts';
import type { Bindings } from './bindings.ts';
import { foldProgram, programKey } from './fold-program.ts';
import type { ModelSojourn } from './model.ts';
import { ALWAYS, type Moment, type Timed } from './moment.ts';

/** 95 % quantile of the standard normal: half the width of a 90 % interval in standard deviations. */
const Z95 = 1.6448536269514722;

/** Makes the times of people, each different one once. */
export interface SojournTable {
  /** @param entries of a table of times: steps a person can be in the state, and 0 */
  compile(
    sojourn: Sojourn,
    bindings: Bindings,
    moment: Moment,
    entries: number,
  ): Timed<ModelSojourn>;
  /** Tells times apart. */
  keyOf(sojourn: ModelSojourn): string;
}

export function createSojournTable(stepMonths: number): SojournTable {
  const known = new Map<string, ModelSojourn>();
  const numbers = new Map<ModelSojourn, number>();
  const ofQuantity = (quantity: Quantity, factor: number, text: string, entries: number) => {
    const key = JSON.stringify([quantity, factor, entries]);
    const made = known.get(key) ?? sojournOf(quantity, factor, text, entries, stepMonths);
    known.set(key, made);
    if (!numbers.has(made)) numbers.set(made, numbers.size);
    return made;
  };
  return {
    compile(sojourn, bindings, moment, entries) {
      switch (sojourn.kind) {
        case 'quantity':
          return { value: ofQuantity(sojourn.quantity, 1, sojourn.text, entries), until: ALWAYS };
        case 'parameter': {
          const { value, until } = bindings.sojourn(sojourn.name, moment);
          const { quantity, text } = value.assignment;
          return { value: ofQuantity(quantity, value.factor, text, entries), until };
        }
        case 'lognormal': {
          const { value, until } = bindings.program(sojourn.median, moment);
          const median = stepMonths === 1 ? value : foldProgram('/', [value, [stepMonths]]);
          return { value: { kind: 'lognormal', median, sigma: sojourn.sigma }, until };
        }
      }
    },
    keyOf: (sojourn) =>
      sojourn.kind === 'table'
        ? `table ${numbers.get(sojourn) ?? ''}`
        : `${programKey(sojourn.median)} ${sojourn.sigma}`,
  };
}

/** A range over people is a lognormal with those quantiles. */
function sojournOf(
  quantity: Quantity,
  factor: number,
  text: string,
  entries: number,
  stepMonths: number,
): ModelSojourn {
  switch (quantity.kind) {
    case 'fixed':
      return { kind: 'lognormal', median: [(quantity.value * factor) / stepMonths], sigma: 0 };
    case 'range': {
      const { low, high, level } = quantity;
      const z = level === undefined ? Z95 : normalQuantile((1 + level) / 2);
      return {
        kind: 'lognormal',
        median: [(Math.sqrt(low * high) * factor) / stepMonths],
        sigma: log(high / low) / (2 * z),
      };
    }
    case 'distribution':
      return {
        kind: 'table',
        cdf: tabulateTime(quantity.distribution, factor / stepMonths, entries),
      };
    case 'proportion':
      throw fail('model/not-a-duration', 'after', `a time is needed; got ${text}`);
  }
}

/**
 * P(stays at most k steps) = F(k + ½), k = 0, 1, …: entrants stand at mid-step, and nobody leaves in the
 * step of entry.
 *
 * @param time    months
 * @param factor  steps that stand for a month of it: by which every time is longer, over the months of a
 *                step
 * @param entries how many k
 */
export function tabulateTime(
  time: Distribution,
  factor: number,
  entries: number,
): readonly number[] {
  return Array.from({ length: entries }, (_, k) => (k === 0 ? 0 : cdf(time, (k + 0.5) / factor)));
}
