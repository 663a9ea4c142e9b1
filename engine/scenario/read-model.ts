import type { YamlDocument } from '../document/yaml-document.ts';
import type { ParameterKind } from '../evidence/quantity.ts';
import type { AssignmentInput } from './assignment-schema.ts';
import { checkExits, type IndexedFlow } from './check-exits.ts';
import { checkModelNames, type ModelNames } from './check-model-names.ts';
import { entryOf, fittingEntries, fittingItems, fittingValue } from './fitting.ts';
import {
  flowSchema,
  groupLabelSchema,
  modelSchema,
  parameterSchema,
  stateSchema,
} from './model-schema.ts';
import { movesOf, type Move } from './move.ts';
import { nameSchema, textSchema } from './name-schema.ts';
import { outcomeSchema } from './outcome-schema.ts';
import type { Place, ProblemList } from './problem-list.ts';
import { readCapacity } from './read-capacity.ts';
import { readFlow, type FlowContext } from './read-flow.ts';
import { readOutcome } from './read-outcome.ts';
import { readTable } from './read-table.ts';
import type { Capacity, Outcome, Pathway, StepUnit, Table } from './scenario.ts';
import { capacitySchema, tableSchema } from './table-schema.ts';
import { warnOfUnused } from './warn-of-unused.ts';

/** A parameter as the model file declares it. */
export interface DeclaredParameter {
  readonly name: string;
  readonly label: string;
  readonly about?: string;
  readonly kind: ParameterKind;
  /** The model's own value. */
  readonly value?: AssignmentInput;
}

/** A group as the model file declares it. */
export interface DeclaredGroup {
  readonly name: string;
  readonly label: string;
  readonly about?: string;
}

/** What a model file says, as far as it could be read. */
export interface ReadModel {
  readonly document: YamlDocument;
  readonly pathway: Pathway;
  readonly parameters: readonly DeclaredParameter[];
  /** Empty when the model leaves them to the scenario. */
  readonly groups: readonly DeclaredGroup[];
  /** Every name that is declared, also where the declaration is faulty: no one is told it is unknown. */
  readonly names: ModelNames;
  /** The flows of the pathway with their places. */
  readonly exits: readonly IndexedFlow[];
  /** What a flow or a formula of the scenario can refer to. */
  readonly flowContext: FlowContext;
  /** Moves that its flows and capacities make; undefined when one of them is faulty. */
  readonly moves: readonly Move[] | undefined;
  /** Step that probabilities are for. */
  readonly step: StepUnit;
}

/**
 * Resolves a model file whose schema has been checked; what does not fit is left out.
 *
 * @param document the file
 * @param problems takes what is wrong with references, formulas and exits
 * @param usedBeside names that the scenario's own formulas use
 * @param wholesBeside of the model's parameters, those that together are all parts of a split
 */
