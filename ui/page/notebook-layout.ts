import {
  findLiveNumbers,
  isFault,
  parseLiveNumber,
  reviewNotebook,
  type Cell,
  type Notebook,
  type Problem,
  type ProseCell,
  type QuestionCell,
  type Scenario,
} from '../../engine/index.ts';

/** A cell at its place on the page. */
export interface PlacedCell {
  readonly cell: Cell;
  /** Whether the cell names itself, because no heading stands before it. */
  readonly hasHeading: boolean;
  /** What is wrong with what it names. */
  readonly problems: readonly Problem[];
}

/** A notebook as the page shows it: the question first, everything else in its order. */
export interface NotebookLayout {
  readonly question: QuestionCell | undefined;
  readonly cells: readonly PlacedCell[];
  /** The assumptions cell that also offers, folded, what no cell names. */
  readonly mainAssumptions: string | undefined;
  readonly namedAssumptions: ReadonlySet<string>;
  /** What is wrong with the notebook as a whole. */
  readonly problems: readonly Problem[];
}

/** Lays out a notebook for a scenario. */
export function layOutNotebook(notebook: Notebook, scenario: Scenario): NotebookLayout {
  const question = notebook.cells.find((cell) => cell.kind === 'question');
  const rest = notebook.cells.filter((cell) => cell !== question);
  const title = rest.find((cell) => cell.kind === 'prose');
  const wrong = reviewNotebook(notebook, scenario);
  const shown = rest.flatMap((cell) => {
    const bare = cell === title ? withoutTitle(title) : cell;
    return bare.kind === 'prose' && bare.markdown.trim() === '' ? [] : [bare];
  });
  return {
    question,
    cells: shown.map((cell, index) => ({
      cell,
      hasHeading: !endsInHeading(shown[index - 1]),
      problems: wrong.filter(({ path }) => path === cell.id),
    })),
    mainAssumptions: rest.findLast(({ kind }) => kind === 'assumptions')?.id,
    namedAssumptions: new Set(
      rest.flatMap((cell) => (cell.kind === 'assumptions' ? (cell.only ?? []) : [])),
    ),
    problems: notebook.problems.filter(({ path }) => path === ''),
  };
}

/** The layout of before, the same object, where nothing on the page would stand otherwise. */
export function keepLayout(
  before: NotebookLayout | undefined,
  now: NotebookLayout,
): NotebookLayout {
  if (before === undefined || before.cells.length !== now.cells.length) return now;
  const isSame =
    before.question === now.question &&
    before.mainAssumptions === now.mainAssumptions &&
    isAlike([...before.namedAssumptions], [...now.namedAssumptions]) &&
    isAlike(before.problems, now.problems) &&
    now.cells.every(({ cell, hasHeading, problems }, index) => {
      const old = before.cells[index];
      const stood = old?.cell === cell || isAlike(old?.cell, cell);
      return stood && old?.hasHeading === hasHeading && isAlike(old.problems, problems);
    });
  return isSame ? before : now;
}

/** Whether two pieces of plain data say the same. */
function isAlike(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Variants that a notebook shows whatever the reader chooses. */
export function pinnedVariants({ cells }: Notebook, scenario: Scenario): readonly string[] {
  const variants = scenario.variants.map(({ name }) => name);
  const named = cells.flatMap((cell): readonly string[] => {
    const text = cell.kind === 'prose' ? cell.markdown : cell.kind === 'unread' ? '' : cell.caption;
    return [...variantsOf(cell, variants), ...findLiveNumbers(text).flatMap(variantsOfNumber)];
  });
  return [...new Set(named)];
}

function variantsOf(cell: Cell, all: readonly string[]): readonly string[] {
  switch (cell.kind) {
    case 'figure': {
      const panels = cell.by === 'variant' ? (cell.only ?? ['base', ...all]) : [];
      const pair = cell.figure === 'difference' ? ['base'] : [];
      return [...panels, ...pair, ...(cell.variant === undefined ? [] : [cell.variant])];
    }
    case 'question':
    case 'table':
      return cell.variant === undefined ? [] : [cell.variant];
    case 'compare':
      return ['base', ...(cell.only ?? all)];
    default:
      return [];
  }
}

function variantsOfNumber({ text }: { readonly text: string }): readonly string[] {
  const number = parseLiveNumber(text);
  if (isFault(number) || number.variant === undefined) return [];
  const isDifference = ['difference', 'more', 'fewer'].includes(number.statistic);
  return isDifference ? [number.from ?? 'base', number.variant] : [number.variant];
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
