import type { ChangeCount } from '../keep/kept-notebook.ts';
import { formatMoment } from '../locale/date-format.ts';
import { counted } from './counted.ts';

/** What is said of notebooks that this browser keeps. */
export const keepWords = {
  kept: (title: string) => `Kept in this browser as “${title}”.`,
  pending: 'Keeping your changes in this browser…',
  failed:
    'This browser does not keep the notebook (a private window, or no room left). Copy the link or save the files before you close the page.',
  keptNothing: 'the browser kept nothing',
  overtakenLabel: 'The same notebook in another tab',
  overtaken:
    'Another tab has saved this notebook since. Nothing you change here is kept until you choose.',
  deleted:
    'This notebook was deleted in another tab. Nothing you change here is kept until you choose.',
  takeTheirs: 'Show the version of the other tab',
  overwrite: 'Keep this version instead',
  keepAgain: 'Keep it after all',
  keepCopy: 'Keep this one as a copy',
  copyOf: (title: string) => `${title} (copy)`,
  heading: 'My notebooks',
  about: 'Kept in this browser, on this device only.',
  /** @param isOwn whether it is a scenario that did not come with the page */
  changes: ({ changed, all, cells }: ChangeCount, isOwn = false) =>
    [
      ...(changed > 0 ? [`${String(changed)} of ${String(all)} assumptions changed`] : []),
      ...(cells > 0
        ? [`${counted(cells, { one: 'cell', other: 'cells' })} of the page changed`]
        : []),
    ].join(', ') || (isOwn ? 'your own scenario' : 'as published'),
  saved: (time: number) => formatMoment(time),
  rename: 'Rename',
  newName: 'New name',
  saveName: 'Save name',
  cancel: 'Cancel',
  duplicate: 'Duplicate',
  remove: 'Delete',
  of: (title: string) => ` “${title}”`,
  removed: (title: string) => `Deleted “${title}”.`,
  renamed: (title: string) => `Renamed to “${title}”.`,
  duplicated: (title: string) => `Duplicated as “${title}”.`,
  restored: (title: string) => `Brought back “${title}”.`,
  gone: 'This browser does not keep that notebook (any more).',
  missing:
    'This browser does not keep that notebook (any more). What you see is the scenario as published.',
} as const;
