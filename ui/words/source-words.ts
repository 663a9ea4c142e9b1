import type { SourceFile } from '../source/source-jump.svelte.ts';

/** What is said of the source view. */
export const sourceWords = {
  heading: 'Source',
  about: 'Page and text are one document: what you change in one, the other shows.',
  files: 'Files',
  fileName: { scenario: 'scenario.yaml', notebook: 'notebook.md' } satisfies Record<
    SourceFile,
    string
  >,
  editor: (file: SourceFile) => `Source of ${sourceWords.fileName[file]}`,
  showInPage: 'Show in the page',
  showKeys: 'Ctrl+Enter',
  nothingThere: 'Nothing on the page stands for this line.',
  broken: 'The page shows the last version that could be read.',
  showInSource: 'Show in the source',
  lineOf: (line: number) => `Line ${String(line)} of the source`,
  of: (label: string) => `: ${label}`,
} as const;
