import type { Cell, FencedCell, FigureForm, NotebookChanges } from '../../engine/index.ts';
import { formatWhole } from '../locale/number-format.ts';
import { counted } from './counted.ts';

/** A kind of cell as a reader chooses it. */
interface KindWords {
  readonly title: string;
  /** What it shows, in one line. */
  readonly about: string;
}

/** Cells by kind; `prose` and `unread` have no block of their own. */
export const cellKindWords: Readonly<Record<FencedCell['kind'] | 'prose', KindWords>> = {
  prose: { title: 'Text', about: 'Your own words in Markdown, with numbers of the run in them' },
  figure: { title: 'Figure', about: 'An outcome drawn: over time, as dots, as bars, by variant' },
  table: {
    title: 'Table',
    about: 'Outcomes by mean and quantiles, at the end or on dates you name',
  },
  compare: {
    title: 'Comparison',
    about: 'What each variant changes, draw by draw, and how surely',
  },
  assumptions: { title: 'Assumptions', about: 'Numbers to change, each with its source' },
  variants: { title: 'What if', about: 'The variants, to choose from' },
  evidence: { title: 'Evidence', about: 'Who printed which number, and what is wrong with it' },
  diagram: { title: 'Model', about: 'States and moves of the model, drawn' },
  limits: { title: 'Limits', about: 'What the model leaves out, and which counts are doubtful' },
  question: { title: 'Question', about: 'A question and its answer in a sentence' },
  receipt: { title: 'Receipt', about: 'Seed, draws and digests: how to get the same numbers' },
};

/** Forms of a figure as a reader chooses them. */
export const figureFormWords: Readonly<Record<FigureForm, string>> = {
  fan: 'Over time, with bands',
  dots: 'Fifty dots at the end',
  histogram: 'Bars of the number at the end',
  cumulative: 'Chance of at most so many',
  exceedance: 'Chance of at least so many',
  multiples: 'Small pictures side by side',
  difference: 'Variant minus base',
  stream: 'People in each state over time',
  sankey: 'Who moves where',
  forest: 'Shares that were counted',
  convergence: 'The mean as draws are added',
};

export const cellWords = {
  toolbar: (label: string) => `Cell: ${label}`,
  more: 'Change this cell',
  add: 'Add a cell below',
  addFirst: 'Add a cell',
  chooseKind: 'Which cell?',
  up: 'Move up',
  down: 'Move down',
  drag: 'Drag to move',
  edit: 'Edit',
  fold: 'Fold',
  unfold: 'Unfold',
  duplicate: 'Duplicate',
  remove: 'Delete',
  close: 'Close',
  undo: 'Undo',
  removed: (label: string) => `Deleted: ${label}.`,
  added: (label: string) => `Added: ${label}.`,
  duplicated: (label: string) => `Duplicated: ${label}.`,
  moved: (label: string, place: number, all: number) =>
    `Moved: ${label}, now ${String(place)} of ${String(all)}.`,
  restored: (label: string) => `Back again: ${label}.`,
  folded: (label: string) => `Folded: ${label}.`,
  unfolded: (label: string) => `Unfolded: ${label}.`,
  isFirst: 'It is the first cell already.',
  isLast: 'It is the last cell already.',
  done: 'Done',
  cancel: 'Cancel',
  text: 'Text in Markdown',
  preview: 'Preview',
  caption: 'Caption (Markdown, may be empty)',
  newText: '## A heading\n\nYour words here.',
  insert: 'Insert a number',
  insertOutcome: 'Outcome',
  insertStatistic: 'Statistic',
  insertVariant: 'Variant',
  asShown: 'The one shown',
  asScenario: 'As the scenario has it',
  keys: 'Ctrl+Enter: done. Escape: back to what it was.',
  problem: 'This cell cannot be shown. It stays in the notebook as it stands:',
  unknown: 'This version does not know this kind of cell. It stays in the notebook as it stands:',
  loading: 'The cell is on its way.',
  failed: 'The cell could not be loaded. Reload the page to try again.',
} as const;

