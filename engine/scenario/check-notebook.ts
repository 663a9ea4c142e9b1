import { suggestName } from '../document/nearest-name.ts';
import { BaserateError, type Problem } from '../errors/baserate-error.ts';
import { assumptionsOf } from './assumptions-of.ts';
import { findLiveNumbers, isFault, parseLiveNumber, type LiveNumberFault } from './live-number.ts';
import { isEvidenceFigure, type Cell, type Notebook } from './notebook.ts';
import type { Scenario } from './scenario.ts';
import { formatStep, stepOfText } from './step-date.ts';

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
  const problems = reviewNotebook(notebook, scenario);
  if (problems.length > 0) throw new BaserateError(problems);
}

/** What a notebook names that the scenario does not have, by line; the path of a problem is the cell's id. */
export function reviewNotebook(notebook: Notebook, scenario: Scenario): readonly Problem[] {
  const known: Known = {
    outcome: outcomeNames(scenario),
    variant: ['base', ...scenario.variants.map(({ name }) => name)],
    group: scenario.groups.map(({ name }) => name),
    'parameter or state': assumptionsOf(scenario).map(({ name }) => name),
    claim: [...scenario.evidence.claims.keys()],
  };
  const problems: Problem[] = [];
  for (const cell of notebook.cells) {
    const report = ({ code, message, value }: LiveNumberFault, at = placeOf(cell, 0)) => {
      const place = { file: notebook.file, ...at };
      problems.push({ severity: 'error', code, path: cell.id, message, value, at: place });
    };
    for (const reference of referencesOf(cell)) {
      const fault = faultOf(reference, known);
      if (fault) report(fault);
    }
    for (const { at, text } of liveNumbersOf(cell)) {
      for (const fault of liveNumberFaults(text, known)) report(fault, placeOf(cell, at));
    }
    if (cell.kind === 'table') {
      for (const fault of dateFaults(cell.at ?? [], scenario.clock)) report(fault);
    }
    if (cell.kind !== 'figure' || cell.by !== 'group') continue;
    const outcome = cell.outcome ?? '';
    if (scenario.byGroup.includes(outcome) || !known.outcome.includes(outcome)) continue;
    const message = `${outcome} is not reported by group (write "${outcome} by group" among the outcomes)`;
    report({ code: 'notebook/not-by-group', message, value: outcome });
  }
  return problems;
}

type Known = Readonly<Record<Reference['what'], readonly string[]>>;

/** Outcomes of everybody, and those of groups as `returned@men`. */
function outcomeNames({ outcomes, byGroup, groups }: Scenario): readonly string[] {
  const grouped = byGroup.flatMap((name) => groups.map((group) => `${name}@${group.name}`));
  return [...outcomes.map(({ name }) => name), ...grouped];
}

function faultOf({ what, name }: Reference, known: Known): LiveNumberFault | undefined {
  if (known[what].includes(name)) return undefined;
  const message = `the scenario has no ${what} called ${name}${suggestName(name, known[what])}`;
  const code = `notebook/unknown-${what === 'parameter or state' ? 'assumption' : what}`;
  return { code, message, value: name };
}

/** What is wrong with what stands between the braces of a live number. */
export function liveNumberFaults(text: string, known: Pick<Known, 'outcome' | 'variant'>) {
  const read = parseLiveNumber(text);
  if (isFault(read)) return [read];
  const references: readonly Reference[] = [
    { what: 'outcome', name: read.outcome },
    ...[read.variant, read.from].flatMap((name) =>
      name === undefined ? [] : [{ what: 'variant', name } as const],
    ),
  ];
  return references.flatMap((reference) => faultOf(reference, { ...NOTHING, ...known }) ?? []);
}

const NOTHING: Known = { outcome: [], variant: [], group: [], 'parameter or state': [], claim: [] };

/** Live numbers of a cell's text, by their offset in its source. */
function liveNumbersOf(cell: Cell) {
  if (cell.kind === 'unread') return [];
  if (cell.kind === 'prose') return findLiveNumbers(cell.source);
  const start = cell.source.indexOf('\n') + 1;
  return findLiveNumbers(cell.source.slice(start)).map(({ at, text }) => ({
    at: at + start,
    text,
  }));
}

/** Line and column of an offset in a cell's source. */
function placeOf({ source, line }: Cell, offset: number): { line: number; column: number } {
  const lines = source.slice(0, offset).split('\n');
  return { line: line + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function dateFaults(dates: readonly string[], clock: Scenario['clock']): LiveNumberFault[] {
  return dates.flatMap((date) => {
    if (stepOfText(clock, date) !== undefined) return [];
    const [first, last] = [formatStep(clock, 0), formatStep(clock, clock.steps)];
    const message = `no step of the clock ends at ${date} (they end from ${first} to ${last})`;
    return [{ code: 'notebook/unknown-date', message, value: date }];
  });
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
        ...(isEvidenceFigure(cell.figure) ? all('claim', cell.only) : []),
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
    case 'table':
      return [...all('outcome', cell.outcomes), ...one('variant', cell.variant)];
    case 'compare':
      return [...one('outcome', cell.outcome), ...all('variant', cell.only)];
    case 'prose':
    case 'unread':
    case 'limits':
    case 'receipt':
      return [];
  }
}
