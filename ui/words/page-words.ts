import { counted } from './counted.ts';

const CELL = { one: 'cell', other: 'cells' };
const ASSUMPTION = { one: 'assumption', other: 'assumptions' };

/** What stands around every page. */
export const siteWords = {
  name: 'Baserate',
  title: (page: string) => `${page} – Baserate`,
  skip: 'Skip to the content',
  lost: 'There is nothing at this address',
  allScenarios: 'See all scenarios',
  colours: 'Colours',
  themes: { system: 'Device', light: 'Light', dark: 'Dark' },
} as const;

/** What stands around the cells of a notebook. */
export const pageWords = {
  nothingHere: 'Nothing here',
  unreadable: 'This scenario cannot be read',
  noScenario: (id: string) => `There is no scenario called “${id}”`,
  bar: 'Your changes and the state of the run',
  undo: 'Undo',
  undoOf: (label: string) => ` the change of ${label}`,
  undoKeys: 'Undo (Ctrl+Z)',
  redo: 'Redo',
  redoKeys: 'Redo (Ctrl+Shift+Z)',
  onlyText: 'The text of the file differs from the committed one, but none of its assumptions do.',
  pageChanges: (what: string) => `The page: ${what}.`,
  undoPage: ' the changes of the page',
  undoAll: 'Undo all changes',
  tools: 'Share, keep, see the source',
  saveScenario: 'Download scenario',
  saveResult: 'Download result',
  showSource: 'Show source',
  hideSource: 'Hide source',
  dismiss: 'Dismiss',
  brokenNotebook:
    'The text of the page cannot be read; what is shown is the last version that could be.',
  brokenSource: 'The source has problems; what is shown is the last version that could be read.',
  source: 'Source of the scenario',
} as const;

/** What the reader changed; `page` is such as `2 cells of the page`, empty where nothing was. */
export const changeWords = {
  broken: 'The source has problems',
  cells: (count: number) => `${counted(count, CELL)} of the page`,
  some: (changed: number, all: number, page: string) =>
    `You changed ${String(changed)} of ${counted(all, ASSUMPTION)}${page === '' ? '' : ` and ${page}`}`,
  onlyFile: (page: string) =>
    `You changed the file${page === '' ? '' : ` and ${page}`}, but no assumption`,
  onlyPage: (page: string) => `You changed ${page} and no assumption`,
  none: (all: number, isOwn: boolean) =>
    `${counted(all, ASSUMPTION)}, all as ${isOwn ? 'you opened them' : 'published'}`,
} as const;
