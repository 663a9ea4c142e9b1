import { parsePhrase } from '../evidence/phrase.ts';
import type { ParameterKind } from '../evidence/quantity.ts';
import { inside, type Place } from './problem-list.ts';
import { readAssignment, refusesEach, type AssignmentContext } from './read-assignment.ts';
import { readSpan, WHOLE_CLOCK } from './read-span.ts';
import type { Change, Clock } from './scenario.ts';
import type { ChangeInput } from './variant-schema.ts';

type ChangeMap = Extract<ChangeInput, object>;

const OPERATIONS = ['value', 'evidence', 'times', 'odds', 'add'] as const;

/** Keys that say how a value or evidence is taken. */
const COMPANIONS = ['weight', 'prior', 'as', 'combine', 'weights', 'place', 'redrawn'] as const;

/**
 * Resolves how a variant changes one parameter.
 *
 * @param parameter  name and kind of the parameter, which the model knows
 * @param clock      undefined when the scenario's clock is faulty; then months are not checked
 * @returns          undefined when something is wrong with it; the problems are noted
 */
export function readChange(
  input: ChangeInput,
  parameter: { readonly name: string; readonly kind: ParameterKind },
  place: Place,
  clock: Clock | undefined,
  context: AssignmentContext,
): Change | undefined {
  const { name, kind } = parameter;
  if (typeof input !== 'object') {
    const assignment = readAssignment(input, kind, place, context);
    return assignment && { parameter: name, op: { kind: 'set', assignment }, ...WHOLE_CLOCK };
  }
  const op = readOperation(input, kind, place, context);
  const dates = [
    ['from', input.from],
    ['until', input.until],
  ] as const;
  const span = readSpan(dates, place, clock, context.problems);
  const { reach } = input;
  if (reach !== undefined && input.from === undefined && input.until === undefined) {
    const message = `\`reach\` says whom a dated change concerns; got ${reach} for one that always holds (add \`from\`, or remove it)`;
    context.problems.error(inside(place, 'reach'), 'scenario/reach-without-date', message, reach);
    return undefined;
  }
  return op && span && { parameter: name, op, ...span, ...(reach && { reach }) };
}

function readOperation(
  input: ChangeMap,
  kind: ParameterKind,
  place: Place,
  context: AssignmentContext,
): Change['op'] | undefined {
  const { problems } = context;
  const named = OPERATIONS.filter((key) => input[key] !== undefined);
  const [operation] = named;
  if (operation === undefined || named.length > 1) {
    const got = named.length === 0 ? 'none of them' : named.join(' and ');
    const message = `a change must have exactly one of ${OPERATIONS.join(', ')}; got ${got}`;
    problems.error(place, 'scenario/change-form', message);
    return undefined;
  }
  if (operation === 'value' || operation === 'evidence') {
    const { value, evidence, as, prior, weight, combine, weights, place: of, redrawn } = input;
    const given = { value, evidence, as, prior, weight, combine, weights, place: of, redrawn };
    const assignment = readAssignment(given, kind, place, context);
    if (refusesEach(assignment, place, problems)) return undefined;
    return assignment && { kind: 'set', assignment };
  }
  const extra = COMPANIONS.find((key) => input[key] !== undefined);
  if (extra !== undefined) {
    const message = `${extra} goes with value or evidence; got it with ${operation}`;
    problems.error(inside(place, extra), 'scenario/change-form', message);
    return undefined;
  }
  const at = inside(place, operation);
  if (operation === 'add') return readAddition(input.add ?? 0, kind, at, context);
  const by = input[operation] ?? NaN; // `operation` is among the given keys
  if (operation === 'odds' && kind !== 'share') {
    const message = `only a share has odds; got a ${kind} (use times)`;
    problems.error(at, 'scenario/odds-of-what', message, by);
    return undefined;
  }
  // Nobody takes no time at all, and the odds of 1 times 0 are no number.
  const isZeroFine = operation === 'times' && kind !== 'duration' && kind !== 'sojourn';
  if (isZeroFine ? !(by >= 0) : !(by > 0)) {
    const rule = isZeroFine ? 'must not be negative' : 'must be more than 0';
    problems.error(at, 'scenario/out-of-range', `${operation} ${rule}; got ${by}`, by);
    return undefined;
  }
  return { kind: operation, by };
}

function readAddition(
  input: string | number,
  kind: ParameterKind,
  place: Place,
  { problems }: AssignmentContext,
): Change['op'] | undefined {
  if (kind === 'sojourn') {
    const message = 'nothing can be added to times that differ between people (use times)';
    problems.error(place, 'scenario/add-to-sojourn', message, input);
    return undefined;
  }
  const [isNegative, amount] = splitSign(input);
  const quantity = problems.attempt(place, () => parsePhrase(amount, kind));
  if (!quantity) return undefined;
  if (quantity.kind !== 'fixed') {
    const message = `add takes one fixed number; got ${input} (use value for a range)`;
    problems.error(place, 'scenario/uncertain-addition', message, input);
    return undefined;
  }
  return { kind: 'add', by: isNegative ? -quantity.value : quantity.value };
}

/** Phrases have no sign of their own, as no count is negative; an addition may be. */
function splitSign(
  input: string | number,
): readonly [isNegative: boolean, amount: string | number] {
  if (typeof input === 'number') return [input < 0, Math.abs(input)];
  const match = /^\s*([-−+])\s*(?=\d)(.*)$/s.exec(input);
  return match ? [match[1] !== '+', match[2] ?? ''] : [false, input];
}
