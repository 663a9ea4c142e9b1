import type { CountRule } from './combine-counts.ts';
import { showCount } from './conflict.ts';
import type { PrintedCount } from './printed-count.ts';
import { daysOf } from './newest-claim.ts';
import { normalisePlace, placeContains } from './region.ts';

/** A count with what is needed to see whether another is of the same people. */
export interface PlacedCount extends PrintedCount {
  readonly place?: string;
  readonly unit?: string;
  readonly asOf?: string;
}

/** Two counts that are probably of the same people. */
export interface Overlap {
  readonly ids: readonly [string, string];
  readonly kind: 'same-place' | 'within';
  /** What overlaps; what that means depends on what is done with the counts, see `overlapSentence`. */
  readonly sentence: string;
}

/**
 * The sentence of an overlap, with what follows from it where both counts are taken together in some way.
 *
 * @param rule what is done with the counts
 */
export function overlapSentence(
  { kind, sentence }: Overlap,
  rule: CountRule | 'newest' | 'each',
): string {
  switch (rule) {
    case 'pool':
      return kind === 'same-place'
        ? `${sentence} Added up, the people count twice. Take one (newest) or mix them (mixture).`
        : `${sentence} Added up, the people count twice. Leave one out.`;
    case 'partial':
      return `${sentence} They are taken for two places, so the places look more alike than they are. Leave one out.`;
    case 'newest':
      return kind === 'same-place'
        ? `${sentence} The newer replaces the older.`
        : `${sentence} The newest is taken, whichever of the two places it is of.`;
    case 'mixture':
    case 'each':
      return `${sentence} They are not added up here.`;
  }
}

/** Counts of a place this many days apart or less are of the same people, unless told otherwise. */
const NEAR_DAYS = 2 * 372;

/**
 * Finds counts for one parameter that are probably of the same people, so that taking both as
 * independent studies would count these twice.
 *
 * Two counts overlap when their units are the same (up to a remark after a comma) and their dates
 * lie at most two years apart or one is undated, and either the place is the same or one place holds
 * the other. A count without a place overlaps with nothing. The people of a share are those of its
 * total: 400 of 800 in 2016 and 425 of 850 in 2017 are not two studies.
 *
 * @param counts all meant for the same parameter
 * @returns      pairs, in the order given
 */
export function findOverlaps(counts: readonly PlacedCount[]): readonly Overlap[] {
  const found: Overlap[] = [];
  counts.forEach((left, i) => {
    for (const right of counts.slice(i + 1)) {
      const overlap = overlapOf(left, right);
      if (overlap) found.push(overlap);
    }
  });
  return found;
}

function overlapOf(left: PlacedCount, right: PlacedCount): Overlap | undefined {
  if (left.place === undefined || right.place === undefined) return undefined;
  if (unitOf(left) !== unitOf(right) || !areNear(left, right)) return undefined;
  const ids = [left.id, right.id] as const;
  const named = (count: PlacedCount) => `${count.label ?? count.id}, ${showCount(count)},`;
  const shown = `${named(left)} and ${named(right)}`;
  if (normalisePlace(left.place) === normalisePlace(right.place)) {
    const sentence =
      `${shown} are both of ${left.place} and probably of the same people: they are not two ` +
      'studies.';
    return { ids, kind: 'same-place', sentence };
  }
  const outer = placeContains(left.place, right.place)
    ? left
    : placeContains(right.place, left.place)
      ? right
      : undefined;
  if (!outer) return undefined;
  const inner = outer === left ? right : left;
  const sentence = `${shown} overlap: the people of ${inner.place ?? ''} are among those of ${outer.place ?? ''}.`;
  return { ids, kind: 'within', sentence };
}

function unitOf({ unit = 'people' }: PlacedCount): string {
  return unit.split(',')[0]?.trim().toLowerCase() ?? '';
}

function areNear(left: PlacedCount, right: PlacedCount): boolean {
  if (left.asOf === undefined || right.asOf === undefined) return true;
  const [a, b] = [daysOf(left.id, left.asOf), daysOf(right.id, right.asOf)];
  return Math.max(a.start, b.start) - Math.min(a.end, b.end) <= NEAR_DAYS;
}
