import { BaserateError, type Problem } from '../errors/baserate-error.ts';
import { limitProblems } from '../errors/limit-problems.ts';
import { boundRule, EMPTY_RULE } from './bound-rule.ts';
import { showPath, type DataPath } from './data-path.ts';
import { describeForm, joinForms, knownKeys, schemaAt, unwrap } from './describe-form.ts';
import { lostMark } from './lost-mark.ts';
import { meantKey, missingMessage, misspeltKeys, pathId } from './missing-key.ts';
import { suggestName } from './nearest-name.ts';
import { showValue } from './show-value.ts';
import type { YamlDocument } from './yaml-document.ts';
import type { z } from './zod.ts';

type Issue = z.core.$ZodIssue;

/** Set by zod's per-parse error map, so that a schema's own message can be told from zod's default. */
const DEFAULT_MESSAGE = '\u0000';

/** Quotes that a word processor makes, which are none for YAML. */
const CURLY = /[“”„«»‘’‚]/;

/**
 * Checks a document against a schema.
 *
 * A schema says what its parts are for with `.describe(...)`; missing keys quote it. One that begins
 * in lower case (`a phrase such as 54 of 400`) names a form and is quoted by unions too. A
 * message given to a check (`z.string().regex(/…/, 'must be kebab-case')`) is printed as the rule.
 * A custom issue may name its code: `ctx.addIssue({ code: 'custom', message, params: { code: 'scenario/x' } })`.
 *
 * @returns the schema's output
 * @throws  BaserateError with every problem, in line order, each with its line, column and value
 */
export function checkSchema<S extends z.ZodType>(document: YamlDocument, schema: S): z.output<S> {
  const checked = schema.safeParse(document.data, {
    error: () => DEFAULT_MESSAGE,
    reportInput: true,
  });
  if (checked.success) return checked.data;
  const problems = explainAll(document, schema, checked.error.issues, []);
  throw new BaserateError(limitProblems(inLineOrder(problems)));
}

/** Sorts problems of one file by line, then column; those without a place come first. */
export function inLineOrder(problems: readonly Problem[]): Problem[] {
  const line = (problem: Problem) => problem.at?.line ?? 0;
  const column = (problem: Problem) => problem.at?.column ?? 0;
  return [...problems].sort((a, b) => line(a) - line(b) || column(a) - column(b));
}

/** @param schema what stands at `base`; the paths of the issues start there */
function explainAll(
  document: YamlDocument,
  schema: z.core.$ZodType,
  issues: readonly Issue[],
  base: DataPath,
): Problem[] {
  const isMissing = (path: readonly PropertyKey[]) =>
    document.placeOf([...base, ...(path as DataPath)]) === undefined; // YAML has no symbols
  const misspelt = misspeltKeys(schema, issues, isMissing);
  const told = new Set(misspelt.values());
  return issues
    .filter((issue) => !told.has(issue))
    .flatMap((issue) => explain(document, schema, issue, base, misspelt));
}

/** @param misspelt missing keys by the path of the unknown one that was meant to be it */
function explain(
  document: YamlDocument,
  schema: z.core.$ZodType,
  issue: Issue,
  base: DataPath,
  misspelt: ReadonlyMap<string, Issue>,
): Problem[] {
  // YAML has no symbols, so every part of a path is text or an index.
  const path: DataPath = [...base, ...(issue.path as (string | number)[])];
  const target = schemaAt(schema, issue.path);
  const place = document.placeOf(path);
  const rule = issue.message === DEFAULT_MESSAGE ? undefined : issue.message;

  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(target);
    return issue.keys.map((key) => {
      const list = known.length > 0 ? ` (known keys: ${known.join(', ')})` : '';
      const missing = misspelt.get(pathId([...issue.path, key]));
      const its = missing && schemaAt(schema, missing.path);
      const form = its === undefined ? '' : `: ${describeForm(its)}`;
      const without = missing
        ? `, and ${String(missing.path.at(-1))} is missing, which must be given${form}`
        : '';
      const meant = meantKey(key, known);
      const isCut = meant === undefined && isCutText(document, path, key);
      const quotes = CURLY.test(key) ? 'straight quotes' : 'quotes';
      const cut = /^\d{3}$/.test(key)
        ? 'a number is written without commas'
        : `text with a comma goes in ${quotes}`;
      const hint = isCut ? ` (${cut})` : list;
      const message = `unknown key${without}${meant ? ` (${meant.remedy})` : hint}`;
      const problem = at(document, [...path, key], 'key', 'document/unknown-key', { message });
      return { ...problem, value: key };
    });
  }
  if (place === undefined || (place.style === 'empty' && place.data === null)) {
    // The rule of a type (`must be a whole number`) is about a value that is there.
    const own = issue.code === 'custom' ? rule : undefined;
    const message = own ?? missingMessage(document, path, target);
    return [at(document, path, 'key', 'document/missing-key', { message })];
  }
  const value = showValue(place.data);
  const problem = (code: string, message: string, side: 'key' | 'value' = 'value') => [
    at(document, path, side, code, { message: rule ?? message, value }),
  ];

  switch (issue.code) {
    case 'invalid_type': {
      const form = target ? describeForm(unwrap(target)) : issue.expected;
      const wanted = issue.expected === 'int' ? 'a whole number' : form;
      const message = `must be ${wanted}`;
      const remedy = lostMark(target, place.data);
      return problem('document/wrong-type', message).map((its) => withRemedy(its, remedy));
    }
    case 'invalid_value': {
      const known = issue.values.map(String);
      if (known.length === 1) return problem('document/not-allowed', `must be ${known[0]}`);
      const list = `must be one of ${known.join(', ')}${suggestName(value, known)}`;
      return problem('document/not-allowed', list);
    }
    case 'too_small':
    case 'too_big': {
      const rule = boundRule(issue);
      return problem(rule === EMPTY_RULE ? 'document/empty' : 'document/out-of-range', rule);
    }
    case 'invalid_format':
      return problem('document/format', `must have the form ${issue.pattern ?? issue.format}`).map(
        (its) =>
          withRemedy(its, CURLY.test(value) ? ' (quotes must be straight, or left out)' : ''),
      );
    case 'not_multiple_of':
      return problem('document/out-of-range', `must be a multiple of ${issue.divisor}`);
    case 'invalid_key': {
      const own = issue.issues.find((inner) => inner.message !== DEFAULT_MESSAGE)?.message;
      const name = String(path.at(-1));
      const message = own ?? 'this name is not allowed here';
      return [at(document, path, 'key', 'document/bad-key', { message, value: name })];
    }
    case 'invalid_union':
      return explainUnion(document, target, issue, path, rule);
    case 'custom': {
      const code: unknown = issue.params?.['code'];
      return problem(typeof code === 'string' ? code : 'document/invalid', 'is not valid');
    }
    default:
      return problem('document/invalid', 'is not valid');
  }
}

