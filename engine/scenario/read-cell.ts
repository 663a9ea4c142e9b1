import { nearestName, suggestName } from '../document/nearest-name.ts';
import { NAME_PATTERN } from './name-schema.ts';
import { CELL_KINDS, QUANTILES, type Cell, type FencedCell, type TableCell } from './notebook.ts';
import { INFO_WORD } from './notebook-info.ts';
import type { Block, ReportBlock } from './notebook-blocks.ts';
import { readFigure } from './read-figure.ts';

type CellKind = FencedCell['kind'];

/** Attributes of each kind of cell besides `id`; those that name a list are split at commas. */
const ATTRIBUTES: Readonly<Record<CellKind, readonly string[]>> = {
  question: ['outcome', 'variant'],
  assumptions: ['only'],
  figure: ['outcome', 'variant', 'by', 'only'],
  variants: ['only'],
  evidence: ['only'],
  diagram: ['variant'],
  table: ['outcomes', 'quantiles', 'at', 'variant'],
  compare: ['outcome', 'only'],
  limits: [],
  receipt: [],
};

/** Whether a fence is meant as a cell: it begins with a kind of cell, or has an `id`. */
export function isCellInfo(info: string): boolean {
  const [word = ''] = info.split(/\s/, 1);
  return isCellKind(word) || (/\s\w[\w-]*=/.test(info) && meansCell(word, info));
}

/** `figures fan outcome=x` is a misspelt cell; `js title="x"` is a program in another language. */
function meansCell(word: string, info: string): boolean {
  return /\sid=/.test(info) || nearestName(word, CELL_KINDS) !== undefined;
}

/** Whether a fence is a cell of a kind that this version does not know, and no misspelt one. */
export function isUnknownKind(info: string): boolean {
  const [word = ''] = info.split(/\s/, 1);
  return !isCellKind(word) && nearestName(word, CELL_KINDS) === undefined;
}

function isCellKind(word: string): word is CellKind {
  return CELL_KINDS.some((kind) => kind === word);
}

/**
 * Reads a fenced block as a cell.
 *
 * @returns undefined when something is wrong with it; that has been reported
 */
export function readCell(block: Block, report: ReportBlock): Cell | undefined {
  const words = splitInfo(block.info);
  const [kind = '', ...rest] = words;
  if (!isCellKind(kind)) {
    const hint = suggestName(kind, CELL_KINDS) || ` (there are ${CELL_KINDS.join(', ')})`;
    report('notebook/unknown-cell', `no kind of cell is called ${kind}${hint}`, kind);
    return undefined;
  }
  if (!block.isClosed) {
    report('notebook/unclosed-cell', `the ${kind} cell must be closed by a line of backticks`);
    return undefined;
  }
  const bare = rest.filter((word) => !word.includes('='));
  const attributes = readAttributes(
    kind,
    rest.filter((word) => word.includes('=')),
    report,
  );
  const stray = bare[kind === 'figure' ? 1 : 0];
  if (stray !== undefined) {
    const message = `an attribute is written key=value; got ${stray}`;
    report('notebook/stray-word', message, stray);
  }
  const id = attributes?.get('id');
  if (!attributes || id === undefined || stray !== undefined) return undefined;
  const common = {
    id,
    source: block.source,
    line: block.line,
    endLine: block.endLine,
    caption: block.body.trim(),
  };
  const outcome = attributes.get('outcome');
  const named = attributes.get('variant');
  const variant = named === 'base' ? undefined : named; // the scenario as it stands
  const listOf = (key: string) =>
    attributes
      .get(key)
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
  const listed = listOf('only');
  const ofVariant = variant === undefined ? {} : { variant };
  const only = listed === undefined ? {} : { only: listed };
  switch (kind) {
    case 'question':
      return { ...common, kind, ...(outcome === undefined ? {} : { outcome }), ...ofVariant };
    case 'figure': {
      const stated = { outcome, by: attributes.get('by'), ...ofVariant, ...only };
      const figure = readFigure(bare[0], stated, report);
      return figure && { ...common, kind, ...figure };
    }
    case 'assumptions':
    case 'variants':
    case 'evidence':
      return { ...common, kind, ...only };
    case 'table': {
      const table = readTableCell(listOf, report);
      return table && { ...common, kind, ...table, ...ofVariant };
    }
    case 'compare':
      return { ...common, kind, ...(outcome === undefined ? {} : { outcome }), ...only };
    case 'limits':
      return { ...common, kind };
    case 'diagram':
      return { ...common, kind, ...ofVariant, ...(named === 'base' ? { variant: named } : {}) };
    case 'receipt':
      return { ...common, kind };
  }
}

/** Lists of a table; undefined when a quantile is none. */
function readTableCell(
  listOf: (key: string) => readonly string[] | undefined,
  report: ReportBlock,
): Pick<TableCell, 'outcomes' | 'quantiles' | 'at'> | undefined {
  const [outcomes, named, at] = [listOf('outcomes'), listOf('quantiles'), listOf('at')];
  const quantiles = named?.flatMap((name) => QUANTILES.find((each) => each === name) ?? []);
  const wrong = named?.find((name) => !QUANTILES.some((each) => each === name));
  if (wrong !== undefined) {
    const message = `a quantile must be ${QUANTILES.join(', ')}; got ${wrong}${suggestName(wrong, QUANTILES)}`;
    report('notebook/unknown-quantile', message, wrong);
    return undefined;
  }
  return {
    ...(outcomes === undefined ? {} : { outcomes }),
    ...(quantiles === undefined ? {} : { quantiles }),
    ...(at === undefined ? {} : { at }),
  };
}

/** Words of an info string; a quoted value may hold spaces. */
function splitInfo(info: string): readonly string[] {
  return info.match(INFO_WORD) ?? [];
}

function readAttributes(
  kind: CellKind,
  words: readonly string[],
  report: ReportBlock,
): ReadonlyMap<string, string> | undefined {
  const known = ['id', ...ATTRIBUTES[kind]];
  const attributes = new Map<string, string>();
  let isFine = true;
  const refuse = (code: string, message: string, value?: string) => {
    report(code, message, value);
    isFine = false;
  };
  for (const word of words) {
    const cut = word.indexOf('=');
    const [key, value] = [word.slice(0, cut), unquote(word.slice(cut + 1))];
    if (!known.includes(key)) {
      const hint = suggestName(key, known) || ` (it takes ${known.join(', ')})`;
      refuse('notebook/unknown-attribute', `the ${kind} cell has no attribute ${key}${hint}`, key);
    } else if (attributes.has(key)) {
      refuse(
        'notebook/duplicate-attribute',
        `an attribute can be given only once; got ${key} again`,
        key,
      );
    } else if (value === '') {
      refuse('notebook/empty-attribute', `${key} must not be empty (write ${key}=NAME)`, key);
    } else attributes.set(key, value);
  }
  const id = attributes.get('id');
  if (id === undefined && isFine) {
    refuse(
      'notebook/missing-attribute',
      `a ${kind} cell must have an id (add id=NAME, which stays the same when the page is rearranged)`,
    );
  } else if (id !== undefined && (!NAME_PATTERN.test(id) || /^prose-\d+$/.test(id))) {
    refuse(
      'notebook/id-form',
      `an id must be lower-case words joined by hyphens, and not prose-1 and the like; got ${id}`,
      id,
    );
  }
  return isFine ? attributes : undefined;
}

function unquote(value: string): string {
  return /^".*"$/s.test(value) ? value.slice(1, -1) : value;
}
