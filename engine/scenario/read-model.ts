import type { YamlDocument } from '../document/yaml-document.ts';
import type { ParameterKind } from '../evidence/quantity.ts';
import type { AssignmentInput } from './assignment-schema.ts';
import { checkExits, type IndexedFlow } from './check-exits.ts';
import { parametersOf } from './expression.ts';
import { entryOf, fittingEntries, fittingItems, fittingValue, keysOf } from './fitting.ts';
import {
  flowSchema,
  modelSchema,
  outcomeSchema,
  parameterSchema,
  stateSchema,
} from './model-schema.ts';
import { nameSchema, RESERVED_NAMES, textSchema } from './name-schema.ts';
import { keyOf, type Place, type ProblemList } from './problem-list.ts';
import { readFlow } from './read-flow.ts';
import { readOutcome } from './read-outcome.ts';
import type { Expression, Flow, Outcome, Pathway, State } from './scenario.ts';

/** A parameter as the model file declares it. */
export interface DeclaredParameter {
  readonly name: string;
  readonly label: string;
  readonly about?: string;
  readonly kind: ParameterKind;
  /** The model's own value. */
  readonly value?: AssignmentInput;
}

/** What a model file says, as far as it could be read. */
export interface ReadModel {
  readonly document: YamlDocument;
  readonly pathway: Pathway;
  readonly parameters: readonly DeclaredParameter[];
  /** Every name that is declared, also where the declaration is faulty: no one is told it is unknown. */
  readonly names: {
    readonly states: readonly string[];
    readonly parameters: readonly string[];
    readonly outcomes: readonly string[];
  };
}

/**
 * Resolves a model file whose schema has been checked; what does not fit is left out.
 *
 * @param document the file
 * @param problems takes what is wrong with references, formulas and exits
 * @param usedBeside names that the scenario's own calculated values use
 * @param wholesBeside of the model's parameters, those that together are all parts of a split
 */
export function readModel(
  document: YamlDocument,
  problems: ProblemList,
  usedBeside: readonly string[] = [],
  wholesBeside: (parameters: readonly string[]) => readonly (readonly string[])[] = () => [],
): ReadModel {
  const section = (key: string) => entryOf(document.data, key);
  const names = {
    states: keysOf(section('states')),
    parameters: keysOf(section('parameters')),
    outcomes: keysOf(section('outcomes')),
  };
  const place = (...path: readonly (string | number)[]): Place => ({ document, path });
  checkNames(names, place, problems);

  const states: State[] = fittingEntries(section('states'), nameSchema, stateSchema).map(
    ([name, { label, about }]) => ({ name, label, ...(about === undefined ? {} : { about }) }),
  );
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

  const kinds = new Map(parameters.map(({ name, kind }) => [name, kind]));
  const context = { states: names.states, names: names.parameters, kinds, problems };
  const flows: IndexedFlow[] = [];
  for (const [index, input] of fittingItems(section('flows'), flowSchema)) {
    const flow = readFlow(input, place('flows', index), context);
    if (flow) flows.push({ index, flow });
  }
  checkExits(flows, wholesBeside(names.parameters), document, problems);
  const all = flows.map(({ flow }) => flow);
  const written = section('flows');
  const areComplete = Array.isArray(written) && written.length === all.length;
  if (areComplete) warnOfUnused(parameters, all, usedBeside, place, problems);

  const outcomes: Outcome[] = [];
  for (const [name, input] of fittingEntries(section('outcomes'), nameSchema, outcomeSchema)) {
    const outcomeContext = { states: names.states, flows: all, areComplete, problems };
    const outcome = readOutcome(name, input, place('outcomes', name), outcomeContext);
    if (outcome) outcomes.push(outcome);
  }
  const about = fittingValue(section('about'), textSchema);
  const pathway: Pathway = {
    path: document.file,
    title: fittingValue(section('title'), textSchema) ?? '',
    ...(about === undefined ? {} : { about }),
    states,
    flows: all,
    outcomes,
    leavesOut: fittingValue(section('leaves-out'), modelSchema.shape['leaves-out']) ?? [],
  };
  return { document, pathway, parameters, names };
}

function checkNames(
  names: ReadModel['names'],
  place: (...path: readonly (string | number)[]) => Place,
  problems: ProblemList,
): void {
  for (const [section, list] of Object.entries(names)) {
    for (const name of list) {
      if (!RESERVED_NAMES.includes(name)) continue;
      const message = `${name} is a word of the format and cannot be a name (choose another)`;
      problems.error(keyOf(place(section, name)), 'scenario/reserved-name', message, name);
    }
    if (list.length === 0 && section !== 'parameters') {
      const message = `a model must have at least one entry under ${section}`;
      problems.error(place(section), `scenario/no-${section}`, message);
    }
  }
}

function warnOfUnused(
  parameters: readonly DeclaredParameter[],
  flows: readonly Flow[],
  usedBeside: readonly string[],
  place: (...path: readonly (string | number)[]) => Place,
  problems: ProblemList,
): void {
  const calculated = parameters.flatMap(({ value }) => {
    const text = typeof value === 'object' ? value.value : value;
    return typeof text === 'string' ? (text.match(/[a-z][a-z0-9-]*/g) ?? []) : [];
  });
  const used = new Set([...flows.flatMap(parametersOfFlow), ...calculated, ...usedBeside]);
  for (const { name } of parameters) {
    if (used.has(name)) continue;
    const message = 'no flow uses this parameter, so its value changes nothing';
    problems.warn(keyOf(place('parameters', name)), 'scenario/unused-parameter', message, name);
  }
}

/** Names of the parameters that a flow's value or time uses. */
export function parametersOfFlow(flow: Flow): readonly string[] {
  const of = (expression: Expression | 'rest') =>
    expression === 'rest' ? [] : parametersOf(expression);
  if (flow.kind === 'rate') return of(flow.rate);
  if (flow.kind === 'probability') return of(flow.probability);
  const { after } = flow;
  if (after.kind === 'parameter') return [...of(flow.share), after.name];
  return after.kind === 'lognormal' ? [...of(flow.share), ...of(after.median)] : of(flow.share);
}
