import { entryOf, keysOf } from './fitting.ts';
import { inside, keyOf, type Place } from './problem-list.ts';
import type { AssignmentContext } from './read-assignment.ts';
import type { ReadModel } from './read-model.ts';
import { readSplits } from './read-splits.ts';
import type { Split, Variant } from './scenario.ts';

/**
 * Gives each variant the splits it replaces: the same parameters, counted otherwise.
 *
 * @param data  section `variants` of the scenario
 * @param place where it stands
 * @param base  splits of the scenario
 */
export function readVariantSplits(
  variants: readonly Variant[],
  data: unknown,
  place: Place,
  base: readonly Split[],
  model: ReadModel,
  context: AssignmentContext,
): readonly Variant[] {
  return variants.map((variant) => {
    const section = entryOf(entryOf(data, variant.name), 'splits');
    if (keysOf(section).length === 0) return variant;
    const at = inside(place, variant.name, 'splits');
    const { splits } = readSplits(section, at, undefined, model, context);
    const fitting = splits.filter((split) => isReplacement(split, base, at, context));
    return { ...variant, splits: fitting };
  });
}

function isReplacement(
  split: Split,
  base: readonly Split[],
  place: Place,
  { problems }: AssignmentContext,
): boolean {
  const { name, parameters } = split;
  const at = keyOf(inside(place, name));
  const replaced = base.find((its) => its.name === name);
  if (!replaced) {
    const names = base.map((its) => its.name);
    const message = `the scenario has no split called ${name}${problems.suggest(name, names)}`;
    problems.error(at, 'scenario/unknown-split', message, name);
    return false;
  }
  const [own, others] = [parameters, replaced.parameters].map((its) => [...its].sort().join(', '));
  if (own === others) return true;
  const message = `a variant can count a split otherwise but must keep its parameters, ${others}; got ${own}`;
  problems.error(at, 'scenario/split-differs', message, own);
  return false;
}
