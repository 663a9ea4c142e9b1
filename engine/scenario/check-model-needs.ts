import type { IndexedFlow } from './check-exits.ts';
import { parametersOf, tablesOf } from './expression.ts';
import { createFormulaReach, type FormulaReach } from './formula-reach.ts';
import { refusalOf } from './formula-use.ts';
import { formatDay } from './month.ts';
import { isCounted, neverMessage } from './read-count.ts';
import { movesOf } from './move.ts';
import { formulasOf, formulasOfFlow, type PathwayFormula } from './pathway-formula.ts';
import { inside, keyOf, type Place, type ProblemList } from './problem-list.ts';
import type { ReadModel } from './read-model.ts';
import type {
  Clock,
  CountMeasure,
  Group,
  Inflow,
  Outcome,
  OutcomeMeasure,
  Parameter,
  Table,
} from './scenario.ts';

/** What a scenario gives to its model. */
export interface ModelSetting {
  /** Undefined when it is faulty; then nothing is said of dates and steps. */
  readonly clock: Clock | undefined;
  readonly groups: readonly Group[];
  readonly parameters: readonly Parameter[];
  /** Those of the base and of all variants. */
  readonly inflows: readonly Inflow[];
  /** Flows that variants add. */
  readonly added: readonly IndexedFlow[];
  /** Outcomes that are asked for. */
  readonly outcomes: readonly Outcome[];
}

/** A formula with its place. */
interface PlacedFormula extends Omit<PathwayFormula, 'path'> {
  readonly place: Place;
}

/**
 * Checks what a model needs of the scenario that uses it: a start date for tables by date, ages and groups
 * for formulas that read them, the step that probabilities are for, a weight for each step, and somebody for
 * each outcome to count.
 */
export function checkModelNeeds(
  model: ReadModel,
  setting: ModelSetting,
  problems: ProblemList,
): void {
  const flows = [...model.exits, ...setting.added];
  const formulas: readonly PlacedFormula[] = [
    ...flows.flatMap(({ flow, place }) =>
      formulasOfFlow(flow).map(({ path, ...formula }) => ({
        ...formula,
        place: inside(place, ...path),
      })),
    ),
    ...formulasOf(model.pathway).flatMap(({ path, ...formula }) =>
      path[0] === 'flows' ? [] : [{ ...formula, place: { document: model.document, path } }],
    ),
  ];
  const { parameters, groups } = setting;
  const defined = [...parameters, ...groups.flatMap((group) => group.parameters)];
  const reach = createFormulaReach(defined, model.flowContext.tables ?? new Map());
  const tables = new Set<string>();
  for (const formula of formulas) {
    const { kinds, tables: own } = reach(formula.expression);
    own.forEach((name) => tables.add(name));
    checkFormula(formula, kinds, setting, problems);
  }
  for (const name of tables) {
    const table = model.flowContext.tables?.get(name);
    if (table) checkTable(table, model, setting, problems);
  }
  for (const item of flows) checkGroups(item, model, setting, problems);
  checkStep(flows, model, setting, problems);
  for (const outcome of setting.outcomes) checkOutcome(outcome, model, setting, problems);
  checkInflows(model, setting, problems);
}

function checkFormula(
  { expression, use, role, place, groups: named }: PlacedFormula,
  kinds: FormulaReach['kinds'],
  { clock, groups }: ModelSetting,
  problems: ProblemList,
): void {
  const uses = [...parametersOf(expression), ...tablesOf(expression)].join(', ');
  const refusal = refusalOf(kinds, use, role);
  if (refusal !== undefined) {
    problems.error(place, 'scenario/formula-input', `${refusal}; got one over ${uses}`);
  }
  if (kinds.has('date') && clock && !clock.isDated) {
    const message = `a formula over the table ${kinds.get('date') ?? ''} goes by date and needs a clock with a \`start\`; got one without`;
    problems.error(place, 'scenario/undated-clock', message);
  }
  if (kinds.has('group') && groups.length === 0) {
    const message = `a formula over the table ${kinds.get('group') ?? ''} goes by group; got a scenario without groups`;
    problems.error(place, 'scenario/no-groups', message);
  }
  if (!kinds.has('age')) return;
  const concerned = groups.filter(({ name }) => named?.includes(name) ?? true);
  const ageless = concerned.filter(({ age }) => age === undefined).map(({ name }) => name);
  if (groups.length > 0 && ageless.length === 0) return;
  const got = groups.length === 0 ? 'no groups' : `none for ${ageless.join(', ')}`;
  const message = `a formula that depends on age needs groups with an \`age\`; got ${got} (such as \`groups: { all: { label: All, age: 30 years, population: … } }\`)`;
  problems.error(place, 'scenario/no-age', message);
}

