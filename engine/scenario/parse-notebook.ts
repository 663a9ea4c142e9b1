import { yamlLimits } from '../document/yaml-limits.ts';
import { BaserateError, type Problem } from '../errors/baserate-error.ts';
import { CELL_KINDS, type Cell, type Notebook } from './notebook.ts';
import type { ReportBlock } from './notebook-blocks.ts';
import { notebookParts } from './notebook-parts.ts';
import { isUnknownKind, readCell } from './read-cell.ts';

/**
 * Splits a notebook into its cells. What cells refer to is not known here: see `checkNotebook`.
 *
 * @param text Markdown; fenced blocks whose info string begins with a kind of cell are cells
 * @param file name for messages
 * @throws     BaserateError with every misspelt kind, attribute or id, by line
 * @example    parseNotebook('Hello\n```receipt id=r\n```\n', 'notebook.md').cells.length // 2
 */
export function parseNotebook(text: string, file: string): Notebook {
  const notebook = readCells(text, file);
  const errors = notebook.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new BaserateError(errors);
  return notebook;
}

/** As `parseNotebook`; never throws: a cell with a fault is `unread`, with what is wrong with it. */
export function readCells(text: string, file: string): Notebook {
  if (text.length > yamlLimits.bytes) {
    const has = Math.ceil(text.length / 1024);
    const message = `a notebook must have at most ${yamlLimits.bytes / 1024} KiB; got ${has} (shorten it, or make several scenarios of it)`;
    const at = { file, line: 1, column: 1 };
    const code = 'notebook/too-large';
    return { file, cells: [], problems: [{ severity: 'error', code, path: '', message, at }] };
  }
  const lineOfId = new Map<string, number>();
  const cells = notebookParts(text).map(({ id, block }): Cell => {
    const { line, endLine, source } = block;
    if (block.kind === 'prose') {
      return { kind: 'prose', id, source, line, endLine, markdown: block.body };
    }
    const problems: Problem[] = [];
    const add = (severity: Problem['severity'], code: string, message: string, value?: string) => {
      const shown = value === undefined ? {} : { value };
      const at = { file, line, column: 1 };
      problems.push({ severity, code, path: block.info, message, ...shown, at });
    };
    const report: ReportBlock = (code, message, value) => add('error', code, message, value);
    if (isUnknownKind(block.info)) {
      const [word = ''] = block.info.split(/\s/, 1);
      const kinds = CELL_KINDS.join(', ');
      const message = `this version knows no cell called ${word} (there are ${kinds}); it is kept as it stands`;
      add('warning', 'notebook/unknown-cell', message, word);
      if (!block.isClosed) {
        report('notebook/unclosed-cell', `the ${word} cell must be closed by a line of backticks`);
      }
      return { kind: 'unread', id, source, line, endLine, problems };
    }
    const cell = readCell(block, report);
    const before = cell && lineOfId.get(cell.id);
    if (cell && before !== undefined) {
      const message = `ids must be unique; got ${cell.id} again (first on line ${before})`;
      report('notebook/duplicate-id', message, cell.id);
    } else if (cell) lineOfId.set(cell.id, line);
    return cell && problems.length === 0
      ? cell
      : { kind: 'unread', id, source, line, endLine, problems };
  });
  const problems = cells.flatMap((cell) => (cell.kind === 'unread' ? cell.problems : []));
  return { file, cells, problems };
}
