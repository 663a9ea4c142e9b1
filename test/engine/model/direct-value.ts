import { constantOf } from '../../../engine/scenario/constant-of.ts';
import { parametersOf, tablesOf } from '../../../engine/scenario/expression.ts';
import { monthAfter } from '../../../engine/scenario/step-date.ts';
import type { Expression, Flow, Scenario, Table } from '../../../engine/scenario/scenario.ts';

/** Whose value, and when: the present step, that of entry, and how long ago that was. */
export interface Person {
  readonly variant?: string;
  readonly group?: string;
  readonly entry: number;
  readonly present: number;
  readonly dwell: number;
}

/**
 * Value of a flow per step for somebody, straight from the definition in docs/format.md: every name is
 * looked up anew. Parameters of the scenario must be fixed numbers or expressions.
 */
export function directValue(scenario: Scenario, flow: Flow, person: Person): number {
  const { stepMonths } = scenario.clock;
  const isAtEntry = flow.kind === 'share';
  const variant = scenario.variants.find(({ name }) => name === person.variant);
  const closed = variant?.flowChanges.some(
    ({ kind, flow: other, fromStep, untilStep }) =>
      kind === 'close' &&
      other.from === flow.from &&
      other.to === flow.to &&
      isBetween(isAtEntry ? person.entry : person.present, fromStep, untilStep),
  );
  if (closed) return 0;
  if (flow.kind === 'probability') return evaluate(flow.probability);
  if (flow.kind === 'rate') return evaluate(flow.rate) * stepMonths;
  if (flow.share === 'rest') return NaN;
  return evaluate(flow.share);

  function evaluate(expression: Expression): number {
    const values = new Map(variables());
    for (const name of parametersOf(expression)) values.set(name, parameter(name));
    for (const name of tablesOf(expression)) values.set(name, table(name));
    return constantOf(expression, values) ?? NaN;
  }

  function variables(): [string, number][] {
    const group = scenario.groups.find(({ name }) => name === person.group);
    const elapsed = elapsedSteps() * stepMonths;
    return [
      ['dwell', person.dwell * stepMonths],
      ['elapsed', elapsed],
      ['age', (group?.age ?? NaN) + elapsed],
      ['step', isAtEntry ? person.entry : Math.max(person.present, 1)],
    ];
  }

  function elapsedSteps(): number {
    return isAtEntry ? person.entry : Math.max(person.present, 1) - 1;
  }

  function parameter(name: string): number {
    const own = scenario.groups
      .find((group) => group.name === person.group)
      ?.parameters.find((override) => override.name === name)?.assignment;
    let assignment = own ?? scenario.parameters.find((its) => its.name === name)!.assignment;
    const valueOf = () => {
      if (assignment.expression) return evaluate(assignment.expression);
      return assignment.quantity.kind === 'fixed' ? assignment.quantity.value : NaN;
    };
    let value = valueOf();
    for (const change of variant?.changes ?? []) {
      const { op, fromStep, untilStep } = change;
      const reach = change.reach ?? (isAtEntry ? 'entrants' : 'everyone');
      const step = reach === 'entrants' ? person.entry : person.present;
      const isOurs = change.group === undefined || change.group === person.group;
      if (change.parameter !== name || !isOurs || !isBetween(step, fromStep, untilStep)) continue;
      if (op.kind === 'set') {
        assignment = op.assignment;
        value = valueOf();
      } else if (op.kind === 'times') value *= op.by;
      else if (op.kind === 'add') value += op.by;
      else {
        const odds = (value / (1 - value)) * op.by;
        value = odds / (1 + odds);
      }
    }
    return value;
  }

  function table(name: string): number {
    const found = scenario.pathway.tables.find((its) => its.name === name)!;
    const row = found.rows.filter(({ from }) => isReached(found, from)).at(-1);
    return row ? evaluate(row.value) : NaN;
  }

  function isReached({ by }: Table, from: number | string): boolean {
    if (by === 'group') return from === person.group;
    const [dwell, elapsed, age] = variables().map(([, value]) => value);
    const date = monthAfter(scenario.clock, elapsedSteps());
    const now = { dwell, elapsed, age, date }[by] ?? NaN;
    return Number(from) <= now + 1e-9;
  }
}

function isBetween(step: number, from: number, until: number): boolean {
  return from <= Math.max(step, 1) && step < until;
}
