import { keyOf, type ProblemList } from './problem-list.ts';
import type { ReadModel } from './read-model.ts';

/**
 * Warns of states that nobody can ever be in: no one starts there, in the base or a variant, and no
 * path of flows leads there.
 *
 * @param starts states that have people at the start
 */
export function warnOfUnreachable(
  { pathway, document }: ReadModel,
  starts: readonly string[],
  problems: ProblemList,
): void {
  const reached = new Set(starts);
  const next = new Map<string, string[]>();
  for (const { from, to } of pathway.flows) next.set(from, [...(next.get(from) ?? []), to]);
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
    const message = 'nobody starts in this state and no flow leads there from where people start';
    const place = keyOf({ document, path: ['states', name] });
    problems.warn(place, 'scenario/unreachable-state', message, name);
  }
}
