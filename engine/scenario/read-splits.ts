import { parsePhrase } from '../evidence/phrase.ts';
import { splitPosterior } from '../synthesis/dirichlet.ts';
import { entryOf, fittingEntries } from './fitting.ts';
import { nameSchema } from './name-schema.ts';
import { countOfPart, partText } from './part-text.ts';
import { inside, keyOf, type Place } from './problem-list.ts';
import { readAssignment, type AssignmentContext } from './read-assignment.ts';
import type { ReadModel } from './read-model.ts';
import type { Assignment, Split } from './scenario.ts';
import { splitSchema, type SplitInput } from './split-schema.ts';

/** Most parts of a split. */
export const MAX_PARTS = 32;

/** Most that the ranges of a split may span together: so many counts are looked at one by one. */
export const MAX_SPAN = 5000;

/** Prior names, as the Dirichlet parameter of each part. */
const PRIORS = { jeffreys: 0.5, uniform: 1 } as const;

/** What the section `splits` gives. */
export interface ReadSplits {
  readonly splits: readonly Split[];
  /** Value of each parameter that is a part or a rest, faulty ones left out. */
  readonly values: ReadonlyMap<string, { readonly split: string; readonly assignment: Assignment }>;
  /** Every name that is a part or a rest, also where it is faulty. */
  readonly names: ReadonlySet<string>;
}

type Count = Split['parts'][number]['count'];

/**
 * Resolves the section `splits` of a scenario: parameters whose values are parts of one total.
 *
 * @param data   what the file says
 * @param place  where the section stands
 * @param given  the section `parameters`, whose names may not be here too
 */
export function readSplits(
  data: unknown,
  place: Place,
  given: unknown,
  model: ReadModel,
  context: AssignmentContext,
): ReadSplits {
  const { problems } = context;
  const names = new Set<string>();
  const values = new Map<string, { readonly split: string; readonly assignment: Assignment }>();
  const splits: Split[] = [];
  for (const [name, input] of fittingEntries(data, nameSchema, splitSchema)) {
    const at = inside(place, name);
    const own = [...Object.keys(input.parts), ...(input.rest === undefined ? [] : [input.rest])];
    for (const part of own) {
      const where = part === input.rest ? inside(at, 'rest') : keyOf(inside(at, 'parts', part));
      if (names.has(part)) {
        const message = `a parameter can be in one split only; got ${part} again (name another parameter)`;
        problems.error(where, 'scenario/split-twice', message, part);
      }
      if (entryOf(given, part) !== undefined) {
        const message = `${part} gets its value from the split ${name} and cannot have another (remove it here, or there)`;
        const twice: Place = { document: place.document, path: ['parameters', part] };
        problems.error(keyOf(twice), 'scenario/split-and-value', message, part);
      }
      names.add(part);
    }
    const split = readSplit(name, input, at, model, context);
    if (!split) continue;
    splits.push(split);
    const positionOf = (part: string) =>
      part === split.rest ? inside(at, 'rest') : inside(at, 'parts', part);
    for (const part of split.parameters) {
      const assignment = assignmentOf(split, part, positionOf(part));
      values.set(part, { split: name, assignment });
    }
  }
  return { splits, values, names };
}

/**
 * Parameters that together are all parts of a total, split by split: the parts, where they leave no rest
 * or the rest is a parameter too.
 *
 * @param names the model's parameters
 */
export function wholesIn(data: unknown, names: readonly string[]): readonly (readonly string[])[] {
  return fittingEntries(data, nameSchema, splitSchema).flatMap(([, { parts, rest }]) => {
    const whole = [...Object.keys(parts), ...(rest === undefined ? [] : [rest])];
    return whole.every((part) => names.includes(part)) ? [whole] : [];
  });
}

