import type { ParameterKind, Quantity } from '../evidence/quantity.ts';
import { assumptionName, type AssumptionKey } from './assumption-path.ts';
import type { Assignment, Inflow, Scenario, Stock } from './scenario.ts';

/** A number that a scenario assumes. */
export interface StatedAssumption extends AssumptionKey {
  /** Its name on a page; see `assumptionName`. */
  readonly name: string;
  /** `Share convicted`, or `Men: Share convicted` of a group. */
  readonly label: string;
  readonly valueKind: ParameterKind;
  /** Absent for people who come in by a series. */
  readonly assignment?: Assignment;
  /** People who come in by step. */
  readonly series?: readonly number[];
  readonly setBy: 'scenario' | 'model';
  /** How long ago people entered the state that they start in; just now when absent. */
  readonly entered?: Quantity;
  /** How many come in, and when in the step. */
  readonly inflow?: Pick<Inflow, 'law' | 'enters'>;
}

/**
 * Every assumption of a scenario: the parameters in the model's order, those of groups, people at the start
 * and people who come in. A parameter of which every group has its own stands only there.
 */
export function assumptionsOf(scenario: Scenario): readonly StatedAssumption[] {
  const { pathway, parameters, groups, population, inflows } = scenario;
  const groupLabels = new Map(groups.map(({ name, label }) => [name, label]));
  const stateLabels = new Map(pathway.states.map(({ name, label }) => [name, label]));
  const declared = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const ofGroup = (group: string | undefined, label: string) =>
    group === undefined ? label : `${groupLabels.get(group) ?? group}: ${label}`;
  const ofPeople = (kind: 'population' | 'inflow', { state, group }: Stock | Inflow) => {
    const key = { kind, of: state, ...(group === undefined ? {} : { group }) };
    const label = ofGroup(group, stateLabels.get(state) ?? state);
    return { ...key, name: assumptionName(key), label, setBy: 'scenario' as const };
  };
  return [
    ...parameters
      .filter(({ isByGroup }) => !isByGroup)
      .map(({ name, label, kind: valueKind, assignment, setBy }): StatedAssumption => ({
        ...{ kind: 'parameter', of: name, name, label, valueKind, assignment, setBy },
      })),
    ...groups.flatMap((group) =>
      group.parameters.map(({ name: of, assignment }): StatedAssumption => {
        const key = { kind: 'parameter', group: group.name, of } as const;
        const { label = of, kind: valueKind = 'number' } = declared.get(of) ?? {};
        const name = assumptionName(key);
        const own = { name, label: ofGroup(group.name, label), valueKind, assignment };
        return { ...key, ...own, setBy: 'scenario' };
      }),
    ),
    ...population.map((stock): StatedAssumption => ({
      ...ofPeople('population', stock),
      valueKind: 'count',
      assignment: stock.assignment,
      ...(stock.entered && { entered: stock.entered }),
    })),
    ...inflows.map((inflow): StatedAssumption => {
      const { size, law, enters } = inflow;
      const number =
        size.kind === 'rate' ? { assignment: size.assignment } : { series: size.people };
      return {
        ...ofPeople('inflow', inflow),
        valueKind: 'inflow',
        ...number,
        inflow: { law, enters },
      };
    }),
  ];
}
