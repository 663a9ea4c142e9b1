import { formatQuantity } from '../evidence/format-quantity.ts';
import { constantOf } from './constant-of.ts';
import { formatDay } from './month.ts';
import type { Table } from './scenario.ts';

/** Fixed values of tables at one point of what they go by, and the point in words. */
export interface TablePoint {
  readonly values: ReadonlyMap<string, number>;
  /** Such as `age 65 years`; empty where no table decides. */
  readonly text: string;
}

/** Most points that are tried. */
const MOST_POINTS = 20_000;

/**
 * Every combination of values that tables of fixed numbers can have together: tables by the same thing
 * change together. Tables with other rows are left out, as are all where there are too many points.
 */
export function pointsOfTables(tables: readonly Table[]): readonly TablePoint[] {
  const byKey = new Map<Table['by'], { table: Table; numbers: readonly number[] }[]>();
  for (const table of tables) {
    const numbers = table.rows.flatMap(({ value }) => constantOf(value) ?? []);
    if (numbers.length < table.rows.length) continue;
    byKey.set(table.by, [...(byKey.get(table.by) ?? []), { table, numbers }]);
  }
  let points: readonly TablePoint[] = [{ values: new Map(), text: '' }];
  for (const [by, members] of byKey) {
    const keys = [...new Set(members.flatMap(({ table }) => table.rows.map(({ from }) => from)))];
    if (points.length * keys.length > MOST_POINTS) return [{ values: new Map(), text: '' }];
    points = points.flatMap((point) =>
      keys.map((key) => {
        const own = members.flatMap(({ table, numbers }) => {
          const value = valueAt(table, numbers, key);
          return value === undefined ? [] : [[table.name, value] as const];
        });
        const text = [point.text, `${by} ${describeKey(by, key)}`].filter((its) => its !== '');
        return { values: new Map([...point.values, ...own]), text: text.join(', ') };
      }),
    );
  }
  return points;
}

function valueAt(
  { rows }: Table,
  numbers: readonly number[],
  key: number | string,
): number | undefined {
  const index =
    typeof key === 'string'
      ? rows.findIndex(({ from }) => from === key)
      : rows.findLastIndex(({ from }) => typeof from === 'number' && from <= key);
  return numbers[index];
}

function describeKey(by: Table['by'], key: number | string): string {
  if (typeof key === 'string') return key;
  if (by !== 'date' && key > 0 && key % 12 === 0) return `${key / 12} years`;
  return by === 'date' ? formatDay(key) : formatQuantity({ kind: 'fixed', value: key }, 'duration');
}