/** Labels of what an options form asks for. */
export const optionWords: Readonly<Record<string, string>> = {
  form: 'Kind of figure',
  outcome: 'Outcome',
  outcomes: 'Outcomes (all, unless some are chosen)',
  variant: 'Variant',
  by: 'A picture for each',
  only: 'Only these (all, unless some are chosen)',
  quantiles: 'Columns besides the mean',
};

export const quantileWords: Readonly<Record<string, string>> = {
  p5: '5 %',
  p25: '25 %',
  median: 'Median',
  p75: '75 %',
  p95: '95 %',
};

/** Statistics of a live number as a reader chooses them. */
export const statisticWords: Readonly<Record<string, string>> = {
  mean: 'mean',
  median: 'median',
  p5: '5 % quantile',
  p25: '25 % quantile',
  p75: '75 % quantile',
  p95: '95 % quantile',
  range: 'interval of 90 % of draws',
  chance: 'chance of at least one',
  difference: 'difference of a variant',
  more: 'chance that a variant gives more',
  fewer: 'chance that a variant gives fewer',
};

/** What a cell is called in a toolbar, a toast and a fold. */
export function cellLabel(cell: Cell): string {
  if (cell.kind === 'unread') return cell.id;
  if (cell.kind !== 'prose') return `${cellKindWords[cell.kind].title} “${cell.id}”`;
  const line = cell.markdown.split('\n').find((each) => each.trim() !== '') ?? '';
  const words = line.replace(/^[#>\s*-]+/, '').trim();
  return `${cellKindWords.prose.title} “${words.length > 40 ? `${words.slice(0, 38).trimEnd()}…` : words}”`;
}

/** What was done to the page: `2 cells added, 1 moved`; empty where nothing was. */
export function notebookChangeText({ added, removed, edited, moved }: NotebookChanges): string {
  const parts = [
    [added, 'added'],
    [removed, 'deleted'],
    [edited, 'edited'],
    [moved, 'moved'],
  ] as const;
  const said = parts.filter(([count]) => count > 0);
  return said
    .map(
      ([count, word], i) =>
        `${i > 0 ? String(count) : counted(count, { one: 'cell', other: 'cells' })} ${word}`,
    )
    .join(', ');
}

export const tableWords = {
  heading: 'In numbers',
  waiting: 'The first numbers are on their way.',
  outcome: 'Outcome',
  date: 'End of',
  mean: 'Mean',
  mcse: 'MCSE',
  unseen: (chance: string) => `none seen: ${chance}`,
  aboutMcse: 'Monte Carlo standard error of the mean: how far another seed would move it',
  variant: (title: string) => `Variant: ${title}.`,
  atEnd: (when: string) => `Mean and quantiles over draws, ${when}.`,
  onDates: 'Mean and quantiles over draws, on each date.',
  draws: (draws: number) => `${formatWhole(draws)} draws.`,
} as const;

export const compareWords = {
  heading: 'What each variant changes',
  caption:
    'each variant against the scenario as it stands, draw by draw on the same random numbers.',
  none: 'This scenario has no variants to compare.',
  draws: (draws: number) =>
    `${formatWhole(draws)} draws compared; ± is the Monte Carlo standard error.`,
  waiting: 'Comparing draw by draw…',
  variant: 'Variant',
  difference: 'Difference on average',
  interval: '90 % of draws',
  more: 'More',
  fewer: 'Fewer',
  ratio: 'Ratio',
  aboutRatio: 'Mean with the variant, as a multiple of the mean without it',
} as const;

export const limitsWords = {
  heading: 'What the model leaves out',
  doubtful: 'Counts to be taken with doubt',
  nobody:
    'The numbers are about groups under stated assumptions. None of them is the risk of a person.',
} as const;
