// Long because every kind of assumption becomes one kind of row here.
import {
  assumptionName,
  assumptionsOf,
  formatQuantity,
  partText,
  type Assignment,
  type AssumptionKind,
  type Change,
  type Claim,
  type Clock,
  type Inflow,
  type ParameterKind,
  type Scenario,
  type Source,
  type Split,
  type StatedAssumption,
  type StepUnit,
  type Stock,
  type Variant,
} from '../../engine/index.ts';
import { stepText } from '../words/step-text.ts';
import { assumptionLabels, overrideWords } from '../words/assumption-words.ts';
import { stepNames } from '../words/step-names.ts';

/** Where the file says an assumption: among the parameters, the people at the start, or those who come in. */
export type Section = 'parameters' | 'population' | 'inflow';

/** A number the reader may doubt and change. */
export interface Assumption {
  /** `parameters.convicted`, `population.men/abroad`, `inflow.inflow/abroad`, `population.held.entered`. */
  readonly id: string;
  readonly group: Section;
  /** As notebooks and edits name it: `convicted`, `men/convicted`, `inflow/abroad`. */
  readonly name: string;
  /** With its group in front, where it is a group's own: `Men: Convicted`. */
  readonly label: string;
  /** The group whose own it is, and the label beneath the group's name. */
  readonly within?: { readonly group: string; readonly label: string };
  readonly kind: ParameterKind;
  readonly assignment: Assignment;
  readonly setBy: 'scenario' | 'model';
  /** What more is assumed with it, as half a sentence: `each month by chance`. */
  readonly note?: string;
  /** People who come in by step; `assignment` then holds their mean per month. */
  readonly series?: readonly number[];
  /** It is the time since people at the start entered their state, not their number. */
  readonly isEntered?: true;
  /** The claim it rests on, with who printed it. */
  readonly claim?: Claim;
  readonly source?: Source;
  /** The table that it is a part of; its number is then drawn with those of the other parts. */
  readonly split?: Split;
}

const SECTIONS = { parameter: 'parameters', population: 'population', inflow: 'inflow' } as const;

/** Id of an assumption, from what it is about and its name on a page. */
export function assumptionId(kind: AssumptionKind, name: string): string {
  return `${SECTIONS[kind]}.${name}`;
}

/**
 * Every assumption of a scenario: people at the start and those who come in, then the parameters in the
 * model's order; what is a group's own comes last, group by group.
 */
export function listAssumptions(scenario: Scenario): readonly Assumption[] {
  const known = listed.get(scenario) ?? rowsOfAll(scenario);
  listed.set(scenario, known);
  return known;
}

/** An edit asks several times about the same two scenarios. */
const listed = new WeakMap<Scenario, readonly Assumption[]>();

function rowsOfAll(scenario: Scenario): readonly Assumption[] {
  const all = assumptionsOf(scenario).flatMap((stated) => rowsOf(scenario, stated));
  const order = [undefined, ...scenario.groups.map(({ name }) => name)];
  return order.flatMap((group) => {
    const own = all.filter((row) => row.groupName === group).map(({ row }) => row);
    const people = own.filter((row) => row.group !== 'parameters');
    return [...people, ...own.filter((row) => row.group === 'parameters')];
  });
}

interface GroupedRow {
  readonly groupName: string | undefined;
  readonly row: Assumption;
}

function rowsOf(scenario: Scenario, stated: StatedAssumption): readonly GroupedRow[] {
  const { kind, of, name, valueKind, series, setBy, entered, inflow } = stated;
  const groupLabel = scenario.groups.find((each) => each.name === stated.group)?.label;
  const own = ownLabel(stated, groupLabel);
  const split = stated.group === undefined ? splitOf(scenario, kind, of) : undefined;
  const assignment = stated.assignment ?? seriesAssignment(scenario, series ?? []);
  const common = { group: SECTIONS[kind], name, setBy };
  const labelled = (label: string) =>
    groupLabel === undefined
      ? { label }
      : { label: `${groupLabel}: ${label}`, within: { group: groupLabel, label } };
  const row: Assumption = {
    ...common,
    id: assumptionId(kind, name),
    ...labelled(own),
    kind: valueKind,
    assignment,
    ...(inflow && { note: inflowNote(inflow, scenario.clock.unit, series !== undefined) }),
    ...(series && { series }),
    ...evidenceOf(scenario, assignment),
    ...(split && { split }),
  };
  const time: Assumption | undefined = entered && {
    ...common,
    id: `${row.id}.entered`,
    ...labelled(assumptionLabels.entered(own)),
    kind: 'sojourn',
    isEntered: true,
    assignment: {
      quantity: entered,
      text: formatQuantity(entered, 'sojourn'),
      weight: 1,
      at: assignment.at,
    },
  };
  const rows = time ? [row, time] : [row];
  return rows.map((each) => ({ groupName: stated.group, row: each }));
}

/** The label without its group; of people who come in with what they do, as the state alone stands for its stock. */
function ownLabel({ kind, label }: StatedAssumption, groupLabel: string | undefined): string {
  const prefix = `${groupLabel ?? ''}: `;
  const own =
    groupLabel !== undefined && label.startsWith(prefix) ? label.slice(prefix.length) : label;
  return kind === 'inflow' ? assumptionLabels.comingIn(own) : own;
}

