import { movesOf } from './move.ts';
import { keyOf, type ProblemList } from './problem-list.ts';
import type { ReadModel } from './read-model.ts';
import type { Flow } from './scenario.ts';

/**
 * Warns of states that nobody can ever be in: no one starts or enters there, in the base or a variant, and
 * no path of moves leads there, through a flow or the queue of a capacity.
 *
 * @param starts states that have people at the start, or that people enter from outside
 * @param added  flows that variants add
 */
export function warnOfUnreachable(
  { pathway, document }: ReadModel,
  starts: readonly string[],
  problems: ProblemList,
  added: readonly Flow[] = [],
): void {
  const reached = new Set(starts);
  const next = new Map<string, string[]>();
  for (const { from, to } of movesOf([...pathway.flows, ...added], pathway.capacities)) {
    const known = next.get(from);
    if (known) known.push(to);
    else next.set(from, [to]);
  }
  const open = [...reached];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const to of next.get(state) ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  for (const { name } of pathway.states) {
    if (reached.has(name)) continue;
    const message =
      'nobody starts in this state or enters it, and no flow leads there from where people are';
    const place = keyOf({ document, path: ['states', name] });
    problems.warn(place, 'scenario/unreachable-state', message, name);
  }
}
