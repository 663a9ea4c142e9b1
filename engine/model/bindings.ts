import { fail } from '../errors/baserate-error.ts';
import { distributionOf } from '../synthesis/distribution-of.ts';
import type {
  Assignment,
  Change,
  Expression,
  Parameter,
  Scenario,
  Variable,
} from '../scenario/scenario.ts';
import { ageAtStart, bindTable, requireDwell } from './bind-table.ts';
import { changesInForce } from './changes-in-force.ts';
import { compileExpression, type Scope } from './compile-expression.ts';
import { foldProgram } from './fold-program.ts';
import type { HierarchyTable } from './hierarchy-table.ts';
import type { InputTable } from './input-table.ts';
import type { Program } from './model.ts';
import { ALWAYS, untilFirst, type Moment, type Timed } from './moment.ts';
import { splitPurpose, type SplitTable } from './split-table.ts';
import type { TableList } from './table-list.ts';
import { elapsedSteps, stepNumber, untilElapsed, yearOf, type Viewpoint } from './viewpoint.ts';

/** What expressions and times mean for a viewpoint. */
export interface Bindings {
  /** Program of an expression at a moment, the changes of its parameters applied. */
  program(expression: Expression, moment: Moment): Timed<Program>;
  /** Program of the value that an assignment gives, drawn from a stream. */
  assigned(
    assignment: Assignment,
    kind: Parameter['kind'],
    purpose: string,
    moment: Moment,
  ): Timed<Program>;
  /** Times of persons: the assignment in force and a factor on its median. */
  sojourn(name: string, moment: Moment): Timed<SojournValue>;
}

export interface SojournValue {
  readonly assignment: Assignment;
  readonly factor: number;
}

/** Where the numbers that programs read are collected. */
export interface Tables {
  readonly inputs: InputTable;
  readonly splits: SplitTable;
  readonly hierarchies: HierarchyTable;
  readonly tables: TableList;
}

