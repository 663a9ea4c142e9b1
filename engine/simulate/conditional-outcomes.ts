import { EXPECTED_BUDGET, expectedCountBytes } from '../model/model-memory.ts';
import type { Model, ModelCount, ModelOutcome } from '../model/model.ts';
import { createBinScale, HEADROOM } from './bin-scale.ts';
import { countsOnce } from './expect-reach.ts';

/**
 * Outcomes whose law given a draw's parameters is known: counts of people who are somewhere, or who make a
 * move that nobody makes twice. Everybody who is in one state at the start counts by the same chance, and
 * independently of others: n of them as Binomial(n, p). Who comes in by a Poisson inflow counts as Poisson.
 * Where people of several such parts may count, no such law holds.
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
  const found = model.outcomes.flatMap((outcome, index) =>
    isSingleCount(model, outcome) ? [index] : [],
  );
  const isSmall = expectedCountBytes(model) <= EXPECTED_BUDGET;
  return isSmall && bytesOf(model, found.length) <= MEMORY_BUDGET ? found : [];
}

/**
 * Of how many parts of the people somebody may count: those who are in one state at the start, each by itself,
 * and all who come in. The number of those of several parts who count has no simple law.
 */
function partsThatCount(model: Model, { kind, members, startMembers }: ModelCount): number {
  const { population, inflows, flows } = model;
  const counts = (starts: readonly number[], moves: readonly number[]) => {
    const reached = new Set(starts);
    for (let known = -1; known < reached.size;) {
      known = reached.size;
      for (const { from, to } of flows) if (reached.has(from)) reached.add(to);
    }
    if (kind === 'stock') return members.some((state) => reached.has(state));
    return members.some((move) => reached.has(flows[move]?.from ?? -1) || moves.includes(move));
  };
  const parts = population.map(({ state }) => startMembers.includes(state) || counts([state], []));
  const moves = inflows.map((_, i) => flows.length + i);
  const entered =
    inflows.length > 0 &&
    counts(
      inflows.map(({ state }) => state),
      moves,
    );
  return [...parts, entered].filter(Boolean).length;
}

/** Most memory for the bins of all cells, bytes. */
const MEMORY_BUDGET = 128 * 1024 * 1024;
/** Bytes of a bin: of its count, and with the sums that people who differ need. */
const COUNT = 4;
const SUMS = 28;
/** People taken for as many where their number is uncertain. */
const MANY = 100_000;

function bytesOf({ population, inflows, inputs, steps }: Model, outcomes: number): number {
  const people = population.map(({ input }) => {
    const distribution = inputs[input]?.distribution;
    return distribution?.kind === 'fixed' ? distribution.value : undefined;
  });
  const [only] = people;
  const isAlone = people.length === 1 && only !== undefined && only >= 0.5 && inflows.length === 0;
  const most = people.reduce((sum: number, own) => sum + (own ?? MANY), 0);
  const { count } = isAlone ? createBinScale(only, only) : createBinScale(0, HEADROOM * most);
  return outcomes * (steps + 1) * count * (isAlone ? COUNT : SUMS);
}

function isSingleCount(model: Model, { measure }: ModelOutcome): boolean {
  if (measure.kind !== 'count' || partsThatCount(model, measure.of) > 1) return false;
  const { kind, members, startMembers } = measure.of;
  if (kind === 'stock') return new Set(members).size === members.length;
  return countsOnce(model, { moves: members, atEnd: [], atStart: startMembers });
}
