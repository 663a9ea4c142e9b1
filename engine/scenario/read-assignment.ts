import type { Claim, ClaimKind } from '../evidence/claim.ts';
import { parsePhrase } from '../evidence/phrase.ts';
import type { ParameterKind, Quantity } from '../evidence/quantity.ts';
import type { AssignmentInput } from './assignment-schema.ts';
import { inside, type Place, type ProblemList } from './problem-list.ts';
import type { Assignment } from './scenario.ts';

/** What is needed to resolve a value. */
export interface AssignmentContext {
  readonly problems: ProblemList;
  /** Claims by id; undefined when the ledgers could not be read, so that nothing is said of them. */
  readonly claims: ReadonlyMap<string, Claim> | undefined;
}

/** Kinds of claim that can tell a kind of parameter. */
const FITTING_CLAIMS: Readonly<Record<ParameterKind, readonly ClaimKind[]>> = {
  share: ['count', 'share'],
  count: ['stock', 'inflow'],
  rate: ['inflow'],
  duration: ['time'],
  sojourn: ['time'],
};

/**
 * Resolves a value of a file: a phrase, or a claim of the evidence.
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
    const quantity = problems.attempt(place, () => parsePhrase(input, kind));
    return quantity && { quantity, text: textAsWritten(input, place), weight: 1, at };
  }
  if ((input.value === undefined) === (input.evidence === undefined)) {
    const rule = 'a value must have exactly one of `value` and `evidence`';
    const remedy = 'write `{ evidence: claim-id }` or `{ value: 54 of 400 }`';
    const got = input.value === undefined ? 'neither' : 'both';
    problems.error(place, 'scenario/assignment-form', `${rule}; got ${got} (${remedy})`);
    return undefined;
  }
  const weight = input.weight ?? 1;
  const found =
    input.value !== undefined
      ? readPhrase(input.value, kind, inside(place, 'value'), context)
      : readClaim(input.evidence ?? '', kind, inside(place, 'evidence'), context);
  if (!found) return undefined;
  if (input.weight !== undefined && found.quantity.kind !== 'proportion') {
    const rule = 'only a count such as `54 of 400` can be weighted';
    const message = `${rule}; got ${found.text} (remove the weight, or write a wider range)`;
    problems.error(inside(place, 'weight'), 'scenario/weight-without-count', message, weight);
  }
  return { ...found, weight, at };
}

interface Found {
  readonly quantity: Quantity;
  readonly text: string;
  readonly claim?: string;
}

function readPhrase(
  phrase: string | number,
  kind: ParameterKind,
  place: Place,
  { problems }: AssignmentContext,
): Found | undefined {
  const quantity = problems.attempt(place, () => parsePhrase(phrase, kind));
  return quantity && { quantity, text: textAsWritten(phrase, place) };
}

/** A number keeps the digits of the file (`0.50`), a text is its own text without quotes. */
function textAsWritten(value: string | number, { document, path }: Place): string {
  const range = typeof value === 'number' ? document.rangeOf(path) : undefined;
  return range ? document.text.slice(range[0], range[1]).trim() : String(value).trim();
}

function readClaim(
  id: string,
  kind: ParameterKind,
  place: Place,
  { problems, claims }: AssignmentContext,
): Found | undefined {
  if (!claims) return undefined;
  const claim = claims.get(id);
  if (!claim) {
    const message = `no claim of the ledgers named here is called ${id}${problems.suggest(id, claims.keys())}`;
    problems.error(place, 'scenario/unknown-claim', message, id);
    return undefined;
  }
  const { value } = claim;
  if (claim.unusable !== undefined) {
    const message = `the claim ${id} must not be used as a value: ${claim.unusable}`;
    problems.error(place, 'scenario/unusable-claim', message, id);
    return undefined;
  }
  if (!FITTING_CLAIMS[kind].includes(claim.kind) || value === undefined) {
    const fitting = FITTING_CLAIMS[kind].join(' or ');
    const got = value === undefined ? 'one without a number' : `a claim of kind ${claim.kind}`;
    const message = `a ${kind} needs a claim of kind ${fitting}; got ${id}, ${got}`;
    problems.error(place, 'scenario/claim-kind', message, id);
    return undefined;
  }
  const quantity = problems.attempt(place, () => parsePhrase(value, kind));
  if (quantity) warnOfClaim(claim, place, problems);
  return quantity && { quantity, text: value, claim: id };
}

function warnOfClaim(claim: Claim, place: Place, problems: ProblemList): void {
  const because = claim.comment === undefined ? '' : ` (${claim.comment})`;
  if (claim.supersededBy !== undefined) {
    const message = `the claim ${claim.id} is superseded by ${claim.supersededBy}${because}`;
    problems.warn(place, 'scenario/superseded-claim', message, claim.id);
  }
  if (claim.caveats.includes('misread')) {
    const message = `the claim ${claim.id} misreads its own source${because}`;
    problems.warn(place, 'scenario/misread-claim', message, claim.id);
  }
  if (claim.caveats.includes('not-a-subset')) {
    const message = `the count of the claim ${claim.id} may not be a part of its total${because}`;
    problems.warn(place, 'scenario/not-a-subset', message, claim.id);
  }
}
