import type { YAMLError } from 'yaml';
import { showValue } from './show-value.ts';
import { indentationOf, lineAbove, lineAround, lineBelow, type Line } from './text-line.ts';

/** What is wrong with a line of a file, in the words of who wrote it. */
export interface LineFault {
  readonly offset: number;
  readonly message: string;
  /** Where the line before begins: a fault of that line is the cause of this one. */
  readonly behind?: number;
  /** Whether it may follow from a mistake further up in the same section of the file. */
  readonly isMisplaced?: true;
}

/**
 * A syntax error told as the mistake that people make: a colon, a space or a comma left out, a line indented
 * wrongly, text that needs quotes. The parser tells what it expected, which is rarely what is missing.
 *
 * @returns undefined where the parser's own words must do
 */
export function lineFault(
  { code, message, pos: [at] }: YAMLError,
  text: string,
): LineFault | undefined {
  const line = lineAround(text, at);
  const start = line.start + indentationOf(line);
  const content = line.text.slice(start - line.start);
  if (/^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/.test(content)) {
    return { offset: start, message: CONFLICT };
  }
  switch (code) {
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BAD_INDENT':
    case 'MISSING_CHAR': {
      const isLine = code !== 'MISSING_CHAR' || message.startsWith('Implicit map keys');
      if (message.startsWith('Sequence item without')) return misplaced(text, line);
      if (!isLine || message.startsWith('Flow') || message.startsWith('Block scalars')) {
        return undefined;
      }
      const dash = /^-([^\s\-\d.].*)/.exec(content)?.[1];
      if (dash !== undefined) {
        const told = `a space must stand behind the dash of a list (write \`- ${showValue(dash)}\`)`;
        return { offset: start, message: told };
      }
      if (code === 'BAD_INDENT') return misplaced(text, line);
      if (message.startsWith('A block sequence')) {
        const above = lineAbove(text, line);
        const isBeside = above && isItem(above) && isItem(line);
        return isBeside ? misplaced(text, line) : { offset: start, message: AMONG_KEYS };
      }
      const from = Math.max(at, start);
      const [before, behind] = [
        line.text.slice(0, from - line.start),
        line.text.slice(from - line.start),
      ];
      if (/^\s*(?:-\s+)*$/.test(before)) return keyWithoutColon(from, behind);
      return colonInText(at, line) ?? tooFarIn(text, line);
    }
    case 'BLOCK_IN_FLOW':
      return colonInBrackets(at, line);
    case 'UNEXPECTED_TOKEN':
      return unexpected(at, line, message);
    case 'BAD_ALIAS':
      return { offset: at, message: MARKED };
    case 'BAD_DQ_ESCAPE':
      return { offset: at, message: ESCAPED };
    default:
      return undefined;
  }
}

const CONFLICT =
  'this line marks a conflict between two versions (keep one of them, and remove the lines <<<<<<<, ======= and >>>>>>>)';
const AMONG_KEYS =
  'an entry of a list must not stand among keys (put it under a key of its own, or write it as `key: value`)';
const MARKED =
  'text must not begin with * or & (put it in quotes; an entry of a list begins with a dash)';
const ESCAPED =
  'a \\ inside double quotes has a meaning of its own (write \\\\, or put single quotes around the text)';

