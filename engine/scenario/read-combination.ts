import type { Distribution } from '../distribution/distribution.ts';
import type { ParameterKind } from '../evidence/quantity.ts';
import { combineCounts, type CountRule } from '../synthesis/combine-counts.ts';
import { distributionOf } from '../synthesis/distribution-of.ts';
import { labelClaims } from '../synthesis/claim-label.ts';
import { combinationSentence, combinationText } from '../synthesis/combination-sentence.ts';
import { newestClaim } from '../synthesis/newest-claim.ts';
import { overlapSentence, type PlacedCount } from '../synthesis/overlap.ts';
import type { Prior } from '../synthesis/prior.ts';
import type { AssignmentContext, Unplaced } from './assignment-context.ts';
import type { AssignmentMap } from './assignment-schema.ts';
import { inside, type Place } from './problem-list.ts';
import { readClaim, type ReadClaim } from './read-claim.ts';
import { reviewCounts, warnOfReview } from './review-counts.ts';
import type { Combination, CombinedClaim } from './scenario.ts';

/** How far the weights of a mixture may be from 1 together. */
const TOLERANCE = 1e-6;

/**
 * Resolves several claims that stand for one number.
 *
 * @param ids   claims, two or more
 * @param input the whole value, with `combine` and what goes with it
 * @param prior of a share; undefined for Jeffreys'
 * @returns     undefined when something is wrong; the problems are noted
 */
export function readCombination(
  ids: readonly string[],
  input: AssignmentMap,
  kind: ParameterKind,
  prior: Prior | undefined,
  place: Place,
  context: AssignmentContext,
): Unplaced | undefined {
  const { problems } = context;
  const rule = input.combine ?? 'newest'; // the caller has seen that it is there
  if (!isFormRight(ids, input, rule, prior, place, context)) return undefined;
  const members = ids.flatMap((id, i) => {
    const weight = rule === 'mixture' ? input.weight : (input.weights?.[i] ?? input.weight);
    const at = inside(place, 'evidence', i);
    return readClaim(id, kind, at, { weight, as: input.as }, context) ?? [];
  });
  if (members.length < ids.length) return undefined;
  const labels = labelsOf(members, context);
  const counts = countsOf(members, labels);
  if (!counts) {
    const asCounts = ['pool', 'partial'].includes(rule);
    const isWeighted = input.weight !== undefined || (input.weights && rule !== 'mixture');
    if (asCounts || prior || isWeighted) {
      const odd = members.find(({ quantity }) => quantity.kind !== 'proportion');
      const what = asCounts ? rule : prior ? 'a prior' : 'a weight';
      const message = `${what} needs claims that are counts of a total; got ${odd?.claim ?? ''}, ${odd?.text ?? ''} (use newest, mixture or each)`;
      problems.error(place, 'scenario/combine-what', message, odd?.claim);
      return undefined;
    }
  }
  const review = counts && problems.attempt(place, () => reviewCounts(counts));
  if (counts && !review) return undefined;
  const common = {
    rule,
    members: members.map(({ source: _, ...member }): CombinedClaim => member),
    overlaps: (review?.overlaps ?? []).map((overlap) => ({
      ...overlap,
      sentence: overlapSentence(overlap, rule),
    })),
    ...(review && { conflict: review.conflict }),
  };
  if (review) warnOfReview(rule, review, inside(place, 'evidence'), problems);
  const result = problems.attempt(place, () =>
    combine(rule, members, labels, counts, input, kind, prior, common),
  );
  // the newest claim, and each that becomes a variant, must have a posterior under the prior
  const alone = rule === 'each' ? members : result && rule === 'newest' ? [result] : [];
  if (prior && !alone.every((one) => hasPosterior(one, kind, prior, place, context))) {
    return undefined;
  }
  return result;
}

function hasPosterior(
  { quantity, weight }: Pick<ReadClaim, 'quantity' | 'weight'>,
  kind: ParameterKind,
  prior: Prior,
  place: Place,
  { problems }: AssignmentContext,
): boolean {
  const at = inside(place, 'prior');
  return problems.attempt(at, () => distributionOf(quantity, kind, weight, prior)) !== undefined;
}

