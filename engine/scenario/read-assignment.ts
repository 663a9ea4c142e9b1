import { parsePhrase } from '../evidence/phrase.ts';
import type { ParameterKind } from '../evidence/quantity.ts';
import { distributionOf } from '../synthesis/distribution-of.ts';
import type { AssignmentContext, Unplaced } from './assignment-context.ts';
import type { AssignmentInput, AssignmentMap } from './assignment-schema.ts';
import { inside, type Place, type ProblemList } from './problem-list.ts';
import { readClaim } from './read-claim.ts';
import { readCombination } from './read-combination.ts';
import { readPrior } from './read-prior.ts';
import { readRedrawn } from './read-redrawn.ts';
import type { Assignment } from './scenario.ts';

export type { AssignmentContext } from './assignment-context.ts';

/**
 * Resolves a value of a file: a phrase, a claim of the evidence, or several claims together.
 *
 * @param input  what the file says, fitted to the schema
 * @param kind   what the parameter measures (`count` for a population)
 * @param place  where it stands
 * @returns      undefined when something is wrong with it; the problems are noted
 */
export function readAssignment(
  input: AssignmentInput,
  kind: ParameterKind,
  place: Place,
  context: AssignmentContext,
): Assignment | undefined {
  const { problems } = context;
  const at = place.document.positionOf(place.path, 'value');
  if (typeof input !== 'object') {
    const found = readPhrase(input, kind, place, { weight: 1 }, problems);
    return found && { ...found, at };
  }
  if ((input.value === undefined) === (input.evidence === undefined)) {
    const rule = 'a value must have exactly one of `value` and `evidence`';
    const remedy = 'write `{ evidence: claim-id }` or `{ value: 54 of 400 }`';
    const got = input.value === undefined ? 'neither' : 'both';
    problems.error(place, 'scenario/assignment-form', `${rule}; got ${got} (${remedy})`);
    return undefined;
  }
  if (!hasItsCompanions(input, place, problems)) return undefined;
  const prior = input.prior && readPrior(input.prior, inside(place, 'prior'), problems);
  if (input.prior !== undefined && prior === undefined) return undefined;
  const withRedrawn = (assignment: Assignment): Assignment | undefined => {
    if (input.redrawn === undefined) return assignment;
    const where = inside(place, 'redrawn');
    const redrawn = readRedrawn(input.redrawn, kind, assignment, where, problems);
    return redrawn && { ...assignment, redrawn };
  };
  if (Array.isArray(input.evidence)) {
    const combined = readCombination(input.evidence, input, kind, prior, place, context);
    return combined && withRedrawn({ ...combined, at });
  }
  const found =
    input.value === undefined
      ? readOneClaim(input, kind, place, context)
      : readPhrase(input.value, kind, inside(place, 'value'), weightIn(input), problems);
  if (!found) return undefined;
  const isCount = found.quantity.kind === 'proportion';
  for (const key of ['weight', 'prior'] as const) {
    if (isCount || input[key] === undefined) continue;
    const rule = `only a count such as \`54 of 400\` can ${key === 'weight' ? 'be weighted' : 'have a prior'}`;
    const remedy = key === 'weight' ? 'remove the weight, or write a wider range' : 'remove it';
    const message = `${rule}; got ${found.text} (${remedy})`;
    problems.error(inside(place, key), `scenario/${key}-without-count`, message, input.weight);
    return undefined;
  }
  if (prior && !isPossible(found, kind, prior, inside(place, 'prior'), problems)) return undefined;
  return withRedrawn({ ...found, ...(prior && { prior }), at });
}

/** Keys that only stand beside others. */
function hasItsCompanions(input: AssignmentMap, place: Place, problems: ProblemList): boolean {
  const isList = Array.isArray(input.evidence);
  const refuse = (key: keyof AssignmentMap, message: string) => {
    problems.error(inside(place, key), 'scenario/assignment-form', message);
    return false;
  };
  if (isList && input.combine === undefined) {
    const remedy = 'add `combine: newest`, `pool`, `mixture`, `partial` or `each`';
    return refuse('evidence', `several claims must say what they make together (${remedy})`);
  }
  for (const key of ['combine', 'weights', 'place'] as const) {
    if (input[key] === undefined || isList) continue;
    return refuse(key, `${key} goes with a list of claims, such as \`evidence: [one, other]\``);
  }
  if (input.as !== undefined && input.evidence === undefined) {
    const remedy = 'write `at least 130 of 800` for a bound';
    return refuse('as', `\`as\` goes with evidence, whose caveats it is about (${remedy})`);
  }
  return true;
}

/** A count that the prior makes no posterior of, as Haldane's does of 0 of n. */
function isPossible(
  { quantity, weight }: Unplaced,
  kind: ParameterKind,
  prior: Assignment['prior'],
  place: Place,
  problems: ProblemList,
): boolean {
  return problems.attempt(place, () => distributionOf(quantity, kind, weight, prior)) !== undefined;
}

function weightIn({ weight }: AssignmentMap): Pick<Assignment, 'weight' | 'weightSetBy'> {
  return weight === undefined ? { weight: 1 } : { weight, weightSetBy: 'scenario' };
}

function readPhrase(
  phrase: string | number,
  kind: ParameterKind,
  place: Place,
  weight: Pick<Assignment, 'weight' | 'weightSetBy'>,
  problems: ProblemList,
): Unplaced | undefined {
  const quantity = problems.attempt(place, () => {
    const read = parsePhrase(phrase, kind);
    distributionOf(read, kind); // refuses what nothing can be drawn from, such as a bound of millions
    return read;
  });
  return quantity && { quantity, text: textAsWritten(phrase, place), ...weight };
}

/** A number keeps the digits of the file (`0.50`), a text is its own text without quotes. */
function textAsWritten(value: string | number, { document, path }: Place): string {
  const range = typeof value === 'number' ? document.rangeOf(path) : undefined;
  return range ? document.text.slice(range[0], range[1]).trim() : String(value).trim();
}

function readOneClaim(
  { evidence, weight, as }: AssignmentMap,
  kind: ParameterKind,
  place: Place,
  context: AssignmentContext,
): Unplaced | undefined {
  const id = String(evidence);
  const read = readClaim(id, kind, inside(place, 'evidence'), { weight, as }, context);
  if (!read) return undefined;
  const { source, ...found } = read;
  const isBound = source.caveats.some((its) => its === 'lower-bound' || its === 'upper-bound');
  if (as === 'bound' && !isBound) {
    const message = `the claim ${id} has no caveat that makes it a bound (write \`value: at least ${source.value ?? ''}\`)`;
    context.problems.error(inside(place, 'as'), 'scenario/not-a-bound', message, id);
    return undefined;
  }
  return found;
}

/** Notes that `combine: each` stands where it cannot: it makes variants, of parameters only. */
export function refusesEach(
  assignment: Assignment | undefined,
  place: Place,
  problems: ProblemList,
): boolean {
  if (assignment?.combination?.rule !== 'each') return false;
  const message =
    'each makes variants of a parameter of the base; it cannot stand in a variant, in a group or for a number of people (name one claim, or use mixture)';
  problems.error(inside(place, 'combine'), 'scenario/each-where', message);
  return true;
}
