import { suggestName } from '../document/nearest-name.ts';
import { BaserateError, type Problem } from '../errors/baserate-error.ts';
import { assumptionsOf } from './assumptions-of.ts';
import type { Cell, Notebook } from './notebook.ts';
import type { Scenario } from './scenario.ts';

interface Reference {
  readonly what: 'outcome' | 'variant' | 'group' | 'parameter or state' | 'claim';
  readonly name: string;
}

/**
 * Checks that the outcomes, variants, parameters and claims a notebook names are the scenario's.
 *
 * @throws BaserateError with every unknown name, by line
 */
export function checkNotebook(notebook: Notebook, scenario: Scenario): void {
  const known: Readonly<Record<Reference['what'], readonly string[]>> = {
    outcome: scenario.outcomes.map(({ name }) => name),
    variant: ['base', ...scenario.variants.map(({ name }) => name)],
    group: scenario.groups.map(({ name }) => name),
    'parameter or state': assumptionsOf(scenario).map(({ name }) => name),
    claim: [...scenario.evidence.claims.keys()],
  };
  const problems: Problem[] = [];
  for (const cell of notebook.cells) {
    for (const { what, name } of referencesOf(cell)) {
      if (known[what].includes(name)) continue;
      const message = `the scenario has no ${what} called ${name}${suggestName(name, known[what])}`;
      const code = `notebook/unknown-${what === 'parameter or state' ? 'assumption' : what}`;
      const at = { file: notebook.file, line: cell.line, column: 1 };
      problems.push({ severity: 'error', code, path: cell.id, message, value: name, at });
    }
    if (cell.kind !== 'figure' || cell.by !== 'group') continue;
    const outcome = cell.outcome ?? '';
    if (scenario.byGroup.includes(outcome) || !known.outcome.includes(outcome)) continue;
    const message = `${outcome} is not reported by group (write "${outcome} by group" among the outcomes)`;
    const at = { file: notebook.file, line: cell.line, column: 1 };
    const code = 'notebook/not-by-group';
    problems.push({ severity: 'error', code, path: cell.id, message, value: outcome, at });
  }
  if (problems.length > 0) throw new BaserateError(problems);
}

function referencesOf(cell: Cell): readonly Reference[] {
  const all = (what: Reference['what'], names: readonly string[] | undefined) =>
    (names ?? []).map((name) => ({ what, name }));
  const one = (what: Reference['what'], name: string | undefined) =>
    name === undefined ? [] : [{ what, name }];
  switch (cell.kind) {
    case 'question':
      return [...one('outcome', cell.outcome), ...one('variant', cell.variant)];
    case 'figure':
      return [
        ...one('outcome', cell.outcome),
        ...one('variant', cell.variant),
        ...(cell.by === undefined ? [] : all(cell.by, cell.only)),
      ];
    case 'assumptions':
      return all('parameter or state', cell.only);
    case 'variants':
      return all('variant', cell.only);
    case 'evidence':
      return all('claim', cell.only);
    case 'diagram':
      return one('variant', cell.variant);
    case 'prose':
    case 'receipt':
      return [];
  }
}
