import { fail } from '../errors/baserate-error.ts';
import { toMonths, type TimeUnit } from '../evidence/time-unit.ts';

/** Longest expression, in characters. */
export const MAX_EXPRESSION_LENGTH = 4096;

/** Deepest nesting of an expression, as written and as a tree. */
export const MAX_EXPRESSION_DEPTH = 64;

const UNFIT_CHARACTER = /[^a-z0-9.+\-*/(), <>=\t\r\n]|(?<![<>])=/i;
const NAME_IN_TEXT = /(?<![\w.])[a-z][a-z0-9]*(?:-[a-z0-9]+)+/gi;
const TIME_IN_TEXT =
  /(?<![\w.])(\d+(?:\.\d+)?|\.\d+)\s+(day|week|month|year)s?(?![\w.])(?!\s*\()/gi;

/**
 * Text of an expression in the form that the parser takes: names with underscores for hyphens, which it
 * would read as minus signs, and a time such as `6 months` as a call of its unit. Underscores are not among
 * the characters of an expression, so neither can be written.
 *
 * @param called what can be called, for messages
 * @throws       `scenario/expression-too-long`, `scenario/expression-character`, `scenario/expression-too-deep`
 */
export function encodeExpression(text: string, path: string, called: string): string {
  checkText(text, path, called);
  return text
    .replace(NAME_IN_TEXT, (name) => name.replaceAll('-', '_'))
    .replace(
      TIME_IN_TEXT,
      (_, digits: string, unit: string) => `_${unit.toLowerCase()}(${digits})`,
    );
}

/** Months of a call that stands for a time; undefined for any other. */
export function timeLiteralOf(callee: string, value: unknown): number | undefined {
  const unit = UNITS.find((its) => callee === `_${its}`);
  return unit === undefined || typeof value !== 'number' ? undefined : toMonths(value, unit);
}

/** Whether a word is a unit of time, which stands behind a number. */
export function isTimeUnit(word: string): boolean {
  return UNITS.some((unit) => word === unit || word === `${unit}s`);
}

const UNITS: readonly TimeUnit[] = ['day', 'week', 'month', 'year'];

function checkText(text: string, path: string, called: string): void {
  if (text.length > MAX_EXPRESSION_LENGTH) {
    const rule = `an expression must have at most ${MAX_EXPRESSION_LENGTH} characters`;
    throw fail('scenario/expression-too-long', path, `${rule}; got ${text.length}`);
  }
  const unfit = UNFIT_CHARACTER.exec(text);
  if (unfit) {
    const remedy =
      unfit[0] === '%'
        ? 'write a percentage inside an expression as a fraction, such as 0.05 for 5%'
        : `it holds numbers, times such as 6 months, names, + - * /, parentheses and ${called}`;
    const message = `an expression cannot hold \`${unfit[0]}\`; got ${text} (${remedy})`;
    throw fail('scenario/expression-character', path, message, text);
  }
  if (nestingOf(text) > MAX_EXPRESSION_DEPTH) throw tooDeep({ text, path });
}

/** Open parentheses and signs at the deepest place: what jsep's recursion follows. */
function nestingOf(text: string): number {
  let open = 0;
  let signs = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '(') open += 1;
    if (character === ')') open -= 1;
    if (character === '+' || character === '-') signs += 1;
    else if (/[\w.)]/.test(character)) signs = 0;
    deepest = Math.max(deepest, open + signs);
  }
  return deepest;
}

/** The error about an expression that is nested too deeply. */
export function tooDeep({ text, path }: { readonly text: string; readonly path: string }) {
  const message = `an expression must not be nested deeper than ${MAX_EXPRESSION_DEPTH} (name a part of it as a parameter)`;
  return fail('scenario/expression-too-deep', path, message, text.slice(0, 80));
}
