import { areStatesKnown } from './check-state.ts';
import type { Move } from './move.ts';
import type { CountInput, MovesInput } from './outcome-schema.ts';
import { inside, type Place, type ProblemList } from './problem-list.ts';
import type { CountMeasure } from './scenario.ts';

/** What the outcomes of a model count. */
export interface CountContext {
  readonly states: readonly string[];
  /** Moves that the model's flows and capacities make; undefined when not all are known. */
  readonly moves: readonly Move[] | undefined;
  readonly problems: ProblemList;
}

/** Stands for where people come from who enter the model. */
const OUTSIDE = 'outside';

/**
 * Resolves what is counted step by step.
 *
 * @returns undefined when something is wrong with it; the problems are noted
 */
export function readCount(
  { stock, entries, 'includes-start': includesStart }: CountInput,
  place: Place,
  context: CountContext,
): CountMeasure | undefined {
  const { problems } = context;
  if ((stock === undefined) === (entries === undefined)) {
    const got = stock === undefined ? 'neither' : 'both';
    const message = `a count must have exactly one of stock and entries; got ${got}`;
    problems.error(place, 'scenario/outcome-form', message);
    return undefined;
  }
  if (stock) {
    if (includesStart !== undefined) {
      const message = 'only entries can include the start; a stock counts it anyway (remove it)';
      problems.error(inside(place, 'includes-start'), 'scenario/includes-start', message);
    }
    return areStatesKnown(stock, inside(place, 'stock'), context)
      ? { kind: 'stock', states: stock }
      : undefined;
  }
  if (!entries) return undefined;
  const moves = readMoves(entries, includesStart ?? false, inside(place, 'entries'), context);
  return moves && { kind: 'entries', ...moves, ...(includesStart && { includesStart }) };
}

/**
 * Resolves which moves are counted; refuses those that nobody can make.
 *
 * @param isFed whether others than those who move are counted, so that nobody needs to
 */
export function readMoves(
  { to, from }: MovesInput,
  isFed: boolean,
  place: Place,
  context: CountContext,
): { readonly to: readonly string[]; readonly from?: readonly string[] } | undefined {
  const isToKnown = areStatesKnown(to, inside(place, 'to'), context);
  const withOutside = { ...context, states: [...context.states, OUTSIDE] };
  const isFromKnown =
    from === undefined || areStatesKnown(from, inside(place, 'from'), withOutside);
  if (!isToKnown || !isFromKnown) return undefined;
  const counted = { to, ...(from === undefined ? {} : { from }) };
  // without `from` an inflow, which only the scenario knows, may be all that is counted
  const mayBeInflow = from === undefined || from.includes(OUTSIDE);
  const { moves } = context;
  if (moves && !isFed && !mayBeInflow && !moves.some((move) => isCounted(move, counted))) {
    context.problems.error(place, 'scenario/outcome-never', neverMessage(counted));
    return undefined;
  }
  return counted;
}

/** Whether `entries` count a move. */
export function isCounted(
  move: Move,
  { to, from }: { readonly to: readonly string[]; readonly from?: readonly string[] },
): boolean {
  if (!to.includes(move.to)) return false;
  return from ? from.includes(move.from) : !to.includes(move.from);
}

/** Says that nobody can make the moves that are counted. */
export function neverMessage({
  to,
  from,
}: {
  readonly to: readonly string[];
  readonly from?: readonly string[];
}): string {
  const source = from ? from.join(', ') : 'other states';
  return `no flow leads from ${source} to ${to.join(', ')}, so this outcome could only be 0`;
}
