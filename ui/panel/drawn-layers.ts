import {
  BaserateError,
  distributionOf,
  priorComponents,
  type Distribution,
  type Prior,
} from '../../engine/index.ts';
import type { Assumption } from '../assumption/assumption.ts';
import type { DensityLayer } from '../posterior/density-layout.ts';
import { drawnDistribution } from '../posterior/drawn-distribution.ts';
import { addedCounts } from '../posterior/posterior-text.ts';

/**
 * The curves of an assumption, the one that is drawn from first: behind it the committed one where it
 * differs, each of several claims by itself, and the prior of a count.
 *
 * @param original the assumption as committed; undefined where nothing changed
 */
export function drawnLayers(
  assumption: Assumption,
  original: Assumption | undefined,
): readonly DensityLayer[] {
  const now = drawnDistribution(assumption);
  if (now === undefined) return [];
  const before = original && drawnDistribution(original);
  const { assignment, split } = assumption;
  const prior =
    split === undefined && addedCounts(assignment).length > 0
      ? priorDistribution(assignment.prior ?? { kind: 'jeffreys' })
      : undefined;
  return [
    { tone: 'now', distribution: now },
    ...(before ? [{ tone: 'before' as const, distribution: before }] : []),
    ...memberLayers(assumption),
    ...(prior ? [{ tone: 'prior' as const, distribution: prior }] : []),
  ];
}

/** The claims of a combination by themselves, each at its weight under Jeffreys' prior. */
function memberLayers({ assignment, kind }: Assumption): readonly DensityLayer[] {
  const { combination } = assignment;
  if (combination === undefined || combination.rule === 'newest') return [];
  return combination.members.flatMap(({ quantity, weight }) => {
    try {
      return [{ tone: 'claim' as const, distribution: distributionOf(quantity, kind, weight) }];
    } catch (error) {
      if (error instanceof BaserateError) return [];
      throw error;
    }
  });
}

/** A prior as a distribution; none of Haldane's, which has no density. */
function priorDistribution(prior: Prior): Distribution | undefined {
  if (prior.kind === 'haldane') return undefined;
  const components = priorComponents(prior).map(({ weight, a, b }) => ({
    weight,
    distribution: { kind: 'beta' as const, a, b },
  }));
  const [only] = components;
  return components.length === 1 && only ? only.distribution : { kind: 'mixture', components };
}