/** @param changes of the variant; none for the scenario as it stands */
export function createBindings(
  scenario: Scenario,
  changes: readonly Change[],
  viewpoint: Viewpoint,
  { inputs, splits, hierarchies, tables }: Tables,
): Bindings {
  const { clock, pathway } = scenario;
  const parameters = new Map(scenario.parameters.map((parameter) => [parameter.name, parameter]));
  const overrides = new Map(
    viewpoint.group?.parameters.map(({ name, assignment }) => [name, assignment]),
  );
  const correlated = new Set(
    scenario.correlations.flatMap(({ between }) => between.map((name) => `param:${name}`)),
  );
  const find = (name: string): Parameter => {
    const parameter = parameters.get(name);
    if (!parameter)
      throw fail('model/unknown-parameter', name, 'the scenario gives it no value', name);
    return parameter;
  };
  const read = (expression: Expression, moment: Moment) =>
    compileExpression(expression, moment, scope);

  /** The sampled input that holds a value, or the value itself where it is known. */
  const draw = (
    assignment: Assignment,
    kind: Parameter['kind'],
    purpose: string,
    counter = 0,
  ): Program => {
    const { quantity, weight, prior, combination } = assignment;
    const distribution = distributionOf(quantity, kind, weight, prior);
    if (distribution.kind === 'fixed') return [distribution.value];
    // what a copula mixes is drawn by its marginal, which keeps the stated rank correlation
    if (combination?.rule === 'partial' && !correlated.has(purpose)) {
      return [{ input: hierarchies.add(combination, purpose, distribution, counter) }];
    }
    return [{ input: inputs.add(purpose, distribution, counter) }];
  };

  const valueOf = (
    { name, kind, split }: Parameter,
    assignment: Assignment,
    moment: Moment,
  ): Timed<Program> => {
    if (assignment.expression) return read(assignment.expression, moment);
    const redrawn = assignment.redrawn ?? [];
    const isOwn = overrides.has(name);
    const base = split === undefined || isOwn ? `param:${name}` : splitPurpose(split, name);
    const isOfGroup = viewpoint.group && (isOwn || redrawn.includes('group'));
    const purpose = isOfGroup ? `${base}@${viewpoint.group.name}` : base;
    const { counter, until } = redrawnAt(redrawn, moment);
    const value = draw(assignment, kind, purpose, counter);
    return { value, until: typeof value[0] === 'number' ? ALWAYS : until };
  };

  /** Which number of its stream a value takes, and until when. */
  const redrawnAt = (redrawn: NonNullable<Assignment['redrawn']>, moment: Moment) => {
    if (redrawn.includes('step')) {
      const until = untilElapsed(viewpoint, elapsedSteps(viewpoint, moment) + 1);
      return { counter: stepNumber(viewpoint, moment), until };
    }
    if (!redrawn.includes('year')) return { counter: 0, until: ALWAYS };
    const { year, until } = yearOf(viewpoint, moment, clock);
    return { counter: year, until };
  };

  const parameterAt = (name: string, moment: Moment): Timed<Program> => {
    const parameter = find(name);
    const own = overrides.get(name);
    if (parameter.isByGroup && !own) {
      const message = `only the groups have a value of ${name}, and all people are meant here (give it a value at the top)`;
      throw fail('model/no-such-group', viewpoint.path, message, name);
    }
    const joint = own ? undefined : splits.inputOf(name);
    let timed: Timed<Program> =
      joint === undefined
        ? valueOf(parameter, own ?? parameter.assignment, moment)
        : { value: [{ input: joint }], until: ALWAYS };
    const force = changesInForce(changes, name, viewpoint, moment);
    for (const { op } of force.value) {
      if (op.kind === 'set') timed = valueOf(parameter, op.assignment, moment);
      else timed = { ...timed, value: changed(timed.value, op, parameter) };
    }
    return { value: timed.value, until: untilFirst([timed.until, force.until]) };
  };

  const scope: Scope = {
    parameter: remember(parameterAt),
    table: remember((name, moment) => {
      const table = pathway.tables.find((candidate) => candidate.name === name);
      if (!table) throw fail('model/unknown-table', name, 'the model has no such table', name);
      return bindTable(table, viewpoint, moment, clock, tables, (row) => read(row, moment));
    }),
    variable: variableAt,
  };

  function variableAt(name: Variable, moment: Moment): Timed<Program> {
    if (name === 'dwell') {
      requireDwell(viewpoint);
      return { value: ['dwell'], until: ALWAYS };
    }
    const steps = elapsedSteps(viewpoint, moment);
    const until = untilElapsed(viewpoint, steps + 1);
    if (name === 'step') return { value: [stepNumber(viewpoint, moment)], until };
    const start = name === 'age' ? ageAtStart(viewpoint) : 0;
    return { value: [start + steps * clock.stepMonths], until };
  }

  return {
    program: read,
    assigned: (assignment, kind, purpose, moment) =>
      assignment.expression
        ? read(assignment.expression, moment)
        : { value: draw(assignment, kind, purpose), until: ALWAYS },
    sojourn(name, moment) {
      let assignment = overrides.get(name) ?? find(name).assignment;
      let factor = 1;
      const force = changesInForce(changes, name, viewpoint, moment);
      for (const { op } of force.value) {
        if (op.kind === 'set') [assignment, factor] = [op.assignment, 1];
        else if (op.kind === 'times') factor *= op.by;
        else
          throw fail(
            'model/sojourn-change',
            `set.${name}`,
            `times of people take value or times; got ${op.kind}`,
          );
      }
      return { value: { assignment, factor }, until: force.until };
    },
  };
}

function changed(
  program: Program,
  op: Exclude<Change['op'], { kind: 'set' }>,
  { name, kind }: Parameter,
): Program {
  if (op.kind === 'times') return foldProgram('*', [program, [op.by]]);
  if (op.kind === 'add') return foldProgram('+', [program, [op.by]]);
  if (kind === 'share') return foldProgram('odds', [program, [op.by]]);
  const message = `only a share has odds; ${name} is a ${kind}`;
  throw fail('model/odds-of-what', `set.${name}`, message);
}

/**
 * Keeps what a name stood for while it holds: most values hold for long, and times are read in order.
 *
 * @throws `model/circle` when a name is made of itself
 */
function remember(
  look: (name: string, moment: Moment) => Timed<Program>,
): (name: string, moment: Moment) => Timed<Program> {
  const known = new Map<string, { readonly since: Moment; readonly timed: Timed<Program> }>();
  const open = new Set<string>();
  return (name, moment) => {
    const last = known.get(name);
    if (last && isBetween(moment, last.since, last.timed.until)) return last.timed;
    if (open.has(name)) {
      throw fail('model/circle', name, `${name} must not be calculated from itself`, name);
    }
    open.add(name);
    const timed = look(name, moment);
    open.delete(name);
    known.set(name, { since: moment, timed });
    return timed;
  };
}

function isBetween({ entry, present }: Moment, since: Moment, until: Moment): boolean {
  return (
    since.entry <= entry &&
    entry < until.entry &&
    since.present <= present &&
    present < until.present
  );
}
