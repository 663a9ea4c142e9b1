import type { ChangeWay } from '../../engine/index.ts';

/** What a change of a variant does, as a reader chooses it. */
export const wayWords: Readonly<Record<ChangeWay, string>> = {
  value: 'is',
  evidence: 'is the claim',
  times: 'is multiplied by',
  odds: 'has its odds multiplied by',
  add: 'is raised by',
};

export const variantWords = {
  make: 'New variant',
  change: 'Change',
  changeOf: (title: string) => `Change “${title}”`,
  title: 'Title',
  newTitle: 'What is different, in a few words',
  start: 'It begins with',
  fromEdits: (count: number) =>
    count === 1
      ? 'the change you made; the base goes back to what was published'
      : `the ${String(count)} changes you made; the base goes back to what was published`,
  empty: 'nothing changed yet',
  create: 'Make the variant',
  cancel: 'Cancel',
  done: 'Done',
  duplicate: 'Duplicate',
  remove: 'Delete',
  copyOf: (title: string) => `${title} (copy)`,
  label: (title: string) => `Variant “${title}”`,
  changes: 'What it changes',
  none: 'It changes nothing yet: choose a number below.',
  add: 'Change another number',
  choose: 'Choose a number …',
  what: 'What happens to it',
  value: 'To what',
  from: 'From',
  until: 'Until',
  dateExample: (date: string) => `such as ${date}`,
  reach: 'Whom it concerns',
  usual: 'as usual for it',
  entrants: 'who enters from then on',
  everyone: 'everyone',
  dropChange: 'Leave as in the base',
  inSource: 'It is written in a way that this form does not have; change it in the source.',
  inBase: (value: string) => `In the base: ${value}.`,
  broken: 'The source has problems: mend them first.',
  failed: 'This part of the page could not be loaded. Close it and try again.',
  loading: 'One moment…',
  needsTitle: 'Give it a title.',
} as const;
