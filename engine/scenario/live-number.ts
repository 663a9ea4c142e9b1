import { suggestName } from '../document/nearest-name.ts';
import { QUANTILES } from './notebook.ts';

/** What a sentence can say of an outcome at the end of the clock. */
export const STATISTICS = [
  'mean',
  ...QUANTILES,
  'range',
  'chance',
  'difference',
  'more',
  'fewer',
] as const;

export type Statistic = (typeof STATISTICS)[number];

/** A number of a run within prose, written `${convicted.mean in half-weight}`. */
export interface LiveNumber {
  readonly outcome: string;
  readonly statistic: Statistic;
  /** The one that the page shows when left out; `base` is the scenario as it stands. */
  readonly variant?: string;
  /** What a difference is taken from; the base when left out. */
  readonly from?: string;
}

/** What is wrong with a live number. */
export interface LiveNumberFault {
  readonly code: string;
  readonly message: string;
  readonly value: string;
}

/** A live number where it stands in Markdown. */
export interface FoundNumber {
  /** Offset of its `$`. */
  readonly at: number;
  /** What stands between the braces. */
  readonly text: string;
}

/** Matches a live number at the start of a text; the first group is what stands between the braces. */
export const LIVE_NUMBER = /^\$\{([^{}\n]*)\}/;

const FORM = /^\s*(\S+?)\.([\w-]+)(?:\s+in\s+(\S+))?(?:\s+from\s+(\S+))?\s*$/;
const DIFFERENCES: readonly Statistic[] = ['difference', 'more', 'fewer'];

/**
 * Reads what stands between the braces of a live number. It is a name, never code.
 *
 * @returns the number, or what is wrong with it; whether the names exist, the scenario knows
 * @example parseLiveNumber('convicted.mean in half-weight') // { outcome: 'convicted', statistic: 'mean', variant: 'half-weight' }
 */
export function parseLiveNumber(text: string): LiveNumber | LiveNumberFault {
  const [, outcome = '', word = '', variant, from] = FORM.exec(text.slice(0, 200)) ?? [];
  const remedy = 'write ${OUTCOME.mean} or ${OUTCOME.mean in VARIANT}';
  if (outcome === '') {
    const message = `a live number names an outcome and a statistic; got ${text} (${remedy})`;
    return { code: 'notebook/live-number', message, value: text };
  }
  const statistic = STATISTICS.find((each) => each === word);
  if (statistic === undefined) {
    const hint = suggestName(word, STATISTICS) || ` (there are ${STATISTICS.join(', ')})`;
    const message = `no statistic is called ${word}${hint}`;
    return { code: 'notebook/unknown-statistic', message, value: word };
  }
  const isDifference = DIFFERENCES.includes(statistic);
  if (isDifference && variant === undefined) {
    const message = `${statistic} must name a variant (write \${${outcome}.${statistic} in VARIANT})`;
    return { code: 'notebook/live-number', message, value: text };
  }
  if (!isDifference && from !== undefined) {
    const message = `only ${DIFFERENCES.join(', ')} are from something; got ${text}`;
    return { code: 'notebook/live-number', message, value: text };
  }
  return {
    outcome,
    statistic,
    ...(variant === undefined ? {} : { variant }),
    ...(from === undefined ? {} : { from }),
  };
}

/** Whether a live number has a fault. */
export function isFault(read: LiveNumber | LiveNumberFault): read is LiveNumberFault {
  return 'code' in read;
}

/**
 * The live numbers of Markdown in order. In code, and behind a backslash, `${` is text.
 *
 * @source CommonMark 0.31.2, sections 4.5 and 6.1, https://spec.commonmark.org/0.31.2/
 */
export function findLiveNumbers(markdown: string): readonly FoundNumber[] {
  const found: FoundNumber[] = [];
  const text = withoutFences(markdown);
  const marks = /\\[^\n]|`+|\$\{/g;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const [token] = mark;
    if (token.startsWith('`')) {
      marks.lastIndex = codeEnd(text, mark.index, token.length);
    } else if (token === '${') {
      const inner = LIVE_NUMBER.exec(text.slice(mark.index, mark.index + 300))?.[1];
      if (inner !== undefined) found.push({ at: mark.index, text: inner });
    }
  }
  return found;
}

/** Where a code span that begins here ends; behind its opening where none does within the paragraph. */
function codeEnd(text: string, at: number, length: number): number {
  const behind = at + length;
  const paragraph = /\n[ \t\r]*\n/.exec(text.slice(behind));
  const span = text.slice(behind, paragraph ? behind + paragraph.index : undefined);
  for (const { 0: run, index } of span.matchAll(/`+/g)) {
    if (run.length === length) return behind + index + length;
  }
  return behind;
}

/** Fenced code as blank lines, so that offsets stay. */
function withoutFences(markdown: string): string {
  let marker: string | undefined;
  return markdown
    .split('\n')
    .map((line) => {
      const run = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
      if (marker === undefined) {
        const isOpening =
          run !== undefined &&
          !(run.startsWith('`') && line.includes('`', line.indexOf(run) + run.length));
        if (!isOpening) return line;
        marker = run;
        return ' '.repeat(line.length);
      }
      const closes = run?.startsWith(marker) && line.trim() === run;
      if (closes) marker = undefined;
      return ' '.repeat(line.length);
    })
    .join('\n');
}
