// Addresses come from the model, so an index with `!` is inside its array.
import { expm1 } from '../math/expm1.ts';
import { log1p } from '../math/log1p.ts';
import type { Model } from '../model/model.ts';
import { createBackward, type BackwardMemory } from './expect-backward.ts';
import type { Forward } from './expect-forward.ts';
import type { Law } from './expect-law.ts';
import { countsOnce, type CountedEvent } from './expect-reach.ts';

/** From so many expected people on, the probability that none counts is below a tenth of the last bit of 1. */
const CERTAIN = 40;

/**
 * P(at least one) given a draw's parameters: by the backward recursion, unless the forward one has said it
 * already. Where nobody can count twice, the chances of people add up to the expected number μ, so that
 * P(none) ≤ exp(−μ); and where all n people begin alike, each has the chance μ / n.
 *
 * @returns the probability for the draw that law and forward recursion stand at
 */
export function createAny(
  model: Model,
  law: Law,
  forward: Forward,
  memory: BackwardMemory,
  event: CountedEvent,
): () => number {
  const backward = createBackward(model, law, memory, event);
  if (!countsOnce(model, event)) return backward;
  return () => {
    const expected = expectedToCount(law, forward, event);
    if (expected >= CERTAIN) return 1;
    const people = event.moves.length > 0 && event.atStart.length === 0 ? alike(model, law) : 0;
    if (people === 0) return backward();
    return 0 - expm1(people * log1p(-Math.min(expected / people, 1)));
  };
}

function expectedToCount(law: Law, forward: Forward, event: CountedEvent): number {
  let sum = 0;
  for (const state of event.atStart) sum += law.initial[state]!;
  for (const state of event.atEnd) sum += forward.stock[law.steps * law.states + state]!;
  for (const move of event.moves) {
    for (let t = 1; t <= law.steps; t++) sum += forward.moved[t * forward.moves + move]!;
  }
  return sum;
}

/** All people, if they are in one state at the start and have just entered it; else 0. */
function alike(model: Model, law: Law): number {
  if (model.inflows.length > 0) return 0;
  let people = 0;
  for (const { state, entered } of model.population) {
    const own = law.initial[state]!;
    if (own === 0) continue;
    if (people > 0 || entered) return 0;
    people = own;
  }
  return people;
}
