import { parsePhrase } from '../evidence/phrase.ts';
import { parseDate } from './month.ts';
import { inside, keyOf, type Place } from './problem-list.ts';
import { readFormula, type FormulaContext, type FormulaRole } from './read-formula.ts';
import type { Table } from './scenario.ts';
import type { TableInput } from './table-schema.ts';

/** What the tables of a model can refer to. */
export interface TableContext extends FormulaContext {
  /** Groups that the model declares; undefined when it leaves them to the scenario. */
  readonly groups: readonly string[] | undefined;
}

type Row = Table['rows'][number];

/** A row before its value is read. */
interface RawRow {
  readonly from: number | string;
  readonly input: string | number;
  readonly place: Place;
}

/**
 * Resolves one table of a model file.
 *
 * @returns undefined when something is wrong with it; the problems are noted
 */
export function readTable(
  name: string,
  input: TableInput,
  place: Place,
  context: TableContext,
): Table | undefined {
  const raw = rowsOf(input, place, context);
  if (!raw) return undefined;
  const role: FormulaRole = { name: input.kind, kind: input.kind, use: 'row' };
  const rows = raw.flatMap((row): Row[] => {
    const value = readFormula(row.input, role, row.place, context);
    return value ? [{ from: row.from, value }] : [];
  });
  if (rows.length < raw.length) return undefined;
  return {
    name,
    ...(input.label === undefined ? {} : { label: input.label }),
    kind: input.kind,
    by: input.by,
    rows,
    at: place.document.positionOf(place.path, 'key'),
  };
}

/** The form of a table that its `by` asks for. */
function rowsOf(
  input: TableInput,
  place: Place,
  context: TableContext,
): readonly RawRow[] | undefined {
  const { problems } = context;
  const forms = (['from', 'values', 'is'] as const).filter((form) => input[form] !== undefined);
  const isFine =
    forms.length === 1 &&
    (input.by === 'group') === (forms[0] === 'is') &&
    (input.by !== 'date' || forms[0] === 'from') &&
    (input.every !== undefined) === (forms[0] === 'values');
  if (!isFine) {
    const got = [...forms, ...(input.every === undefined ? [] : ['every'])].join(' and ');
    const message = `a table by ${input.by} has its values under ${FORM[input.by]}; got ${got || 'none'}`;
    problems.error(place, 'scenario/table-form', message);
    return undefined;
  }
  if (input.is) return groupRows(input.is, inside(place, 'is'), context);
  if (input.values) return evenRows(input, place, context);
  return timeRows(input, inside(place, 'from'), context);
}

const OF_TIME = '`from: { 0 years: …, 65 years: … }`, or `every: 1 week` and `values: […]`';
const FORM: Readonly<Record<Table['by'], string>> = {
  dwell: OF_TIME,
  elapsed: OF_TIME,
  age: OF_TIME,
  date: '`from: { 2018-01: …, 2020-01: … }`',
  group: '`is: { men: …, women: … }`',
};

function groupRows(
  is: NonNullable<TableInput['is']>,
  place: Place,
  { groups, problems }: TableContext,
): readonly RawRow[] | undefined {
  const names = Object.keys(is);
  const unknown = names.filter((name) => groups && !groups.includes(name));
  for (const name of unknown) {
    const message = `the model has no group called ${name}${problems.suggest(name, groups ?? [])}`;
    problems.error(keyOf(inside(place, name)), 'scenario/unknown-group', message, name);
  }
  const missing = (groups ?? []).filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const message = `a table by group must have a value for every group of the model; got none for ${missing.join(', ')}`;
    problems.error(place, 'scenario/table-gap', message);
  }
  if (names.length === 0) {
    problems.error(place, 'scenario/table-gap', 'a table must have at least one value');
  }
  if (unknown.length > 0 || missing.length > 0 || names.length === 0) return undefined;
  return Object.entries(is).map(([from, input]) => ({ from, input, place: inside(place, from) }));
}

function evenRows(
  { every = '', values = [] }: TableInput,
  place: Place,
  { problems }: TableContext,
): readonly RawRow[] | undefined {
  const at = inside(place, 'every');
  const quantity = problems.attempt(at, () => parsePhrase(every, 'duration'));
  if (!quantity) return undefined;
  if (quantity.kind !== 'fixed') {
    const message = `the values of a table lie one fixed time apart; got ${every} (write 1 week)`;
    problems.error(at, 'scenario/table-key', message, every);
    return undefined;
  }
  const { value: width } = quantity;
  return values.map((input, i) => ({
    from: i * width,
    input,
    place: inside(place, 'values', i),
  }));
}

/** Rows by time or date, which must rise from 0, or from any date. */
function timeRows(
  { from = {}, by }: TableInput,
  place: Place,
  { problems }: TableContext,
): readonly RawRow[] | undefined {
  const rows: { from: number; input: string | number; place: Place; key: string }[] = [];
  let isFine = true;
  const refuse = (key: string, code: string, message: string) => {
    problems.error(keyOf(inside(place, key)), `scenario/${code}`, message, key);
    isFine = false;
  };
  for (const [key, input] of Object.entries(from)) {
    const start = by === 'date' ? parseDate(key) : timeOf(key);
    const before = rows.at(-1);
    if (Number.isNaN(start)) {
      const form = by === 'date' ? 'a date such as 2018-01' : 'a time such as 6 months';
      refuse(key, 'table-key', `a row of a table by ${by} begins at ${form}; got ${key}`);
    } else if (before && !(start > before.from)) {
      const message = `the rows of a table must rise from one to the next; got ${key} after ${before.key}`;
      refuse(key, 'table-order', message);
    } else if (!before && by !== 'date' && start !== 0) {
      const message = `the first row of a table by ${by} must begin at 0; got ${key} (what holds before it?)`;
      refuse(key, 'table-gap', message);
    } else rows.push({ from: start, input, place: inside(place, key), key });
  }
  if (isFine && rows.length === 0) {
    problems.error(place, 'scenario/table-gap', 'a table must have at least one row');
    return undefined;
  }
  return isFine ? rows : undefined;
}

/** Months of a time phrase, 0 among them; NaN for what is no fixed time. */
function timeOf(key: string): number {
  if (/^\s*0\s*(?:days?|weeks?|months?|years?)?\s*$/i.test(key)) return 0;
  try {
    const quantity = parsePhrase(key, 'duration');
    return quantity.kind === 'fixed' ? quantity.value : NaN;
  } catch {
    return NaN; // the row says what it needs
  }
}
