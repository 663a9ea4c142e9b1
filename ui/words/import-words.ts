import type { SourcePosition } from '../../engine/index.ts';

/** What is said of files that a reader opens. */
export const importWords = {
  open: 'Open a file',
  about:
    'A scenario.yaml or notebook.md for this page, which undo takes back; or a scenario folder (.zip), which opens as a page of its own where it is another scenario',
  openOwn: 'Open a scenario of your own',
  aboutOwn:
    'A scenario folder (.zip) as the export makes it, or a scenario.yaml with its files; drop them anywhere on this page, too. They stay in this browser.',
  aboutDisk: 'What is opened from disk is saved to the same file again.',
  fromDisk: 'Open from disk …',
  dropHere: 'Drop to open: a scenario folder (.zip), scenario.yaml, notebook.md',
  opening: 'Opening…',
  failed: 'What opens files could not be loaded. Reload the page to try again.',
  opened: (name: string) => `Opened ${name}. Undo brings back what was here.`,
  /** @param reason half a sentence, which may begin with the name and a place in it */
  refused: (name: string, reason: string) =>
    nothingChanged(reason.startsWith(`${name}, `) ? reason : `${name}: ${reason}`),
  also: 'Also wrong:',
  notKept:
    'this browser keeps no notebooks (a private window, or no room left), so it has no place for a scenario of yours',
  broken: (
    name: string,
    message: string,
    at: Pick<SourcePosition, 'line' | 'column'> | undefined,
  ) =>
    nothingChanged(
      `${name}${at === undefined ? '' : `, line ${String(at.line)}, column ${String(at.column)}`}: ${message}`,
    ),
} as const;

function nothingChanged(reason: string): string {
  return `${reason}${/[.…]$/.test(reason) ? '' : '.'} Nothing was changed.`;
}
