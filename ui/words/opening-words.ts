/** What the first screen of a scenario says, and the start page. */
export const openingWords = {
  restsOn: 'It rests on these numbers',
  howToType: 'Change one the way it is written: the answer follows.',
  half: 'Half',
  twice: 'Twice',
  all: 'All',
  undo: 'Undo',
  beyond: (total: string) => `Twice as many would be more than all ${total}.`,
  noSource: 'No source is named: an assumption of this scenario.',
  /** Of a model that others published: its page names it. */
  ofPublished: 'As in the model that is rebuilt here; the page says below where that comes from.',
  yours: (was: string) => `Your value, in place of ${was}:`,
  printedBy: (publisher: string, date: string) => `${publisher}${date === '' ? '' : `, ${date}`}`,
  moreAssumptions: 'All assumptions, and what is wrong with each',
  whatIf: 'What if',
  whichWhatIf: 'Which change to try',
  noDifferenceYet:
    'Switch it on, or change a number below: how far that moves the answer will stand here.',
  wouldBe: 'With it',
  noChangeYet: 'Change a number below: how far that moves the answer will stand here.',
  /** Of two rows of dots. */
  rowNames: { run: 'with the change', baseline: 'without it' },
  asPublished: 'As published.',
  /** Of what stands in a box and cannot be read. */
  notUsed: (text: string) => `Not used: the answer is still that of ${text}.`,
  withWhatIf: (title: string) => `With “${title}”`,
  loadingChanges: 'Opening the changes in this link…',
  loadFailed: 'The rest of this page could not be loaded. Reload the page to try again.',
  waiting: 'Working out the first answer…',
  showRest: 'Show all assumptions, figures and sources',
  restComes: 'All assumptions, figures and sources are on their way…',
  without: 'Without it',
  withYourChange: 'With your change',
  beforeYourChange: 'Before your change',
  and: ' and ',
  needsLeave: 'Not run yet: this version asks for far more draws than the committed one.',
  draws: (draws: string) => `${draws} draws`,
  atWeight: (weight: string) => `, counted at weight ${weight}`,
} as const;

/** Where the answer on the first screen comes from. */
export const tickWords = {
  committed: 'From the committed run; being checked here',
  verified: 'Checked here: the same as the committed run',
  differs: 'Checked here: differs from the committed run',
  edited: 'With your changes: no committed run of this',
  reproducedIn: (engines: readonly string[]) =>
    engines.length === 0 ? '' : `Reproduced bit for bit in ${listInWords(engines)}`,
} as const;

function listInWords(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
