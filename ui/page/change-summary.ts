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
}

/** The header's sentence on what the reader changed; cells are counted apart from assumptions. */
export function changeSummary({ changed, all, isEdited, isBroken, cells }: ChangeCounts): string {
  if (isBroken) return 'The source has problems';
  const page = cells === 0 ? '' : `${cells} ${cells === 1 ? 'cell' : 'cells'} of the page`;
  if (changed > 0) {
    return `You changed ${changed} of ${all} assumptions${page === '' ? '' : ` and ${page}`}`;
  }
  if (isEdited)
    return `You changed the file${page === '' ? '' : ` and ${page}`}, but no assumption`;
  if (page !== '') return `You changed ${page} and no assumption`;
  return `${all} assumptions, all as published`;
}
