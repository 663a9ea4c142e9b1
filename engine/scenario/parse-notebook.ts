import { yamlLimits } from '../document/yaml-limits.ts';
import { BaserateError, type Problem } from '../errors/baserate-error.ts';
import type { Cell, Notebook } from './notebook.ts';
import { splitBlocks } from './notebook-blocks.ts';
import { isCellInfo, readCell } from './read-cell.ts';

/**
 * Splits a notebook into its cells. What cells refer to is not known here: see `checkNotebook`.
 *
 * @param text Markdown; fenced blocks whose info string begins with a kind of cell are cells
 * @param file name for messages
 * @throws     BaserateError with every misspelt kind, attribute or id, by line
 * @example    parseNotebook('Hello\n```receipt id=r\n```\n', 'notebook.md').cells.length // 2
 */
export function parseNotebook(text: string, file: string): Notebook {
  if (text.length > yamlLimits.bytes) {
    const message = `${file}: a notebook must have at most ${yamlLimits.bytes / 1024} KiB`;
    const at = { file, line: 1, column: 1 };
    const problem = {
      severity: 'error',
      code: 'notebook/too-large',
      path: '',
      message,
      at,
    } as const;
    throw new BaserateError(problem);
  }
  const problems: Problem[] = [];
  const cells: Cell[] = [];
  let proses = 0;
  const lineOfId = new Map<string, number>();
  for (const block of splitBlocks(text, isCellInfo)) {
    const { line, endLine, source } = block;
    const report = (code: string, message: string, value?: string) => {
      const shown = value === undefined ? {} : { value };
      const at = { file, line, column: 1 };
      problems.push({ severity: 'error', code, path: block.info, message, ...shown, at });
    };
    if (block.kind === 'prose') {
      proses += 1;
      cells.push({ kind: 'prose', id: `prose-${proses}`, source, line, endLine, markdown: source });
      continue;
    }
    const cell = readCell(block, report);
    if (!cell) continue;
    const before = lineOfId.get(cell.id);
    if (before !== undefined) {
      const message = `ids must be unique; got ${cell.id} again (first on line ${before})`;
      report('notebook/duplicate-id', message, cell.id);
    } else lineOfId.set(cell.id, line);
    cells.push(cell);
  }
  if (problems.length > 0) throw new BaserateError(problems);
  return { file, cells };
}

/**
 * The file that a notebook's cells make; an unchanged notebook gives the same bytes. A last cell
 * without a line end gets one where it is no longer the last, so that it stays a cell of its own.
 */
export function writeNotebook(notebook: Notebook): string {
  const last = notebook.cells.length - 1;
  return notebook.cells
    .map(({ source }, i) => (i === last || source.endsWith('\n') ? source : `${source}\n`))
    .join('');
}
