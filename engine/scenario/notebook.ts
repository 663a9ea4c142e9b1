import type { Problem } from '../errors/baserate-error.ts';

/** Kinds of cell other than prose; the first word of a fenced block's info string. */
export const CELL_KINDS = [
  'question',
  'assumptions',
  'figure',
  'variants',
  'evidence',
  'diagram',
  'table',
  'compare',
  'limits',
  'receipt',
] as const;

/** Columns of a table, and statistics that a sentence can name; `median` is the 50 % quantile. */
export const QUANTILES = ['p5', 'p25', 'median', 'p75', 'p95'] as const;

/**
 * Forms of a figure: quantiles over time; 50 dots, bars, or the chance of at most or at least so many at
 * the end; fans side by side; variant minus base, draw by draw; people in each state over time; moves
 * between states; shares that were counted, with their intervals; the mean as draws are added.
 */
export const FIGURES = [
  'fan',
  'dots',
  'histogram',
  'cumulative',
  'exceedance',
  'multiples',
  'difference',
  'stream',
  'sankey',
  'forest',
  'convergence',
] as const;

export type FigureForm = (typeof FIGURES)[number];

/** Whether a figure is of the whole model, and so of no outcome. */
export function isModelFigure(form: FigureForm): form is 'stream' | 'sankey' {
  return form === 'stream' || form === 'sankey';
}

/** Whether a figure is of what was counted, before anything is drawn. */
export function isEvidenceFigure(form: FigureForm): form is 'forest' {
  return form === 'forest';
}

interface CellBase {
  /** Stable and unique in the notebook; prose is numbered `prose-1`, `prose-2`, ... */
  readonly id: string;
  /** The cell's own bytes; the sources of all cells, joined, are the file. */
  readonly source: string;
  /** Line the cell begins on, from 1; blank lines before it belong to the cell above. */
  readonly line: number;
  /** Last line of the cell with trailing blank lines. */
  readonly endLine: number;
}

interface FencedBase extends CellBase {
  /** Markdown under the figure; empty when there is none. */
  readonly caption: string;
}

/** Text in Markdown, raw HTML not rendered. */
export interface ProseCell extends CellBase {
  readonly kind: 'prose';
  readonly markdown: string;
}

/** The scenario's question and its answer, by default the scenario's first outcome. */
export interface QuestionCell extends FencedBase {
  readonly kind: 'question';
  readonly outcome?: string;
  readonly variant?: string;
}

/** The assumptions as sentences that can be edited; all of them unless `only` names some. */
export interface AssumptionsCell extends FencedBase {
  readonly kind: 'assumptions';
  /** Parameters and states with people at the start. */
  readonly only?: readonly string[];
}

/** An outcome drawn, the whole model (`stream`, `sankey`), or claims (`forest`); with a variant, beside the base. */
export interface FigureCell extends FencedBase {
  readonly kind: 'figure';
  readonly figure: FigureForm;
  /** Absent of figures of the whole model and of claims, and only of them. */
  readonly outcome?: string;
  readonly variant?: string;
  /** What the panels of `multiples` are, and only of them: all groups or variants unless `only` names some. */
  readonly by?: 'group' | 'variant';
  /** Panels of `multiples`; claims of a `forest`, those in use when left out. */
  readonly only?: readonly string[];
}

/** Choice between the variants; all of them unless `only` names some. */
export interface VariantsCell extends FencedBase {
  readonly kind: 'variants';
  readonly only?: readonly string[];
}

/** The claims that the scenario uses, with sources and caveats; `only` names some. */
export interface EvidenceCell extends FencedBase {
  readonly kind: 'evidence';
  readonly only?: readonly string[];
}

/** States and moves of the model drawn; of the variant that is shown unless one is named. */
export interface DiagramCell extends FencedBase {
  readonly kind: 'diagram';
  readonly variant?: string;
}

/** Outcomes by mean and quantiles: a row for each outcome, and for each date where there are some. */
export interface TableCell extends FencedBase {
  readonly kind: 'table';
  /** All outcomes of the scenario when left out. */
  readonly outcomes?: readonly string[];
  /** 5 %, median and 95 % when left out. */
  readonly quantiles?: readonly (typeof QUANTILES)[number][];
  /** Ends of steps as `formatStep` writes them; the end of the clock when left out. */
  readonly at?: readonly string[];
  readonly variant?: string;
}

/** Variants against the base, draw by draw; all of them unless `only` names some. */
export interface CompareCell extends FencedBase {
  readonly kind: 'compare';
  readonly outcome?: string;
  readonly only?: readonly string[];
}

/** What the model leaves out, by the model's own list and the caption, and what is wrong with the counts. */
export interface LimitsCell extends FencedBase {
  readonly kind: 'limits';
}

/** How the run was made, and whether it equals the lock. */
export interface ReceiptCell extends FencedBase {
  readonly kind: 'receipt';
}

export type FencedCell =
  | QuestionCell
  | AssumptionsCell
  | FigureCell
  | VariantsCell
  | EvidenceCell
  | DiagramCell
  | TableCell
  | CompareCell
  | LimitsCell
  | ReceiptCell;

/** A cell that this version cannot show: of a kind it does not know, or with a fault. Kept as it stands. */
export interface UnreadCell extends CellBase {
  readonly kind: 'unread';
  readonly problems: readonly Problem[];
}

export type Cell = ProseCell | FencedCell | UnreadCell;

/** A page: cells in order, without outputs. */
export interface Notebook {
  readonly file: string;
  readonly cells: readonly Cell[];
  /** What is wrong with it, by line; of a kind that this version does not know a warning. */
  readonly problems: readonly Problem[];
}
