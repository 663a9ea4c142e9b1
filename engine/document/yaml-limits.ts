import { Lexer, Parser } from 'yaml';

/** What a file may hold at most; a larger one is refused before it can cost time or memory. */
export const yamlLimits = { bytes: 256 * 1024, nesting: 64, keys: 5000 } as const;

/**
 * Offset at which a text grows past a number of UTF-8 bytes; undefined when it stays within.
 */
export function offsetPastBytes(text: string, limit: number): number | undefined {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Each half of a surrogate pair counts 2 of the pair's 4 bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
    if (bytes > limit) return i;
  }
  return undefined;
}

/**
 * Offset at which mappings and lists nest deeper than `limit`; undefined when they do not.
 *
 * It must run before the text is composed: `yaml` composes recursively, and 10,000 open brackets
 * end Node 20 with an out-of-memory abort that no `catch` sees. The concrete-syntax parser used
 * here keeps an explicit stack.
 */
export function offsetPastNesting(text: string, limit: number): number | undefined {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) void token;
    // Scalars and the document stand on the stack too; only collections nest.
    if (parser.stack.length <= limit + 1) continue;
    let depth = 0;
    for (const token of parser.stack) {
      if (token.type.startsWith('block-') && token.type !== 'block-scalar') depth++;
      else if (token.type === 'flow-collection') depth++;
    }
    if (depth > limit) return parser.offset;
  }
  return undefined;
}
