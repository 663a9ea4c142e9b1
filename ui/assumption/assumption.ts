import {
  partText,
  type Assignment,
  type Change,
  type Claim,
  type ParameterKind,
  type Scenario,
  type Source,
  type Split,
  type Variant,
} from '../../engine/index.ts';
import { monthText } from '../figure/month-text.ts';

/** A number the reader may doubt and change: a parameter of the model, or people in a state at the start. */
export interface Assumption {
  /** `parameters.convicted` or `population.returned`. */
  readonly id: string;
  readonly group: 'parameters' | 'population';
  readonly name: string;
  readonly label: string;
  readonly kind: ParameterKind;
  readonly assignment: Assignment;
  readonly setBy: 'scenario' | 'model';
  /** The claim it rests on, with who printed it. */
  readonly claim?: Claim;
  readonly source?: Source;
  /** The table that it is a part of; its number is then drawn with those of the other parts. */
  readonly split?: Split;
}

/** Every assumption of a scenario: people at the start, then the parameters in the model's order. */
export function listAssumptions(scenario: Scenario): readonly Assumption[] {
  const labels = new Map(scenario.pathway.states.map((state) => [state.name, state.label]));
  const people = scenario.population.map(({ state, assignment }) => ({
    id: `population.${state}`,
    group: 'population' as const,
    name: state,
    label: labels.get(state) ?? state,
    kind: 'count' as const,
    assignment,
    setBy: 'scenario' as const,
    ...evidenceOf(scenario, assignment),
  }));
  const parameters = scenario.parameters.map((parameter) => {
    const { name, label, kind, assignment, setBy } = parameter;
    const split = scenario.splits.find((its) => its.name === parameter.split);
    return {
      id: `parameters.${name}`,
      group: 'parameters' as const,
      name,
      label,
      kind,
      assignment,
      setBy,
      ...evidenceOf(scenario, assignment),
      ...(split === undefined ? {} : { split }),
    };
  });
  return [...people, ...parameters];
}

/** The claim an assignment rests on and its source; empty when it rests on none. */
export function evidenceOf(
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
  return `combined from ${combination.members.length} claims (${combination.rule})`;
}

/** What a variant does to an assumption, in its own words; undefined when it leaves it alone. */
export function overrideOf(
  variant: Variant | undefined,
  assumption: Assumption,
  clockStart: number,
): string | undefined {
  if (variant === undefined) return undefined;
  if (assumption.group === 'population') {
    return variant.population.find(({ state }) => state === assumption.name)?.assignment.text;
  }
  const texts = variant.changes
    .filter(({ parameter }) => parameter === assumption.name)
    .map((change) => changeText(change, clockStart));
  const split = variant.splits?.find(({ parameters }) => parameters.includes(assumption.name));
  if (split && texts.length === 0) return partText(split, assumption.name);
  return texts.length === 0 ? undefined : texts.join('; ');
}

function changeText({ op, fromStep, untilStep }: Change, clockStart: number): string {
  const from = fromStep > 1 ? ` from ${monthText(clockStart + fromStep - 1)}` : '';
  const until = Number.isFinite(untilStep) ? ` until ${monthText(clockStart + untilStep - 1)}` : '';
  return `${opText(op)}${from}${until}`;
}

function opText(op: Change['op']): string {
  switch (op.kind) {
    case 'set':
      return op.assignment.text;
    case 'times':
      return `${op.by} times as large`;
    case 'odds':
      return `odds ${op.by} times as high`;
    case 'add':
      return op.by < 0 ? `${-op.by} less` : `${op.by} more`;
  }
}
