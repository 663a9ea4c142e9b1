import { measureConflict, type Conflict } from '../synthesis/conflict.ts';
import {
  findOverlaps,
  overlapSentence,
  type Overlap,
  type PlacedCount,
} from '../synthesis/overlap.ts';
import type { Place, ProblemList } from './problem-list.ts';
import type { Combination } from './scenario.ts';

/** Whether several counts agree, and whether they are of the same people. */
export interface CountReview {
  readonly conflict: Conflict;
  readonly overlaps: readonly Overlap[];
}

// A scenario is read again at every edit of its text while its counts mostly stay; an exact test of
// conflict may take a tenth of a second.
const recent = new Map<string, CountReview>();
const RECENT_LIMIT = 32;

/** Reviews counts that are meant for one number; two or more. */
export function reviewCounts(counts: readonly PlacedCount[]): CountReview {
  const key = JSON.stringify(counts);
  const known = recent.get(key);
  if (known) return known;
  const review = { conflict: measureConflict(counts), overlaps: findOverlaps(counts) };
  if (recent.size >= RECENT_LIMIT) recent.clear();
  recent.set(key, review);
  return review;
}

/**
 * Warns where a way of combining takes counts for what they are not: pooled counts that conflict or
 * overlap, places that overlap, a newest count that others contradict.
 */
export function warnOfReview(
  rule: Combination['rule'],
  { conflict, overlaps }: CountReview,
  place: Place,
  problems: ProblemList,
): void {
  const areAdded = rule === 'pool' || rule === 'partial';
  for (const overlap of areAdded ? overlaps : []) {
    const sentence = lowerFirst(overlapSentence(overlap, rule));
    problems.warn(place, 'scenario/overlapping-claims', sentence);
  }
  const isAgainst =
    (rule === 'pool' && conflict.verdict !== 'agree') ||
    (rule === 'newest' && conflict.verdict === 'conflict');
  if (isAgainst) {
    problems.warn(place, 'scenario/conflicting-claims', lowerFirst(conflict.sentence));
  }
}

/** A sentence behind the path of a problem. */
function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence)
    ? sentence.slice(0, 1).toLowerCase() + sentence.slice(1)
    : sentence;
}
