import {
  BaserateError,
  readNotebook,
  type Cell,
  type Problem,
  type ProseCell,
  type QuestionCell,
  type Scenario,
} from '../../engine/index.ts';
import { readProjectFile } from '../project/project-file.ts';

/** A notebook as the page shows it: the question first, everything else in its order. */
export interface NotebookLayout {
  readonly question: QuestionCell | undefined;
  readonly cells: readonly { readonly cell: Cell; readonly hasHeading: boolean }[];
  /** The assumptions cell that also offers, folded, what no cell names. */
  readonly mainAssumptions: string | undefined;
  readonly namedAssumptions: ReadonlySet<string>;
  /** Variants that cells show whatever the reader chooses. */
  readonly pinned: readonly string[];
  /** What is wrong with notebook.md; the default notebook stands in for it. */
  readonly problems: readonly Problem[];
}

/** Reads the notebook beside a scenario; one that has problems is replaced by the default one. */
export function layOutNotebook(scenario: Scenario): NotebookLayout {
  const { cells, problems } = readCells(scenario);
  const question = cells.find((cell) => cell.kind === 'question');
  const rest = cells.filter((cell) => cell !== question);
  const pinned = rest.flatMap((cell) =>
    (cell.kind === 'figure' || cell.kind === 'question') && cell.variant !== undefined
      ? [cell.variant]
      : [],
  );
  return {
    question,
    cells: rest.map((cell, index) => ({
      cell: cell.kind === 'prose' && index === 0 ? withoutTitle(cell) : cell,
      hasHeading: !endsInHeading(rest[index - 1]),
    })),
    mainAssumptions: rest.findLast(({ kind }) => kind === 'assumptions')?.id,
    namedAssumptions: new Set(
      rest.flatMap((cell) => (cell.kind === 'assumptions' ? (cell.only ?? []) : [])),
    ),
    pinned: [...new Set(pinned)],
    problems,
  };
}

function readCells(scenario: Scenario): {
  readonly cells: readonly Cell[];
  readonly problems: readonly Problem[];
} {
  try {
    return { cells: readNotebook(scenario, readProjectFile).cells, problems: [] };
  } catch (error) {
    if (!(error instanceof BaserateError)) throw error;
    return { cells: readNotebook(scenario, () => undefined).cells, problems: error.problems };
  }
}

/** Prose without the file's title, a first heading of level 1: the question is the title of the page. */
function withoutTitle(cell: ProseCell): ProseCell {
  const [, markdown] = /^\s*#\s+[^\n]*(?:\n|$)([\s\S]*)$/.exec(cell.markdown) ?? [];
  return markdown === undefined ? cell : { ...cell, markdown };
}

/** Whether the prose before a cell names it already: a heading with at most one paragraph after it. */
function endsInHeading(before: Cell | undefined): boolean {
  if (before?.kind !== 'prose') return false;
  const blocks = before.markdown.trim().split(/\n\s*\n/);
  return blocks.slice(-3).some((block) => /^#{1,6}\s/.test(block));
}
