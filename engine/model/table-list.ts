import { fail } from '../errors/baserate-error.ts';
import { programKey } from './fold-program.ts';
import { MAX_PROGRAM, type ModelTable, type Program } from './model.ts';

export interface TableList {
  /** Index of the table, adding it unless the same is there already. */
  add(table: ModelTable): number;
  list(): readonly ModelTable[];
}

/** Collects the tables by time since entry that the programs of a model look up. */
export function createTableList(): TableList {
  const indexes = new Map<string, number>();
  const tables: ModelTable[] = [];
  /** Steps on the stack while a table's longest row is worked out. */
  const depths: number[] = [];
  const depthOf = (program: Program): number =>
    program.reduce<number>(
      (most, step) =>
        typeof step === 'object' && 'table' in step
          ? Math.max(most, program.length + (depths[step.table] ?? 0))
          : most,
      program.length,
    );
  return {
    add(table) {
      const key = `${table.from.join(' ')}|${table.value.map(programKey).join('|')}`;
      const known = indexes.get(key);
      if (known !== undefined) return known;
      const depth = table.value.reduce((most, row) => Math.max(most, depthOf(row)), 0);
      if (depth > MAX_PROGRAM) {
        const rule = `tables within tables must have at most ${String(MAX_PROGRAM)} steps in all`;
        throw fail('model/formula-too-long', 'tables', `${rule}; got ${String(depth)}`);
      }
      indexes.set(key, tables.length);
      tables.push(table);
      depths.push(depth);
      return tables.length - 1;
    },
    list: () => tables,
  };
}
