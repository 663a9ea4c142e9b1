import type { Cell, Notebook } from '../../engine/index.ts';
import type { Assumption } from '../assumption/assumption.ts';
import type { TextPlace } from './source-editor.ts';

/** What stands on the page for a line of the source. */
export type PagePlace =
  | { readonly kind: 'assumption'; readonly id: string }
  /** A cell, by its id in the notebook. */
  | { readonly kind: 'cell'; readonly id: string };

/** Cells that show a section of the scenario, the likeliest first. */
const CELLS: Readonly<Record<string, readonly Cell['kind'][]>> = {
  title: ['question'],
  question: ['question'],
  clock: ['question'],
  run: ['receipt'],
  evidence: ['evidence'],
  model: ['diagram'],
  splits: ['diagram', 'assumptions'],
  variants: ['variants', 'compare'],
  outcomes: ['figure', 'table'],
  parameters: ['assumptions'],
  population: ['assumptions'],
  inflow: ['assumptions'],
  groups: ['assumptions'],
};

/** Line and column of an assumption in the scenario's file; undefined where the model's file says it. */
export function assumptionPlace(
  { assignment, series, name }: Assumption,
  path: string,
  text: string,
): TextPlace | undefined {
  if (series !== undefined) {
    // a series has no place of its own: the section that holds it
    const section = name.includes('/') && !name.startsWith('inflow/') ? 'groups' : 'inflow';
    const line = text.split('\n').findIndex((each) => each.startsWith(`${section}:`));
    return line < 0 ? undefined : { line: line + 1, column: 1 };
  }
  const { file, line, column } = assignment.at;
  return file === path ? { line, column } : undefined;
}

/**
 * What a line of scenario.yaml says on the page: the assumption that stands there or begins above it in the same
 * section, else a cell that shows the section.
 */
export function placeOfScenario(
  text: string,
  { line, column }: TextPlace,
  assumptions: readonly (TextPlace & { readonly id: string })[],
  { cells }: Notebook,
): PagePlace | undefined {
  const lines = text.split('\n').slice(0, line);
  const start = lines.findLastIndex((each) => /^[\w-]+:/.test(each)) + 1;
  const section = /^[\w-]+/.exec(lines[start - 1] ?? '')?.[0] ?? '';
  const isBefore = (at: TextPlace) =>
    at.line < line || (at.line === line && (at.column <= column || isFirstOfLine(at)));
  const isFirstOfLine = (at: TextPlace) =>
    !assumptions.some((other) => other.line === at.line && other.column < at.column);
  const above = assumptions
    .filter((at) => at.line >= start && isBefore(at))
    .sort((a, b) => b.line - a.line || b.column - a.column)[0];
  if (above) return { kind: 'assumption', id: above.id };
  const words = new Set((lines.at(-1) ?? '').match(/[\w-]+/g));
  const kinds = CELLS[section] ?? [];
  const shown = kinds.flatMap((kind) => cells.filter((cell) => cell.kind === kind));
  const named = shown.find((cell) => 'outcome' in cell && words.has(cell.outcome ?? ''));
  const cell = named ?? shown[0];
  return cell && { kind: 'cell', id: cell.id };
}

/** The cell that a line of notebook.md belongs to. */
export function placeOfNotebook({ cells }: Notebook, line: number): PagePlace | undefined {
  const cell = cells.findLast((each) => each.line <= line) ?? cells[0];
  return cell && { kind: 'cell', id: cell.id };
}
