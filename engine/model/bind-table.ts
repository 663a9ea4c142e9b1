import { fail } from '../errors/baserate-error.ts';
import { monthAfter } from '../scenario/step-date.ts';
import type { Clock, Expression, Table } from '../scenario/scenario.ts';
import { programKey } from './fold-program.ts';
import { MAX_CLASSES, type Program } from './model.ts';
import { ALWAYS, firstReaching, untilFirst, type Moment, type Timed } from './moment.ts';
import type { TableList } from './table-list.ts';
import { elapsedSteps, untilElapsed, type Viewpoint } from './viewpoint.ts';

type ReadProgram = (expression: Expression) => Timed<Program>;

/**
 * What a table stands for at a moment: the row of the time or group, or a step of the program that looks
 * it up by the time since entry.
 *
 * @param read a row's expression at that moment
 * @throws     `model/table-starts-late`, `model/no-dwell`, `model/no-age`, `model/no-such-group`
 */
export function bindTable(
  table: Table,
  viewpoint: Viewpoint,
  moment: Moment,
  clock: Clock,
  tables: TableList,
  read: ReadProgram,
): Timed<Program> {
  switch (table.by) {
    case 'group':
      return bindGroup(table, viewpoint, read);
    case 'dwell':
      return bindDwell(table, viewpoint, clock, tables, read);
    case 'date':
      return bindTime(table, viewpoint, moment, clock, (n) => monthAfter(clock, n), read);
    case 'elapsed':
      return bindTime(table, viewpoint, moment, clock, (n) => n * clock.stepMonths, read);
    case 'age': {
      const age = ageAtStart(viewpoint);
      return bindTime(table, viewpoint, moment, clock, (n) => age + n * clock.stepMonths, read);
    }
  }
}

/** @throws `model/no-age` where people have none */
export function ageAtStart({ group, path }: Viewpoint): number {
  if (group?.age !== undefined) return group.age;
  const whose = group ? `the group ${group.name} has` : 'people have';
  const message = `an age is needed, and ${whose} none (give each group its \`age\`)`;
  throw fail('model/no-age', path, message);
}

function bindGroup(table: Table, { group, path }: Viewpoint, read: ReadProgram) {
  const row = table.rows.find(({ from }) => from === group?.name);
  if (row) return read(row.value);
  const whom = group ? `the group ${group.name}` : 'people of no group';
  const message = `the table ${table.name} must have a row for ${whom}`;
  throw fail('model/no-such-group', path, message, group?.name);
}

function bindTime(
  table: Table,
  viewpoint: Viewpoint,
  moment: Moment,
  { steps }: Clock,
  timeAt: (elapsed: number) => number,
  read: ReadProgram,
): Timed<Program> {
  const elapsed = elapsedSteps(viewpoint, moment);
  const starts = table.rows.map(({ from }) => firstReaching(timeAt, Number(from), steps));
  const at = starts.findLastIndex((start) => start <= elapsed);
  const row = table.rows[at];
  if (!row) throw startsLate(table, viewpoint);
  const next = starts.find((start) => start > elapsed) ?? Infinity;
  const { value, until } = read(row.value);
  return { value, until: untilFirst([until, untilElapsed(viewpoint, next)]) };
}

function bindDwell(
  table: Table,
  viewpoint: Viewpoint,
  { stepMonths }: Clock,
  tables: TableList,
  read: ReadProgram,
): Timed<Program> {
  requireDwell(viewpoint);
  const from: number[] = [];
  const value: Program[] = [];
  const untils = [ALWAYS];
  table.rows.forEach((row, index) => {
    const timeAt = (steps: number) => steps * stepMonths;
    const start = firstReaching(timeAt, Number(row.from), MAX_CLASSES);
    const after = table.rows[index + 1];
    if (start === Infinity) return;
    if (after && firstReaching(timeAt, Number(after.from), MAX_CLASSES) === start) return; // the next row holds from the same step
    const program = read(row.value);
    untils.push(program.until);
    const last = value.at(-1);
    if (last && programKey(last) === programKey(program.value)) return;
    from.push(start * stepMonths);
    value.push(program.value);
  });
  const [first] = value;
  if (!first || from[0] !== 0) throw startsLate(table, viewpoint);
  const until = untilFirst(untils);
  if (value.length === 1) return { value: first, until };
  return { value: [{ table: tables.add({ from, value }) }], until };
}

/** @throws `model/no-dwell` where the time since entry means nothing */
export function requireDwell({ noDwell, path }: Viewpoint): void {
  if (noDwell === undefined) return;
  throw fail('model/no-dwell', path, `the time since entry (dwell) has no meaning ${noDwell}`);
}

function startsLate(table: Table, { path }: Viewpoint) {
  const message = `the table ${table.name} has no row for the earliest times that are asked for (let its first row start earlier)`;
  return fail('model/table-starts-late', path, message, table.rows[0]?.from);
}
