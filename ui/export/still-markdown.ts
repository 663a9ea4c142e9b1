/** Blocks whose children stand on their own. */
const HEADINGS = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6']);

/** Writes a still page as Markdown: pictures are left out, for the table below each says what it draws. */
export function stillMarkdown(still: HTMLElement): string {
  const blocks = blocksOf(still).map((block) => block.trimEnd());
  return `${blocks.filter((block) => block.trim() !== '').join('\n\n')}\n`;
}

/** Blocks of an element in order; text between blocks is a paragraph of its own. */
function blocksOf(parent: Element): string[] {
  const blocks: string[] = [];
  let line = '';
  const endLine = () => {
    blocks.push(tidy(line));
    line = '';
  };
  for (const node of parent.childNodes) {
    if (!(node instanceof Element)) {
      if (node.nodeType === Node.TEXT_NODE) line += escapeText(node.textContent ?? '');
    } else if (isHidden(node)) continue;
    else if (isInline(node)) line += inlineOf(node);
    else {
      endLine();
      blocks.push(...blockOf(node));
    }
  }
  endLine();
  return blocks;
}

function blockOf(block: Element): string[] {
  const name = block.tagName;
  if (HEADINGS.has(name)) return [`${'#'.repeat(Number(name.slice(1)))} ${inlineOf(block)}`];
  if (name === 'TABLE') return [tableOf(block as HTMLTableElement)]; // its tag says so
  if (name === 'PRE') return [`    ${block.textContent.replaceAll('\n', '\n    ')}`];
  if (name === 'UL' || name === 'OL') return [listOf(block, name === 'OL')];
  if (name === 'BLOCKQUOTE') return [blocksOf(block).join('\n\n').replace(/^/gm, '> ')];
  if (name === 'SUMMARY') return []; // what it opens is here already
  if (name === 'DT') return [`**${inlineOf(block)}**`];
  return blocksOf(block);
}

function listOf(list: Element, isOrdered: boolean): string {
  return [...list.children]
    .map((item, index) => {
      const mark = isOrdered ? `${String(index + 1)}. ` : '- ';
      const text = blocksOf(item)
        .filter((block) => block !== '')
        .join('\n\n');
      return mark + text.replace(/\n(?!\n)/g, `\n${' '.repeat(mark.length)}`);
    })
    .join('\n');
}

/** The first row is the head, as Markdown wants one. */
function tableOf(table: HTMLTableElement): string {
  const rows = [...table.rows].map((row) =>
    [...row.cells].map((cell) => inlineOf(cell).replaceAll('|', '\\|')),
  );
  const columns = Math.max(...rows.map((row) => row.length), 0);
  if (columns === 0) return '';
  const write = (row: readonly string[]) =>
    `| ${Array.from({ length: columns }, (_, i) => row[i] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  const caption = table.caption ? `${inlineOf(table.caption)}\n\n` : '';
  const rule = `|${' --- |'.repeat(columns)}`;
  return caption + [write(head), rule, ...body.map(write)].join('\n');
}

function inlineOf(parent: Element): string {
  const { tagName } = parent;
  const text = tidy(
    [...parent.childNodes]
      .map((node) => {
        if (!(node instanceof Element)) return escapeText(node.textContent ?? '');
        if (isHidden(node)) return '';
        return isInline(node) ? inlineOf(node) : ` ${inlineOf(node)} `;
      })
      .join(''),
    true,
  );
  const bare = text.trim();
  if (bare === '') return text === '' ? '' : ' ';
  const around = (mark: string) => text.replace(bare, () => `${mark}${bare}${mark}`);
  if (tagName === 'STRONG' || tagName === 'B') return around('**');
  if (tagName === 'EM' || tagName === 'I') return around('*');
  if (tagName === 'CODE') return `\`${parent.textContent}\``;
  const address = tagName === 'A' ? (parent.getAttribute('href') ?? '') : '';
  if (/^https?:/.test(address)) return `[${bare}](${address})`;
  return parent.children.length === 0 && !isInline(parent) ? bare : text;
}

const INLINE = new Set(
  'A ABBR B BR CITE CODE DFN EM I LABEL MARK Q S SMALL SPAN STRONG SUB SUP TIME VAR'.split(' '),
);

function isInline(node: Element): boolean {
  return INLINE.has(node.tagName);
}

/** Pictures and what is drawn for the eye alone. */
function isHidden(node: Element): boolean {
  return ['svg', 'STYLE'].includes(node.tagName) || node.getAttribute('aria-hidden') === 'true';
}

function tidy(text: string, keepsEnds = false): string {
  const single = text.replace(/[ \t\r\n]+/g, ' ');
  return keepsEnds ? single : single.trim();
}

function escapeText(text: string): string {
  return text.replace(/[\\`*_[\]<]/g, '\\$&');
}
