/** What is said where a page is taken away. */
export const exportWords = {
  open: 'Export …',
  close: 'Close export',
  label: 'Take the page away',
  loading: 'The exporters are on their way.',
  failed: 'The exporters could not be loaded. Reload the page to try again.',
  folder: 'Scenario folder (.zip)',
  aboutFolder: 'Scenario, notebook, models and ledgers, as the command line reads them',
  report: 'Report (.html)',
  aboutReport: 'One file with figures and tables, to be opened without a network',
  markdown: 'Text (.md)',
  aboutMarkdown: 'Markdown, with figures as tables',
  print: 'Print …',
  aboutPrint: 'Runs every figure of the page first, near the screen or not',
  printedEarly:
    'Some figures of this page had not been run when it was printed. Export, Print runs them first.',
  command: 'Copy the command',
  aboutCommand: 'Reproduces what is on screen on the command line',
  disk: 'Save to disk …',
  fileKind: 'Scenario',
  aboutDisk:
    'Writes the scenario, without its page, to a file you choose, and to the same file the next time',
  diskFolder: 'Save folder to disk …',
  aboutDiskFolder:
    'Writes scenario.yaml and notebook.md into a folder you choose, and into the same one the next time',
  otherFile: (folder: string, name: string) =>
    `the folder “${folder}” holds another ${name}; choose one that is empty, or the one that this scenario comes from`,
  mayNotWrite: (name: string) => `the browser may not write to ${name}`,
  notDone: 'Report and text are made once all draws are done.',
  copied: 'The command is in the clipboard.',
  byHand: 'Copy this command:',
  writesFirst: 'The whole command, which writes the edited scenario to that file first',
  made: (name: string) => `Made ${name}.`,
  written: (name: string) => `Wrote ${name}.`,
  writtenAlone: (name: string, page: string) =>
    `Wrote ${name}. What you changed of the page (${page}) is not in it: save the folder for that.`,
  writtenInto: (names: readonly string[], folder: string) =>
    `Wrote ${names.join(' and ')} into “${folder}”.`,
  notMade: (reason: string) => `It could not be made: ${reason}.`,
  nothingShown: 'the page has nothing to show',
  readme: (title: string, command: string, lock: string | undefined) =>
    `# ${title}\n\nIn this folder, with Node.js 20 or newer:\n\n    ${command}\n` +
    (lock === undefined
      ? '\nThe lock says what the published run gave; `verify` runs it again and compares.\n'
      : `\nThis scenario was edited, so no published run belongs to it. To make its own lock:\n\n    ${lock}\n`),
  reportOf: (date: string) => `Report made with Baserate on ${date}`,
  changed: (count: number) =>
    count === 1
      ? 'One assumption differs from the published scenario:'
      : `${String(count)} assumptions differ from the published scenario:`,
  published: 'Every assumption is as published.',
  tried: (seed: string) => `Drawn with another seed than the scenario’s own: ${seed}.`,
  again: 'To run it again, in the project’s folder:',
  data: 'Data',
} as const;
