import { EXPECTED_BUDGET, expectedCountBytes } from '../model/model-memory.ts';
import type { Model, ModelOutcome } from '../model/model.ts';
import { createBinScale } from './bin-scale.ts';
import { lonePeople, partsOf } from './count-parts.ts';
import { countsOnce } from './expect-reach.ts';
import { scramblingsOf } from './scrambling.ts';

/**
 * Outcomes whose law given a draw's parameters is known: counts of people who are somewhere, or who make a
 * move that nobody makes twice. Everybody who is in one state at the start counts by the same chance, and
 * independently of others: n of them as Binomial(n, p). Who comes in by a Poisson inflow counts as Poisson.
 * Of people of several such parts the law is that of a sum of independent numbers. It takes longer than to follow
 * them, up to five times, for an error that is half or a fifth as large, so it is computed where Sobol points are
 * used, with which the error is smaller by far, or where a scenario asks for it.
 *
 * None where people wait for room, since they then depend on each other; none where a fixed number of people
 * comes in, since each step's people have a chance of their own; none where too much memory would be needed.
 *
 * @returns their indexes, ascending
 */
export function conditionalOutcomes(model: Model): readonly number[] {
  if (model.method === 'simulated' || model.capacities.length > 0) return [];
  if (model.inflows.some(({ law, size }) => law === 'fixed' || size.kind === 'series')) return [];
  if (model.population.length === 0 && model.inflows.length === 0) return [];
  const takesAll = model.method === 'conditional' || scramblingsOf(model) > 1;
  const found = model.outcomes.flatMap((outcome, index) =>
    isCountedOnce(model, outcome) && (takesAll || isSimple(model, outcome)) ? [index] : [],
  );
  const isSmall = expectedCountBytes(model) <= EXPECTED_BUDGET;
  return isSmall && bytesOf(model, found) <= MEMORY_BUDGET ? found : [];
}

/** Most memory for the bins of all cells, bytes. */
const MEMORY_BUDGET = 128 * 1024 * 1024;
/** Bytes of the count of a bin while it is being counted. */
const COUNT = 2;
/** Bins of people of several parts that some draw is in, more or less, and bytes of a sum of them. */
const USUAL_BINS = 512;
const SUM = 8;

function bytesOf(model: Model, outcomes: readonly number[]): number {
  const rows = model.steps + 1;
  const people = lonePeople(model);
  const scramblings = scramblingsOf(model);
  if (people > 0) {
    const { count } = createBinScale(people, scramblings);
    return outcomes.length * rows * count * COUNT * scramblings;
  }
  return outcomes.reduce((sum, index) => {
    const measure = model.outcomes[index]?.measure;
    const parts = measure?.kind === 'count' ? partsOf(model, measure.of).length : 0;
    return sum + rows * USUAL_BINS * (SUM * (3 + 2 * parts) + 4 * scramblings);
  }, 0);
}

function isSimple(model: Model, { measure }: ModelOutcome): boolean {
  return measure.kind === 'count' && partsOf(model, measure.of).length <= 1;
}

function isCountedOnce(model: Model, { measure }: ModelOutcome): boolean {
  if (measure.kind !== 'count') return false;
  const { kind, members, startMembers } = measure.of;
  if (kind === 'stock') return new Set(members).size === members.length;
  return countsOnce(model, { moves: members, atEnd: [], atStart: startMembers });
}
