import { splitBlocks, type Block } from './notebook-blocks.ts';
import { isCellInfo } from './read-cell.ts';

/** A cell of a notebook as text: what it says, and the white space behind it. */
export interface Part {
  /** As on the page: its `id=`, or `prose-1` and `unread-1` where it has none that can be used. */
  readonly id: string;
  readonly block: Block;
  /** Its bytes without the white space behind. */
  readonly content: string;
  /** White space up to the next part or the end of the file. */
  readonly gap: string;
}

/** Blank lines at the top. */
export const BLANK_LINES = /^(?:[^\S\n]*\n)+/;

/** Names every block of a notebook that says something. */
export function notebookParts(text: string): readonly Part[] {
  const taken = new Set<string>();
  let proses = 0;
  let unread = 0;
  return splitBlocks(text, isCellInfo).flatMap((block) => {
    if (block.kind === 'prose') proses += 1;
    const own = block.kind === 'prose' ? block.info : idOf(block.info);
    const isFree = own !== undefined && own !== '' && !taken.has(own) && !isReserved(own);
    const id = isFree ? own : block.kind === 'prose' ? `prose-${proses}` : `unread-${++unread}`;
    taken.add(id);
    if (block.source.trim() === '') return []; // blank lines alone, at the top of the file
    const full = block.source.replace(BLANK_LINES, '');
    const content = full.trimEnd();
    return [{ id, block, content, gap: full.slice(content.length) }];
  });
}

/** Ids that number what has none of its own. */
export function isReserved(id: string): boolean {
  return /^(?:prose|unread)-\d+$/.test(id);
}

function idOf(info: string): string | undefined {
  const [, quoted, plain] = /\sid=(?:"([^"]*)"|(\S*))/.exec(info) ?? [];
  return quoted ?? plain;
}
