import type { DataPath } from '../document/data-path.ts';
import { parametersOf, tablesOf } from './expression.ts';
import type { FormulaUse } from './formula-use.ts';
import type { Expression, Flow, Outcome, Pathway } from './scenario.ts';

/** A formula of a model, but for the rows of its tables. */
export interface PathwayFormula {
  readonly expression: Expression;
  readonly use: FormulaUse;
  /** What it is, in words: `rate`, `limit`. */
  readonly role: string;
  /** Where it stands in the model file. */
  readonly path: DataPath;
  /** Groups that it is about; all when absent. */
  readonly groups?: readonly string[];
}

/**
 * Every formula of a model: of flows, capacities and outcomes.
 *
 * Paths of flows count those of the pathway, which are those of the file as long as none is faulty.
 */
export function formulasOf(pathway: Pathway): readonly PathwayFormula[] {
  const flows = pathway.flows.flatMap((flow, index) =>
    formulasOfFlow(flow).map((formula) => ({
      ...formula,
      path: ['flows', index, ...formula.path],
    })),
  );
  const limits = pathway.capacities.map(({ name, limit }): PathwayFormula => ({
    expression: limit,
    use: 'common',
    role: 'limit',
    path: ['capacities', name, 'limit'],
  }));
  return [...flows, ...limits, ...pathway.outcomes.flatMap(formulasOfOutcome)];
}

/** Names of the parameters and tables that formulas and times of the model use. */
export function namesInFormulas(pathway: Pathway): readonly string[] {
  const sojourns = pathway.flows.flatMap((flow) =>
    flow.kind === 'share' && flow.after.kind === 'parameter' ? [flow.after.name] : [],
  );
  const formulas = formulasOf(pathway).flatMap(({ expression }) => [
    ...parametersOf(expression),
    ...tablesOf(expression),
  ]);
  return [...sojourns, ...formulas];
}

/** Formulas of one flow, with paths inside it. */
export function formulasOfFlow(flow: Flow): readonly PathwayFormula[] {
  const groups = flow.groups === undefined ? {} : { groups: flow.groups };
  const formula = (
    expression: Expression,
    role: 'rate' | 'probability' | 'share' | 'median',
  ): PathwayFormula => ({
    expression,
    role,
    use: role === 'rate' || role === 'probability' ? 'exit' : 'entry',
    path: role === 'median' ? ['after', 'median'] : [role],
    ...groups,
  });
  if (flow.kind === 'rate') return [formula(flow.rate, 'rate')];
  if (flow.kind === 'probability') return [formula(flow.probability, 'probability')];
  const { share, after } = flow;
  return [
    ...(share === 'rest' ? [] : [formula(share, 'share')]),
    ...(after.kind === 'lognormal' ? [formula(after.median, 'median')] : []),
  ];
}

function formulasOfOutcome({ name, measure }: Outcome): readonly PathwayFormula[] {
  const path = (...rest: DataPath): DataPath => ['outcomes', name, measure.kind, ...rest];
  if (measure.kind === 'events') {
    const { share } = measure;
    return share ? [{ expression: share, use: 'common', role: 'share', path: path('share') }] : [];
  }
  if (measure.kind !== 'total') return [];
  const { inState, onEntry, discount } = measure;
  const amount = { use: 'amount', role: 'amount' } as const;
  return [
    ...inState.map(({ state, value }) => ({
      ...amount,
      expression: value,
      path: path('in-state', state),
    })),
    ...onEntry.map(({ value }, index) => ({
      ...amount,
      expression: value,
      path: path('on-entry', index, 'value'),
    })),
    ...(discount
      ? [
          {
            expression: discount.rate,
            use: 'fixed',
            role: 'discount',
            path: path('discount', 'rate'),
          } as const,
        ]
      : []),
  ];
}
