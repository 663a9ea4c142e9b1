import { formatQuantity } from '../evidence/phrase.ts';
import type { Quantity } from '../evidence/quantity.ts';
import { defaultPrior, priorComponents } from '../synthesis/prior.ts';
import type { AssumptionKind } from './assumption-path.ts';
import { assumptionsOf, type StatedAssumption } from './assumptions-of.ts';
import { describePrior } from './read-prior.ts';
import type { Assignment, Scenario } from './scenario.ts';

/** One assumption whose number differs between two readings of a scenario. */
export interface ChangedAssumption {
  readonly kind: AssumptionKind;
  /** As a page names it: `convicted`, `men/abroad`, `inflow/abroad`. */
  readonly name: string;
  readonly label: string;
  /** Value before, as written: `54 of 400 (weight 0.5)`; `none` when nobody was there, `as for all` of a group. */
  readonly from: string;
  readonly to: string;
}

/**
 * The assumptions that somebody changed, in the order of the page: parameters, those of groups, people at the
 * start, people who come in. The same number from another source is no change.
 *
 * @param original the scenario as published
 * @param edited   the scenario as it stands, of the same model
 */
export function changedAssumptions(
  original: Scenario,
  edited: Scenario,
): readonly ChangedAssumption[] {
  const [before, after] = [original, edited].map(
    (scenario) => new Map(assumptionsOf(scenario).map((its) => [`${its.kind} ${its.name}`, its])),
  );
  // in the order of the edited page; what is no longer there comes last in its kind
  const order: readonly AssumptionKind[] = ['parameter', 'population', 'inflow'];
  const keys = [...new Set([...(after?.keys() ?? []), ...(before?.keys() ?? [])])];
  return order.flatMap((kind) =>
    keys.flatMap((key): readonly ChangedAssumption[] => {
      const [was, is] = [before?.get(key), after?.get(key)];
      const known = is ?? was;
      if (known?.kind !== kind || (was && is && isSameNumber(was, is))) return [];
      const { name, label } = known;
      const absent = kind === 'parameter' ? 'as for all' : 'none';
      const [from, to] = [was, is].map((its) => (its ? describe(its) : absent));
      return [{ kind, name, label, from: from ?? '', to: to ?? '' }];
    }),
  );
}

/** How many assumptions a scenario makes: its parameters and its numbers of people. */
export function countAssumptions(scenario: Scenario): number {
  return assumptionsOf(scenario).length;
}

function isSameNumber(a: StatedAssumption, b: StatedAssumption): boolean {
  return keyOf(a) === keyOf(b);
}

/** Everything that makes the number, as text: two assumptions are one when these are equal. */
function keyOf({ assignment, series, entered, inflow }: StatedAssumption): string {
  return JSON.stringify([
    assignment && assignmentKey(assignment),
    series,
    entered && numbersOf(entered),
    inflow,
  ]);
}

function assignmentKey({ weight, prior, quantity, expression, redrawn }: Assignment): unknown {
  // two priors are one when they are the same Betas, whatever they are called
  return [weight, priorComponents(prior ?? defaultPrior), numbersOf(quantity), expression, redrawn];
}

function numbersOf(quantity: Quantity): unknown {
  switch (quantity.kind) {
    case 'fixed':
      return [quantity.kind, quantity.value];
    case 'range':
      return [quantity.kind, quantity.low, quantity.high, quantity.level ?? 0.9];
    case 'proportion':
      return [quantity.kind, quantity.low, quantity.high, quantity.total];
    case 'distribution':
      return [quantity.kind, quantity.distribution];
  }
}

function describe({ assignment, series, entered, inflow }: StatedAssumption): string {
  const { text = series?.join(', ') ?? '', weight = 1, prior, redrawn } = assignment ?? {};
  const notes = [
    ...(weight === 1 ? [] : [`weight ${weight}`]),
    ...(prior === undefined || prior.kind === 'jeffreys' ? [] : [describePrior(prior)]),
    ...(redrawn === undefined ? [] : [`drawn again for each ${redrawn.join(' and ')}`]),
    ...(entered === undefined ? [] : [`entered ${formatQuantity(entered, 'sojourn')} ago`]),
    ...(inflow?.law === 'fixed' && series === undefined ? ['not by chance'] : []),
    ...(inflow?.enters === 'start' ? ['at the start of the step'] : []),
  ];
  return notes.length === 0 ? text : `${text} (${notes.join(', ')})`;
}