/** Whether a key between braces has no value, as the rest of a text has that a comma cut in two. */
function isCutText(document: YamlDocument, path: DataPath, key: string): boolean {
  const isFlow = document.placeOf(path)?.style === 'flow';
  const isBare = document.placeOf([...path, key])?.style === 'empty';
  const [start, end] = document.placeOf([...path, key])?.key ?? [0, 0];
  return isFlow && isBare && !/^\s*:/.test(document.text.slice(end)) && end > start;
}

/**
 * A union fails with one list of issues per option. When the value has the outer form of an option
 * (a mapping where a mapping is possible), the nearest option's own issues say what is wrong;
 * otherwise the message lists the possible forms.
 */
function explainUnion(
  document: YamlDocument,
  union: z.core.$ZodType | undefined,
  issue: z.core.$ZodIssueInvalidUnion,
  path: DataPath,
  rule: string | undefined,
): Problem[] {
  const options = union ? optionsOf(union) : [];
  if (issue.discriminator !== undefined) {
    // The issue's path ends in the key that tells the options apart; `union` is that key's schema.
    const tags = joinForms(union ? [describeForm(union)] : []);
    const value = showValue(document.placeOf(path)?.data);
    return [
      at(document, path, 'value', 'document/not-allowed', {
        message: rule ?? `must be ${tags}`,
        value,
      }),
    ];
  }
  const near = issue.errors
    .map((issues, index) => ({ issues, option: options[index] }))
    .filter(({ issues }) => issues.length > 0 && !issues.some(rejectsForm))
    .sort((a, b) => misfit(a.issues) - misfit(b.issues));
  const [best, second] = near;
  if (best?.option && (!second || misfit(best.issues) < misfit(second.issues))) {
    const { option } = best;
    return explainAll(document, option, best.issues, path);
  }
  const forms = joinForms(options.map(describeForm));
  const value = showValue(document.placeOf(path)?.data);
  const message = rule ?? (forms === '' ? 'has none of the possible forms' : `must be ${forms}`);
  return [at(document, path, 'value', 'document/wrong-form', { message, value })];
}

function optionsOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const { def } = (unwrap(schema) as z.core.$ZodTypes)._zod; // the union of all zod's own schemas
  return def.type === 'union' ? def.options : [];
}

function withRemedy(problem: Problem, remedy: string): Problem {
  return remedy === '' ? problem : { ...problem, message: `${problem.message}${remedy}` };
}

function at(
  document: YamlDocument,
  path: DataPath,
  side: 'key' | 'value',
  code: string,
  { message, value }: { message: string; value?: string },
): Problem {
  const shown = showPath(path);
  return {
    severity: 'error',
    code,
    path: shown,
    message: `${shown || document.file}: ${message}${value === undefined ? '' : `; got ${value}`}`,
    ...(value === undefined ? {} : { value }),
    at: document.positionOf(path, side),
  };
}

/** Whether an option refused the value's outer form, so that its other issues say nothing. */
function rejectsForm(issue: Issue): boolean {
  return (
    issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')
  );
}

/** How far a value is from an option: unknown keys weigh most, as they mark another option. */
function misfit(issues: readonly Issue[]): number {
  let sum = 0;
  for (const issue of issues) {
    sum += issue.code === 'unrecognized_keys' ? 2 * issue.keys.length : 1;
  }
  return sum;
}