/** A line that should begin with a key and a colon, and does not. */
function keyWithoutColon(offset: number, content: string): LineFault | undefined {
  if (/^["'{[?]/.test(content) || /:(?:\s|$)/.test(content)) return undefined;
  const [, key, mark, rest = ''] = /^([\w-]+)\s*(：|:(?!\/\/)|=)\s*(\S.*)?$/.exec(content) ?? [];
  if (key !== undefined) {
    const rule =
      mark === ':' ? 'a space must stand behind the :' : `a value must follow : and not ${mark}`;
    return { offset, message: `${rule} (write \`${showValue(`${key}: ${rest}`).trim()}\`)` };
  }
  const [first = '', ...others] = showValue(content).split(' ');
  if (!/^[\w-]+$/.test(first)) return { offset, message: `${LINE_RULE} (${TEXT_REMEDY})` };
  const missing = `is there a ':' missing after ${first}?`;
  if (others.length > 3)
    return { offset, message: `${LINE_RULE} (${missing} Else, ${TEXT_REMEDY})` };
  return { offset, message: `${LINE_RULE} (${missing})` };
}

const LINE_RULE = 'a line must be a key, a colon and a value';
const TEXT_REMEDY =
  'text that goes on from the line above is indented further than its key; a remark begins with #';

/** A value that holds a colon on its own line. */
function colonInText(at: number, { start, text }: Line): LineFault | undefined {
  const value = text.slice(at - start).trimEnd();
  if (!/:(?:\s|$)/.test(value)) return undefined;
  const bare = /^[“”„‟«»‘’‚](.*?)[“”„‟«»‘’‚]?$/.exec(value)?.[1];
  if (bare !== undefined) {
    const written = showValue(JSON.stringify(bare));
    return { offset: at, message: `quotes must be the straight ones (write ${written})` };
  }
  return { offset: at, message: 'text that holds ": " must stand in quotes' };
}

/** A line under a key that has a value already. */
function tooFarIn(text: string, line: Line): LineFault | undefined {
  const next = lineBelow(text, line);
  const before = lineAbove(text, line);
  if (!next || indentationOf(next) <= indentationOf(line)) {
    // A line above without a colon swallows this one.
    if (!before || indentationOf(before) >= indentationOf(line)) return undefined;
    const indentation = indentationOf(before);
    return keyWithoutColon(before.start + indentation, before.text.slice(indentation));
  }
  const above = showValue(line.text.trim());
  const message = `this line is indented further than \`${above}\` above it, which has a value already (indent both alike, remove that value, or put text of several lines in quotes)`;
  return {
    offset: next.start + indentationOf(next),
    message,
    isMisplaced: true,
    ...(before && { behind: before.start + indentationOf(before) }),
  };
}

/** Whether a line is an entry of a list. */
export function isItem({ text }: Pick<Line, 'text'>): boolean {
  return /^\s*-(?:\s|$)/.test(text);
}

/** A line that stands neither beside its neighbours nor under one of them. */
export function misplaced(text: string, line: Line): LineFault {
  const indentation = indentationOf(line);
  const offset = line.start + indentation;
  const above = lineAbove(text, line);
  if (above && indentationOf(above) === indentation && !isItem(above)) {
    // Were its colon there, the line above would be a neighbour.
    const its = indentationOf(above);
    const lacking = keyWithoutColon(above.start + its, above.text.slice(its));
    if (lacking) return lacking;
  }
  let beside = above;
  for (let seen = 0; seen < 50 && beside && indentationOf(beside) > indentation; seen++) {
    beside = lineAbove(text, beside);
  }
  if (beside && indentationOf(beside) === indentation && isItem(beside) !== isItem(line)) {
    if (isItem(line)) return { offset, message: AMONG_KEYS, isMisplaced: true };
    const entry = showValue(beside.text.trim());
    const message = `a key must not stand beside entries of a list such as \`${entry}\` (put a dash before it, or indent it as far as the key it belongs to)`;
    return { offset, message, isMisplaced: true };
  }
  const neighbour = above
    ? `, \`${showValue(above.text.trim())}\` above it by ${indentationOf(above)}`
    : '';
  const rule = 'a line must be indented as far as those beside it';
  const message = `${rule}: this one by ${indentation}${neighbour} (line it up with its neighbours)`;
  return { offset, message, isMisplaced: true };
}

/** A colon between brackets that begins no entry. */
function colonInBrackets(at: number, { start, text }: Line): LineFault | undefined {
  const inner = /^([^:,]*?)\s*([\w-]+):(?:\s|$)/.exec(text.slice(at - start));
  if (!inner) return undefined;
  const [, before = '', key = ''] = inner;
  const quotes = 'text that holds ": " must stand in quotes';
  if (before === '') return { offset: at, message: `${quotes}, also between brackets` };
  const message = `entries between brackets must be parted by commas (is there a comma missing before ${key}? Otherwise, ${quotes})`;
  return { offset: at, message };
}

/** What stands where nothing may follow. */
function unexpected(at: number, { start, text }: Line, message: string): LineFault | undefined {
  const before = text.slice(0, at - start);
  const character = text.charAt(at - start);
  const mark = /(?:^|[:-]\s+)([|>])[^|>]*$/.exec(before);
  if (/^Block scalar header|^Not a YAML token/.test(message) && mark) {
    const offset = start + before.lastIndexOf(mark[1] ?? '');
    const told = `text that begins with ${mark[1]} must stand in quotes (or begin on the next line, indented)`;
    return { offset, message: told };
  }
  if (character === ']' || character === '}') {
    const opening = character === ']' ? '[' : '{';
    const told = `this ${character} closes nothing (remove it, or put a ${opening} where it should open)`;
    return { offset: at, message: told };
  }
  if (message.startsWith('Unexpected , in')) {
    return { offset: at, message: 'a comma must follow an entry (remove one of the two commas)' };
  }
  const closing = /[\]}]\s*$/.exec(before)?.[0].trim();
  if (message.endsWith('at node end') && closing !== undefined) {
    const told = `nothing must follow the ${closing} that closes a list or mapping (remove it, or put the whole text in quotes)`;
    return { offset: at, message: told };
  }
  return undefined;
}