function isFormRight(
  ids: readonly string[],
  { weights, weight, place: of }: AssignmentMap,
  rule: Combination['rule'],
  prior: Prior | undefined,
  place: Place,
  { problems }: AssignmentContext,
): boolean {
  const refuse = (key: string, message: string) => {
    problems.error(inside(place, key), 'scenario/combine-form', message);
    return false;
  };
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined) return refuse('evidence', `a claim is named once; got ${twice} again`);
  if (weights && weights.length !== ids.length) {
    return refuse(
      'weights',
      `weights has one number for each of the ${ids.length} claims; got ${weights.length}`,
    );
  }
  if (weights && rule === 'mixture') {
    const sum = weights.reduce((total, its) => total + its, 0);
    if (!(Math.abs(sum - 1) <= TOLERANCE) || weights.some((its) => !(its > 0))) {
      const shown = Number(sum.toPrecision(6));
      return refuse(
        'weights',
        `the weights of a mixture must be more than 0 and sum to 1; got ${shown} (leave out a claim that is not believed)`,
      );
    }
  } else if (weights && weight !== undefined) {
    return refuse('weights', 'either weight or weights says how much the counts are trusted');
  }
  if (of !== undefined && rule !== 'partial') {
    return refuse('place', `place goes with combine: partial; got it with ${rule}`);
  }
  if (of !== undefined && of !== 'new' && !ids.includes(of)) {
    return refuse(
      'place',
      `place must be one of the claims listed, or new; got ${of}${problems.suggest(of, ids)}`,
    );
  }
  if (prior && rule === 'partial') {
    return refuse(
      'prior',
      'partial learns the prior of each place from the others and takes none (remove it)',
    );
  }
  return true;
}

function combine(
  rule: Combination['rule'],
  members: readonly ReadClaim[],
  labels: readonly string[],
  counts: readonly PlacedCount[] | undefined,
  { weights, place }: AssignmentMap,
  kind: ParameterKind,
  prior: Prior | undefined,
  common: Omit<Combination, 'sentence'>,
): Unplaced | undefined {
  const named = members.map(({ text }, i) => ({ label: labels[i] ?? '', text }));
  const priorOf = prior && { prior };
  if (rule === 'newest' || rule === 'each') {
    const dated = members.map(({ claim, source: { asOf } }, i) => ({
      ...{ id: claim, label: labels[i] ?? claim },
      ...(asOf !== undefined && { asOf }),
    }));
    const newest = rule === 'newest' ? newestClaim(dated) : undefined;
    const taken = members.find(({ claim }) => claim === newest?.id) ?? members[0];
    if (!taken) return undefined;
    const { source: _, ...found } = taken;
    const label = labels[members.indexOf(taken)] ?? taken.claim;
    const sentence = newest?.sentence ?? `One run for each claim; this one takes ${label}.`;
    return { ...found, ...priorOf, combination: { ...common, sentence } };
  }
  const opinions =
    rule === 'mixture' ? (weights ?? members.map(() => 1 / members.length)) : undefined;
  if (!counts) {
    const components = members.map(({ quantity }, i) => ({
      weight: opinions?.[i] ?? 0,
      distribution: distributionOf(quantity, kind),
    }));
    const text = combinationText('mixture', labels, undefined);
    return asDistribution({ kind: 'mixture', components }, text, {
      ...common,
      ...(opinions && { opinions }),
      sentence: combinationSentence('mixture', named, opinions, undefined),
    });
  }
  const distribution = combineCounts(rule satisfies CountRule, counts, { prior, opinions, place });
  const of = labels[members.findIndex(({ claim }) => claim === place)];
  return {
    ...asDistribution(distribution, combinationText(rule, labels, of), {
      ...common,
      ...(opinions && { opinions }),
      ...(rule === 'partial' && { place: place ?? 'new' }),
      sentence: combinationSentence(rule, named, opinions, of),
    }),
    ...priorOf,
  };
}

function asDistribution(
  distribution: Distribution,
  text: string,
  combination: Combination,
): Unplaced {
  return { quantity: { kind: 'distribution', distribution, text }, text, weight: 1, combination };
}

/** What sentences call the claims. */
function labelsOf(
  members: readonly ReadClaim[],
  { sources }: AssignmentContext,
): readonly string[] {
  return labelClaims(
    members.map(({ claim, source: { place, asOf, source } }) => {
      const publisher = sources?.get(source)?.publisher;
      return {
        id: claim,
        ...(place !== undefined && { place }),
        ...(publisher !== undefined && { publisher }),
        ...(asOf !== undefined && { asOf }),
      };
    }),
  );
}

/** The claims as counts, unless one of them is none. */
function countsOf(
  members: readonly ReadClaim[],
  labels: readonly string[],
): readonly PlacedCount[] | undefined {
  const counts = members.flatMap(({ claim: id, quantity, weight, source }, i): PlacedCount[] => {
    if (quantity.kind !== 'proportion') return [];
    const { low, high, total } = quantity;
    const { place, unit, asOf } = source;
    return [
      {
        ...{ id, label: labels[i] ?? id, low, high, total, weight },
        ...(place !== undefined && { place }),
        ...(unit !== undefined && { unit }),
        ...(asOf !== undefined && { asOf }),
      },
    ];
  });
  return counts.length === members.length ? counts : undefined;
}