function checkTable(
  { name, by, rows }: Table,
  { document }: ReadModel,
  { clock, groups }: ModelSetting,
  problems: ProblemList,
): void {
  const place: Place = keyOf({ document, path: ['tables', name] });
  const start = rows[0]?.from;
  if (by === 'date' && clock?.isDated && typeof start === 'number' && start > clock.startMonth) {
    const message = `a table by date must begin at or before the start of the clock, ${formatDay(clock.startMonth)}; got ${formatDay(start)} (what holds before it?)`;
    problems.error(place, 'scenario/table-gap', message);
  }
  if (by !== 'group') return;
  const missing = groups.filter((group) => !rows.some(({ from }) => from === group.name));
  if (missing.length === 0) return;
  const names = missing.map((group) => group.name).join(', ');
  const message = `a table by group must have a value for every group; got none for ${names}`;
  problems.error(place, 'scenario/table-gap', message);
}

/** Told once, at the first probability. */
function checkStep(
  flows: readonly IndexedFlow[],
  model: ReadModel,
  { clock }: ModelSetting,
  problems: ProblemList,
): void {
  const first = flows.find(({ flow }) => flow.kind === 'probability');
  if (!first || !clock || clock.unit === model.step) return;
  const message = `probabilities are for one step, which the model says is a ${model.step}; got a clock whose step is a ${clock.unit} (write rates, set the model’s \`step\`, or the clock’s)`;
  problems.error(inside(first.place, 'probability'), 'scenario/step-of-probability', message);
}

function checkGroups(
  { flow, place }: IndexedFlow,
  model: ReadModel,
  { groups }: ModelSetting,
  problems: ProblemList,
): void {
  if (!flow.groups || model.groups.length > 0) return;
  const known = groups.map(({ name }) => name);
  flow.groups.forEach((name, index) => {
    if (known.includes(name)) return;
    const rule =
      known.length === 0
        ? 'the flow is for a group, and the scenario has none'
        : `the scenario has no group called ${name}${problems.suggest(name, known)}`;
    problems.error(inside(place, 'groups', index), 'scenario/unknown-group', rule, name);
  });
}

function checkOutcome(
  { name, measure, includesStart }: Outcome,
  model: ReadModel,
  { clock, inflows, added }: ModelSetting,
  problems: ProblemList,
): void {
  const place: Place = { document: model.document, path: ['outcomes', name] };
  if (measure.kind === 'total' && typeof measure.counting !== 'string' && clock) {
    const [got, wanted] = [measure.counting.length, clock.steps + 1];
    if (got !== wanted) {
      const message = `a list of weights must have one for the start and one for each step, ${wanted} in all; got ${got}`;
      const at = inside(place, 'total', 'counting');
      problems.error(at, 'scenario/counting-length', message, got);
    }
  }
  const { pathway } = model;
  if (!model.moves) return; // what is faulty might have made the move
  const moves = movesOf([...pathway.flows, ...added.map(({ flow }) => flow)], pathway.capacities);
  const entering = inflows.map(({ state }) => ({ from: 'outside', to: state }));
  for (const { path, count } of countsOf(measure)) {
    if (count.kind !== 'entries' || count.includesStart === true || includesStart) continue;
    if ([...moves, ...entering].some((move) => isCounted(move, count))) continue;
    problems.error(inside(place, ...path), 'scenario/outcome-never', neverMessage(count));
  }
}

/** What a measure counts, with the place of each in it. */
function countsOf(
  measure: OutcomeMeasure,
): readonly { readonly path: readonly string[]; readonly count: CountMeasure }[] {
  switch (measure.kind) {
    case 'stock':
    case 'entries':
      return [{ path: [measure.kind], count: measure }];
    case 'total':
      return [];
    case 'share': {
      const { of, among } = measure;
      return [
        { path: ['share', 'of'], count: of },
        ...(among ? [{ path: ['share', 'among'], count: among }] : []),
      ];
    }
    default:
      return [{ path: [measure.kind, 'of'], count: measure.of }];
  }
}

function checkInflows(
  { pathway }: ReadModel,
  { inflows }: ModelSetting,
  problems: ProblemList,
): void {
  for (const { state, group, at } of inflows) {
    const capacity = pathway.capacities.find(({ of }) => of.kind === 'state' && of.state === state);
    if (!capacity) continue;
    const path = `${group === undefined ? '' : `groups.${group}.`}inflow.${state}`;
    const message = `${path}: people cannot enter the model in a state with a limit; got ${state}, which ${capacity.name} limits (let them enter in ${capacity.waitsIn}, where they wait for room)`;
    const problem = {
      severity: 'error',
      code: 'scenario/inflow-into-limit',
      path,
      message,
    } as const;
    problems.take([{ ...problem, value: state, at }]);
  }
}
