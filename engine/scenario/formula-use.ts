import { tablesOf, variablesOf } from './expression.ts';
import type { Expression, Table, Variable } from './scenario.ts';

/** Where a formula stands, which decides what it can read. */
export type FormulaUse =
  /** Rate or probability of a flow. */
  | 'exit'
  /** Share or time of a flow, dealt on entry. */
  | 'entry'
  /** Value of a parameter, or of an inflow. */
  | 'value'
  /** A number shared by everybody: a capacity's limit, the part of events that count. */
  | 'common'
  /** Amount for people in a state, or for a move. */
  | 'amount'
  /** Row of a table. */
  | 'row'
  /** One number for the whole run. */
  | 'fixed';

/** What a formula reads besides parameters: a variable, or what a table goes by. */
export type FormulaInputKind = Variable | Table['by'];

const REFUSED: Readonly<
  Record<FormulaUse, { readonly kinds: readonly FormulaInputKind[]; readonly because: string }>
> = {
  exit: { kinds: [], because: '' },
  entry: {
    kinds: ['dwell'],
    because:
      'people are dealt their exit when they enter, and have spent no time in the state yet (write the flow as a rate or a probability)',
  },
  value: {
    kinds: ['dwell'],
    because:
      'it differs between the people of a state (use dwell in a flow, or in a table that a flow uses)',
  },
  common: { kinds: ['dwell', 'age', 'group'], because: 'it is one number for all people together' },
  amount: { kinds: ['dwell'], because: 'it is the same for all who are in the state' },
  row: { kinds: [], because: '' },
  fixed: {
    kinds: ['dwell', 'elapsed', 'age', 'step', 'date', 'group'],
    because: 'it is one number for the whole run',
  },
};

/**
 * What an expression reads besides parameters, itself and through tables.
 *
 * @returns each kind with the table through which it is read, or nothing where it stands in the formula
 */
export function inputKindsOf(
  expression: Expression,
  tables: ReadonlyMap<string, Table>,
): ReadonlyMap<FormulaInputKind, string | undefined> {
  const kinds = new Map<FormulaInputKind, string | undefined>();
  for (const variable of variablesOf(expression)) kinds.set(variable, undefined);
  for (const name of tablesOf(expression)) {
    const table = tables.get(name);
    if (!table) continue;
    const within = table.rows.flatMap(({ value }) => variablesOf(value));
    for (const kind of [table.by, ...within]) if (!kinds.has(kind)) kinds.set(kind, name);
  }
  return kinds;
}

/**
 * Says why a formula cannot stand where it does; undefined when it can.
 *
 * @param kinds what it reads, as `inputKindsOf` gives
 * @param role  what it is, in words: `share`, `limit`
 */
export function refusalOf(
  kinds: ReadonlyMap<FormulaInputKind, string | undefined>,
  use: FormulaUse,
  role: string,
): string | undefined {
  const refused = REFUSED[use];
  for (const [kind, table] of kinds) {
    if (!refused.kinds.includes(kind)) continue;
    const through = table === undefined ? '' : ` (through the table ${table})`;
    return `a ${role} cannot depend on ${kind}${through}: ${refused.because}`;
  }
  return undefined;
}