export function readModel(
  document: YamlDocument,
  problems: ProblemList,
  usedBeside: readonly string[] = [],
  wholesBeside: (parameters: readonly string[]) => readonly (readonly string[])[] = () => [],
): ReadModel {
  const section = (key: string) => entryOf(document.data, key);
  const place = (...path: readonly (string | number)[]): Place => ({ document, path });
  const names = checkModelNames(document, problems);

  const declaredStates = fittingEntries(section('states'), nameSchema, stateSchema);
  const finalStates = declaredStates.flatMap(([name, { final }]) => (final ? [name] : []));
  const parameters: DeclaredParameter[] = fittingEntries(
    section('parameters'),
    nameSchema,
    parameterSchema,
  ).map(([name, { label, about, kind, value }]) => ({
    name,
    label,
    kind,
    ...(about === undefined ? {} : { about }),
    ...(value === undefined ? {} : { value }),
  }));
  const groups = fittingEntries(section('groups'), nameSchema, groupLabelSchema).map(labelled);
  const groupNames = names.groups.length === 0 ? undefined : names.groups;
  const rates = fittingValue(section('rates'), modelSchema.shape.rates) ?? 'competing';
  const kinds = new Map(parameters.map(({ name, kind }) => [name, kind]));
  const formulas = { names: names.parameters, kinds, problems };

  const tables = new Map<string, Table>();
  for (const [name, input] of fittingEntries(section('tables'), nameSchema, tableSchema)) {
    const at = place('tables', name);
    const table = readTable(name, input, at, {
      ...formulas,
      tableNames: names.tables,
      groups: groupNames,
    });
    if (table) tables.set(name, table);
  }
  const flowContext: FlowContext = {
    ...formulas,
    tables,
    tableNames: names.tables,
    states: names.states,
    finalStates,
    groups: groupNames,
    rates,
  };
  const exits: IndexedFlow[] = [];
  for (const [index, input] of fittingItems(section('flows'), flowSchema)) {
    const at = place('flows', index);
    const flow = readFlow(input, at, flowContext);
    if (flow) exits.push({ place: at, flow });
  }
  const flows = exits.map(({ flow }) => flow);
  const written = listOf(section('flows'));
  const incomplete = written.flatMap((data, index) =>
    exits.some(({ place: its }) => its.path[1] === index) ? [] : [entryOf(data, 'from')],
  );
  const wholes = wholesBeside(names.parameters);
  checkExits(exits, problems, { tables, groups: groupNames, incomplete, wholes });
  const areFlowsComplete = section('flows') !== undefined && incomplete.length === 0;

  const capacities: Capacity[] = [];
  const limits = { ...flowContext, flows, areComplete: areFlowsComplete };
  for (const [name, input] of fittingEntries(section('capacities'), nameSchema, capacitySchema)) {
    const capacity = readCapacity(name, input, place('capacities', name), capacities, limits);
    if (capacity) capacities.push(capacity);
  }
  const areComplete = areFlowsComplete && capacities.length === names.capacities.length;
  const moves = areComplete ? movesOf(flows, capacities) : undefined;

  const outcomes: Outcome[] = [];
  for (const [name, input] of fittingEntries(section('outcomes'), nameSchema, outcomeSchema)) {
    const outcome = readOutcome(name, input, place('outcomes', name), { ...flowContext, moves });
    if (outcome) outcomes.push(outcome);
  }
  const about = fittingValue(section('about'), textSchema);
  const stated = fittingValue(section('step'), modelSchema.shape.step);
  const step = stated ?? 'month';
  const hasProbabilities = flows.some(({ kind }) => kind === 'probability');
  if (stated !== undefined && areFlowsComplete && !hasProbabilities) {
    const message = 'no flow of the model is a probability, so its step changes nothing';
    problems.warn(place('step'), 'scenario/step-without-probability', message, stated);
  }
  if (rates !== 'competing' && areFlowsComplete && !flows.some(({ kind }) => kind === 'rate')) {
    const message = 'no flow of the model is a rate, so this changes nothing';
    problems.warn(place('rates'), 'scenario/rates-without-rate', message, rates);
  }
  const pathway: Pathway = {
    path: document.file,
    title: fittingValue(section('title'), textSchema) ?? '',
    ...(about === undefined ? {} : { about }),
    states: declaredStates.map(labelled),
    flows,
    outcomes,
    tables: [...tables.values()],
    capacities,
    rates,
    ...(hasProbabilities && { step }),
    leavesOut: fittingValue(section('leaves-out'), modelSchema.shape['leaves-out']) ?? [],
  };
  if (areComplete && outcomes.length === names.outcomes.length) {
    warnOfUnused(parameters, pathway, usedBeside, place(), problems);
  }
  return { document, pathway, parameters, groups, names, exits, flowContext, moves, step };
}

function listOf(data: unknown): readonly unknown[] {
  return Array.isArray(data) ? data : [];
}

function labelled([name, { label, about }]: readonly [
  name: string,
  input: { readonly label: string; readonly about?: string | undefined },
]): DeclaredGroup {
  return { name, label, ...(about === undefined ? {} : { about }) };
}
