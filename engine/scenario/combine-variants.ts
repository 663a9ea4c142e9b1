import { inside, type Place, type ProblemList } from './problem-list.ts';
import type { Change, Inflow, Stock, Variant } from './scenario.ts';

/**
 * Gives each variant that combines others their changes, each variant's once, in the order in which they
 * are named and before its own. Of people and of splits the last word counts.
 *
 * @param variants with their own changes only
 * @param place    where the section `variants` stands
 */
export function combineVariants(
  variants: readonly Variant[],
  place: Place,
  problems: ProblemList,
): readonly Variant[] {
  const byName = new Map(variants.map((variant) => [variant.name, variant]));
  const combined = variants.filter(({ combines }) => combines.length > 0);
  let isSound = true;
  for (const { name, combines } of combined) {
    combines.forEach((other, index) => {
      const at = inside(place, name, 'combines', index);
      if (byName.has(other) && combines.indexOf(other) === index) return;
      const isKnown = byName.has(other);
      const message = isKnown
        ? `a variant can be combined only once; got ${other} again`
        : `the scenario has no variant called ${other}${problems.suggest(other, byName.keys())}`;
      const code = isKnown ? 'scenario/duplicate-variant' : 'scenario/unknown-variant';
      problems.error(at, code, message, other);
      isSound = false;
    });
  }
  const circle = isSound ? findCircle(variants) : undefined;
  if (circle) {
    const [first = ''] = circle;
    const message = `a variant must not combine itself; got ${circle.join(' → ')} (leave one of them out)`;
    problems.error(inside(place, first, 'combines'), 'scenario/circular-variant', message, first);
  }
  if (!isSound || circle) return variants;
  return variants.map((variant) => {
    if (variant.combines.length === 0) return variant;
    const parts = partsOf(variant, byName);
    warnOfRivals(variant.name, parts, inside(place, variant.name, 'combines'), problems);
    return merge(variant, parts);
  });
}

/** The variant and all that it combines, each once, in the order in which they apply. */
function partsOf(variant: Variant, byName: ReadonlyMap<string, Variant>): readonly Variant[] {
  const parts = new Set<Variant>();
  const visit = (its: Variant) => {
    if (parts.has(its)) return;
    for (const name of its.combines) {
      const other = byName.get(name);
      if (other) visit(other);
    }
    parts.add(its);
  };
  visit(variant);
  return [...parts];
}

function merge(variant: Variant, parts: readonly Variant[]): Variant {
  const splits = lastOf(
    parts.flatMap((part) => part.splits ?? []),
    ({ name }) => name,
  );
  return {
    ...variant,
    changes: parts.flatMap(({ changes }) => changes),
    population: lastOf(
      parts.flatMap(({ population }) => population),
      keyOfPeople,
    ),
    inflows: lastOf(
      parts.flatMap(({ inflows }) => inflows),
      keyOfPeople,
    ),
    flowChanges: parts.flatMap(({ flowChanges }) => flowChanges),
    ...(splits.length > 0 && { splits }),
  };
}

function keyOfPeople({ state, group = '' }: Stock | Inflow): string {
  return `${group}/${state}`;
}

/** Of items with one key the last, where the first stood. */
function lastOf<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

/** Two combined variants that give one parameter a value: the later one wins, which may not be meant. */
function warnOfRivals(
  name: string,
  parts: readonly Variant[],
  place: Place,
  problems: ProblemList,
): void {
  const rivals = new Set<string>();
  parts.forEach((later, index) => {
    if (later.name === name) return; // its own value is the last word on purpose
    for (const earlier of parts.slice(0, index)) {
      for (const change of later.changes) {
        if (change.op.kind !== 'set') continue;
        if (!earlier.changes.some((other) => isOverruled(other, change))) continue;
        const message = `${later.name} sets ${change.parameter}, so what ${earlier.name} makes of it does not count (put ${later.name} first, or set it here)`;
        if (rivals.has(message)) continue;
        rivals.add(message);
        problems.warn(place, 'scenario/overruled-variant', message, change.parameter);
      }
    }
  });
}

/** Whether a value set later undoes a change wherever both hold. */
function isOverruled(earlier: Change, later: Change): boolean {
  const isSamePeople =
    earlier.group === undefined || later.group === undefined || earlier.group === later.group;
  return (
    earlier.parameter === later.parameter &&
    isSamePeople &&
    earlier.fromStep < later.untilStep &&
    later.fromStep < earlier.untilStep
  );
}

function findCircle(variants: readonly Variant[]): readonly string[] | undefined {
  const combines = new Map(variants.map((its) => [its.name, its.combines]));
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): readonly string[] | undefined => {
    const start = path.indexOf(name);
    if (start >= 0) return [...path.slice(start), name];
    if (done.has(name)) return undefined;
    for (const next of combines.get(name) ?? []) {
      const circle = visit(next, [...path, name]);
      if (circle) return circle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of combines.keys()) {
    const circle = visit(name, []);
    if (circle) return circle;
  }
  return undefined;
}