function readSplit(
  name: string,
  input: SplitInput,
  place: Place,
  model: ReadModel,
  context: AssignmentContext,
): Split | undefined {
  const { problems } = context;
  const { of: total, rest } = input;
  const entries = Object.entries(input.parts);
  if (entries.length > MAX_PARTS) {
    const message = `a split must have at most ${MAX_PARTS} parts; got ${entries.length}`;
    problems.error(inside(place, 'parts'), 'scenario/split-too-large', message);
    return undefined;
  }
  const isParameter = (part: string, where: Place) => isShare(part, where, model, context);
  const parts = entries.flatMap(([part, value]) => {
    const where = inside(place, 'parts', part);
    const isKnown = isParameter(part, keyOf(where));
    const count = readPart(value, total, where, context);
    const claim = typeof value === 'object' ? { claim: value.evidence } : {};
    return isKnown && count ? [{ name: part, count, ...claim }] : [];
  });
  if (parts.length < entries.length) return undefined;
  const span = parts.reduce((sum, { count }) => sum + count.high - count.low, 0);
  if (span > MAX_SPAN) {
    const message = `the ranges of a split may span ${MAX_SPAN.toLocaleString('en')} people together; got ${span} (narrow them, or give the parameters values of their own)`;
    problems.error(inside(place, 'parts'), 'scenario/split-too-large', message, span);
    return undefined;
  }
  const parameters = parts.map((part) => part.name);
  if (rest !== undefined && model.names.parameters.includes(rest)) {
    if (!isParameter(rest, inside(place, 'rest'))) return undefined;
    if (!parameters.includes(rest)) parameters.push(rest);
  } else if (rest !== undefined) {
    const meant = problems.suggest(rest, model.names.parameters);
    if (meant !== '') {
      const message = `the model has no parameter called ${rest}, so it only names the rest${meant}`;
      problems.warn(inside(place, 'rest'), 'scenario/split-rest', message, rest);
    }
  }
  const split: Split = {
    name,
    total,
    parts,
    ...(rest === undefined ? {} : { rest }),
    prior: PRIORS[input.prior ?? 'jeffreys'],
    weight: input.weight ?? 1,
    parameters,
  };
  return problems.attempt(place, () => splitPosterior(split)) && split;
}

function isShare(
  part: string,
  where: Place,
  { parameters, names }: ReadModel,
  { problems }: AssignmentContext,
): boolean {
  const declared = parameters.find(({ name }) => name === part);
  if (!declared) {
    if (names.parameters.includes(part)) return false; // its declaration is faulty, as said there
    const message = `the model has no parameter called ${part}${problems.suggest(part, names.parameters)}`;
    problems.error(where, 'scenario/unknown-parameter', message, part);
    return false;
  }
  if (declared.kind === 'share') return true;
  const message = `a part of a split must be a share; got ${part}, a ${declared.kind} (give it a value under parameters)`;
  problems.error(where, 'scenario/split-kind', message, part);
  return false;
}

/** Whole people of the total: `250`, `400 to 450`, `250 of 1700`, or a claim of that total. */
function readPart(
  value: SplitInput['parts'][string],
  total: number,
  place: Place,
  context: AssignmentContext,
): Count | undefined {
  const { problems } = context;
  if (typeof value === 'object') {
    const assignment = readAssignment(value, 'share', place, context);
    return assignment && countOf(assignment.quantity, assignment.text, total, place, context);
  }
  const written = String(value).trim();
  const phrase = /\sof\s/.test(written) ? written : `${written} of ${total}`;
  const quantity = problems.attempt(place, () => parsePhrase(phrase, 'share'));
  return quantity && countOf(quantity, written, total, place, context);
}

function countOf(
  quantity: Assignment['quantity'],
  written: string,
  total: number,
  place: Place,
  { problems }: AssignmentContext,
): Count | undefined {
  if (quantity.kind !== 'proportion') {
    const message = `a part of a split must be whole people of the total, such as \`250\` or \`400 to 450\`; got ${written}`;
    problems.error(place, 'scenario/split-part', message, written);
    return undefined;
  }
  if (quantity.total === total) return { low: quantity.low, high: quantity.high };
  const message = `the total of a part must be that of its split, ${total}; got ${written} (change \`of\`, or give the parameter a value of its own)`;
  problems.error(place, 'scenario/split-total', message, written);
  return undefined;
}

/** The part on its own, as a reader sees it: a count of the total. */
function assignmentOf(split: Split, part: string, place: Place): Assignment {
  const { total, weight, parts } = split;
  const claim = parts.find(({ name }) => name === part)?.claim;
  return {
    quantity: { kind: 'proportion', ...countOfPart(split, part), total },
    text: partText(split, part),
    ...(claim === undefined ? {} : { claim }),
    weight,
    at: place.document.positionOf(place.path, 'value'),
  };
}
