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
  aboutCommand:
    'Reproduces what is on screen on the command line, in this project’s folder after npm install',
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
  copied: 'The command is in the clipboard. It runs in this project’s folder after npm install.',
  byHand: 'Copy this command, which runs in this project’s folder after npm install:',
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
    `# ${title}\n\nThe program, Baserate, is not published under npm: the commands below run a copy of its project. In the folder of that\ncopy, with Node.js 20.19 or newer, run \`npm install\` once, which builds it. Then, in this folder, with the way to that\ncopy in place of \`../baserate\`:\n\n    ${command}\n` +
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
  again:
    'To run it again, in the folder of the Baserate project after npm install (it is not published under npm):',
  data: 'Data',
} as const;
