import type { Model } from './model.ts';

type Drawn = Pick<Model, 'inputs' | 'splits' | 'hierarchies' | 'copula'>;

/**
 * Streams whose numbers become coordinates of a Sobol point, in the order of the coordinates: those of all
 * the models, by name, so that base and variants share their points. Values that are redrawn by year or step
 * keep the numbers of their streams, which a hundred coordinates would not improve on, and so does what is
 * not uncertain.
 */
export function sobolDimensions(models: readonly Drawn[]): readonly string[] {
  const drawn = new Set<string>();
  const redrawn = new Set<string>();
  for (const { inputs, splits, hierarchies, copula } of models) {
    const isJoint = new Set([...splits, ...hierarchies].flatMap((joint) => joint.inputs));
    for (const [index, { purpose, counter, distribution }] of inputs.entries()) {
      if (counter !== 0) redrawn.add(purpose);
      else if (distribution.kind !== 'fixed' && !isJoint.has(index)) drawn.add(purpose);
    }
    for (const split of splits) for (const purpose of split.purposes) drawn.add(purpose);
    for (const { purpose, counter, purposes } of hierarchies) {
      for (const name of [purpose, ...purposes]) (counter === 0 ? drawn : redrawn).add(name);
    }
    for (const purpose of copula?.purposes ?? []) drawn.add(purpose);
  }
  return [...drawn].filter((name) => !redrawn.has(name)).sort((a, b) => (a < b ? -1 : 1));
}
