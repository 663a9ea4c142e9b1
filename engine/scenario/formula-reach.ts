import { parametersOf, tablesOf } from './expression.ts';
import { inputKindsOf, type FormulaInputKind } from './formula-use.ts';
import type { Expression, Parameter, Table } from './scenario.ts';

/** What an expression reads in the end: itself, through tables, and through parameters that are calculated. */
export interface FormulaReach {
  readonly kinds: ReadonlyMap<FormulaInputKind, string | undefined>;
  readonly tables: ReadonlySet<string>;
}

/**
 * Makes what finds everything that a formula reads.
 *
 * @param parameters with a value of their own, perhaps several of one name (those of groups)
 */
export function createFormulaReach(
  parameters: readonly Pick<Parameter, 'name' | 'assignment'>[],
  tables: ReadonlyMap<string, Table>,
): (expression: Expression) => FormulaReach {
  const definitions = new Map<string, Expression[]>();
  for (const { name, assignment } of parameters) {
    const { expression } = assignment;
    if (expression) definitions.set(name, [...(definitions.get(name) ?? []), expression]);
  }
  const ofParameter = new Map<string, FormulaReach>();
  const visit = (expression: Expression): FormulaReach => {
    const kinds = new Map(inputKindsOf(expression, tables));
    const own = new Set(tablesOf(expression));
    const within = [...own].flatMap((name) =>
      (tables.get(name)?.rows ?? []).flatMap(({ value }) => parametersOf(value)),
    );
    for (const name of new Set([...parametersOf(expression), ...within])) {
      const known = ofParameter.get(name);
      if (!known) ofParameter.set(name, { kinds: new Map(), tables: new Set() }); // ends circles
      const all = known ? [known] : (definitions.get(name) ?? []).map(visit);
      const reached: FormulaReach = {
        kinds: new Map(all.flatMap((its) => [...its.kinds])),
        tables: new Set(all.flatMap((its) => [...its.tables])),
      };
      ofParameter.set(name, reached);
      for (const [kind, table] of reached.kinds) if (!kinds.has(kind)) kinds.set(kind, table);
      reached.tables.forEach((table) => own.add(table));
    }
    return { kinds, tables: own };
  };
  return visit;
}
