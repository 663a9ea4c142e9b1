import { distributionOf } from '../synthesis/distribution-of.ts';
import type { Stock } from '../scenario/scenario.ts';
import { enteredSteps } from './entered-steps.ts';
import { MAX_CLASSES, type ModelState, type ModelStock } from './model.ts';
import type { Setting } from './setting.ts';

/** People in a state at the start, with how many steps ago they entered it. */
export type CompiledStock = Required<ModelStock>;

/**
 * The population in the order of the states, each stock with its sampled input; the variant's take the
 * place of the scenario's.
 */
export function compileStocks({ scenario, variant, states, tables }: Setting): CompiledStock[] {
  const stocks = new Map<number, Stock>();
  for (const stock of [...scenario.population, ...(variant?.population ?? [])]) {
    stocks.set(states.indexOf(stock.state, stock.group), stock);
  }
  const { steps, stepMonths } = scenario.clock;
  const most = Math.max(1, MAX_CLASSES - steps);
  return [...stocks]
    .sort(([a], [b]) => a - b)
    .map(([state, { assignment, entered }]) => {
      const name = states.list[state]?.name ?? '';
      const distribution = distributionOf(assignment.quantity, 'count');
      return {
        state,
        input: tables.inputs.add(`population:${name}`, distribution),
        entered: entered ? enteredSteps(entered, stepMonths, most) : [1],
      };
    });
}

/** A stock as the model states it: when people entered only where that makes a difference. */
export function stockFor(
  { state, input, entered }: CompiledStock,
  placed: Pick<ModelState, 'form' | 'classes'> | undefined,
): ModelStock {
  const before = placed?.form === 'dealt' ? entered : pool(entered, placed?.classes ?? 1);
  return { state, input, ...(before.length > 1 ? { entered: before } : {}) };
}

/** At most so many entries, the last for all who entered earlier. */
function pool(probabilities: readonly number[], entries: number): readonly number[] {
  if (probabilities.length <= entries) return probabilities;
  const kept = probabilities.slice(0, entries - 1);
  return [...kept, 1 - kept.reduce((sum, probability) => sum + probability, 0)];
}
