import type { SourcePosition } from '../../engine/index.ts';
import { formatWhole } from '../locale/number-format.ts';

const REST = 'What you see is the scenario as published.';

/** What is said of a link that brings changes. */
export const linkWords = {
  unreadable: (reason: string) => `The changes in this link could not be read: ${reason}. ${REST}`,
  broken: (message: string, at: Pick<SourcePosition, 'line' | 'column'> | undefined) =>
    `The link holds a scenario that does not work: ${message === '' ? 'it is empty' : message}` +
    `${at === undefined ? '' : ` (line ${String(at.line)}, column ${String(at.column)})`}. ${REST}`,
  label: 'Changes that this link brings',
  heading: (changed: number, all: number, title: string) =>
    changed === 0
      ? `This link changes none of the ${formatWhole(all)} assumptions of “${title}”.`
      : `This link changes ${formatWhole(changed)} of ${formatWhole(all)} assumptions of “${title}”:`,
  otherBase:
    'It was made from another version of this scenario: the list is against the version published now.',
  beyond: 'It changes the text of the scenario, but none of its numbers.',
  draws: (was: number, is: number) =>
    `It asks for ${formatWhole(is)} draws instead of ${formatWhole(was)}.`,
  seed: (was: string, is: string) => `It draws with the seed “${is}” instead of “${was}”.`,
  question: (question: string) => `It asks: “${question}”`,
  variantAdded: (title: string) => `It adds the what-if “${title}”.`,
  variantRemoved: (title: string) => `It takes the what-if “${title}” away.`,
  variantEdited: (title: string) => `It changes the what-if “${title}”.`,
  page: (text: string) => `It changes the page: ${text}.`,
  nothing: 'It changes nothing else.',
  notRun: 'Nothing of it has been run. Whoever made the link decided what it changes.',
  open: 'Open with these changes',
  discard: 'Discard them',
  opened: 'Opened with the changes of the link. Undo takes them back.',
} as const;

/** What is said where a link is made. */
export const shareWords = {
  copy: 'Copy link',
  copied: 'Link copied',
  inClipboard: 'The link is in the clipboard.',
  byHand: 'Copy this link:',
  own: 'A link holds changes of a published scenario, and this one is your own: make its folder (.zip) under Export and pass that on. Whoever gets it opens it on the start page.',
} as const;

/** Why a link cannot be read. */
export const unreadableWords = {
  characters: 'it holds characters that no such link has',
  tooLarge: 'it unpacks to more than 2 MiB',
  noEnd: 'its end is missing',
  damaged: 'it is damaged or cut short',
} as const;