function splitOf({ splits, parameters }: Scenario, kind: AssumptionKind, of: string) {
  const parameter = kind === 'parameter' ? parameters.find(({ name }) => name === of) : undefined;
  return splits.find(({ name }) => name === parameter?.split);
}

function inflowNote(
  { law, enters }: Pick<Inflow, 'law' | 'enters'>,
  unit: StepUnit,
  isSeries: boolean,
): string {
  const luck = law === 'poisson' ? assumptionLabels.byChance : assumptionLabels.exactly;
  const when = enters === 'start' ? assumptionLabels.atStart(stepNames[unit]) : '';
  return [isSeries ? '' : luck, when].filter((words) => words !== '').join(', ');
}

/** A series as a value: its mean, written as the numbers of its steps. */
function seriesAssignment({ clock, path }: Scenario, series: readonly number[]): Assignment {
  const people = series.reduce((sum, each) => sum + each, 0);
  const months = Math.max(1, series.length) * clock.stepMonths;
  return {
    quantity: { kind: 'fixed', value: people / months },
    text: series.join(', '),
    weight: 1,
    at: { file: path, line: 1, column: 1 },
  };
}

/** The claim an assignment rests on and its source; empty when it rests on none. */
function evidenceOf(
  scenario: Scenario,
  assignment: Assignment,
): { readonly claim?: Claim; readonly source?: Source } {
  const claim =
    assignment.claim === undefined ? undefined : scenario.evidence.claims.get(assignment.claim);
  if (claim === undefined) return {};
  const source = scenario.evidence.sources.get(claim.source);
  return source === undefined ? { claim } : { claim, source };
}

/** Whether a value is made of several claims, so that no phrase says it; one claim of several is a phrase. */
export function isCombined({ combination }: Assignment): boolean {
  return combination !== undefined && !['newest', 'each'].includes(combination.rule);
}

/** Whether two values take the same claims by the same rule; the numbers may differ. */
export function isSameCombination(a: Assignment, b: Assignment): boolean {
  const rootsOf = ({ combination }: Assignment) =>
    combination && [
      combination.rule,
      combination.place,
      combination.members.map(({ claim }) => claim),
    ];
  return JSON.stringify(rootsOf(a)) === JSON.stringify(rootsOf(b));
}

/** A value as it is written, or `combined from 11 claims (partial)`. */
export function valueText(assignment: Assignment): string {
  const { combination, text } = assignment;
  if (combination === undefined || !isCombined(assignment)) return text;
  return assumptionLabels.combined(combination.members.length, combination.rule);
}

/** What a variant does to an assumption, in its own words; undefined when it leaves it alone. */
export function overrideOf(
  variant: Variant | undefined,
  assumption: Assumption,
  clock: Clock,
): string | undefined {
  if (variant === undefined) return undefined;
  const { group: section, name, isEntered, split: own } = assumption;
  const isSame = (kind: AssumptionKind, { state, group }: Stock | Inflow) =>
    assumptionName({ kind, of: state, ...(group === undefined ? {} : { group }) }) === name;
  if (section === 'population') {
    const stock = variant.population.find((each) => isSame('population', each));
    if (!isEntered) return stock?.assignment.text;
    return stock?.entered && formatQuantity(stock.entered, 'sojourn');
  }
  if (section === 'inflow') {
    const size = variant.inflows.find((each) => isSame('inflow', each))?.size;
    return size?.kind === 'series' ? size.people.join(', ') : size?.assignment.text;
  }
  const [of = name, group] = name.split('/').reverse();
  const texts = variant.changes
    .filter((change) => change.parameter === of && isForGroup(change, group))
    .map((change) => changeText(change, clock, group === undefined ? change.group : undefined));
  const split = own && variant.splits?.find(({ parameters }) => parameters.includes(name));
  if (split && texts.length === 0) return partText(split, name);
  return texts.length === 0 ? undefined : texts.join('; ');
}

/** Whether a change touches a group's own value; the value of all is touched by what concerns any group. */
function isForGroup(change: Change, group: string | undefined): boolean {
  return group === undefined || change.group === undefined || change.group === group;
}

function changeText(
  { op, fromStep, untilStep, reach }: Change,
  clock: Clock,
  group: string | undefined,
): string {
  const from = fromStep > 1 ? overrideWords.from(stepText(clock, fromStep - 1)) : '';
  const until = Number.isFinite(untilStep)
    ? overrideWords.until(stepText(clock, untilStep - 1))
    : '';
  const whom =
    fromStep <= 1 || reach === undefined
      ? ''
      : reach === 'entrants'
        ? overrideWords.forEntrants
        : overrideWords.forEveryone;
  const what = overrideWords.change(opText(op), from, until, whom);
  return group === undefined ? what : overrideWords.ofGroup(group, what);
}

function opText(op: Change['op']): string {
  switch (op.kind) {
    case 'set':
      return op.assignment.text;
    case 'times':
      return overrideWords.times(op.by);
    case 'odds':
      return overrideWords.odds(op.by);
    case 'add':
      return op.by < 0 ? overrideWords.less(-op.by) : overrideWords.more(op.by);
  }
}
