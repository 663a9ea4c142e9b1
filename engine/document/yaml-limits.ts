import { Lexer, Parser, type CST } from 'yaml';

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
 * Splits a text into the syntax tokens of its documents, or tells the offset at which mappings and
 * lists nest deeper than `limit`.
 *
 * Depth must be known before the tokens are composed: `yaml` composes recursively, and 10,000 open
 * brackets end Node 20 with an out-of-memory abort that no `catch` sees. The parser used here keeps
 * an explicit stack.
 */
export function parseTokens(
  text: string,
  limit: number,
): { readonly tokens: readonly CST.Token[] } | { readonly tooDeepAt: number } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    // Scalars and the document stand on the stack too; only collections nest.
    if (parser.stack.length <= limit + 1) continue;
    if (parser.stack.filter(({ type }) => collections.has(type)).length > limit) {
      return { tooDeepAt: parser.offset };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens };
}

const collections: ReadonlySet<CST.Token['type']> = new Set([
  'block-map',
  'block-seq',
  'flow-collection',
]);
