import { changeWords } from '../words/page-words.ts';

/** What differs from the committed scenario. */
export interface ChangeCounts {
  /** Assumptions that differ, of all. */
  readonly changed: number;
  readonly all: number;
  /** Whether the text of the scenario differs at all. */
  readonly isEdited: boolean;
  /** Whether that text cannot be read just now. */
  readonly isBroken: boolean;
  /** Cells of the page that were added, deleted, edited or moved. */
  readonly cells: number;
  /** Whether it is a scenario of the reader's own, so that nobody published it. */
  readonly isOwn?: boolean;
}

/** The header's sentence on what the reader changed; cells are counted apart from assumptions. */
export function changeSummary({
  changed,
  all,
  isEdited,
  isBroken,
  cells,
  isOwn = false,
}: ChangeCounts): string {
  if (isBroken) return changeWords.broken;
  const page = cells === 0 ? '' : changeWords.cells(cells);
  if (changed > 0) return changeWords.some(changed, all, page);
  if (isEdited) return changeWords.onlyFile(page);
  return page === '' ? changeWords.none(all, isOwn) : changeWords.onlyPage(page);
}
