import { parse, type AST } from 'svelte/compiler';
import ts from 'typescript';

/** A text that a reader would see, outside the catalogue. */
export interface FoundText {
  readonly line: number;
  readonly text: string;
}

/** Attributes that are read or heard, on elements and on components. */
const SEEN =
  /^(?:aria-(?:label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label|caption|summary|heading|text|cause|worth|unit|note|about)$/;

/** Two words, or one that begins as a sentence does. */
const WORDS = /\p{L}{2,} \p{L}+|\p{L} \p{L}{2,}|^\s*\p{Lu}\p{Ll}+\s*$/u;

/** Names of keys, which look like words. */
const KEYS = new Set([
  'Enter',
  'Escape',
  'Delete',
  'Backspace',
  'Tab',
  'Arrow',
  'Page',
  'Home',
  'End',
]);

const isLetters = (text: string) => /\p{L}/u.test(text);
const readsAsWords = (text: string) => WORDS.test(text) && !KEYS.has(text.trim());

/** Nodes of the syntax tree as they are walked: whatever has a type. */
interface TreeNode {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is TreeNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/**
 * Every text in the markup of a component that stands there itself: between tags, in attributes that are read or
 * heard, and words in expressions.
 *
 * @throws what the compiler says of a component that it cannot read
 */
export function textsInMarkup(source: string): readonly FoundText[] {
  const found: FoundText[] = [];
  const note = ({ start }: TreeNode, text: string) =>
    found.push({ line: source.slice(0, start).split('\n').length, text: text.trim() });

  const visit = (value: unknown, isSeen: boolean): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, isSeen);
    if (!isNode(value)) return;
    const { type } = value;
    if (type === 'Text') {
      if (isSeen && isLetters(String(value['data']))) note(value, String(value['data']));
      return;
    }
    if (type === 'Literal' || type === 'TemplateElement') {
      const text = type === 'Literal' ? value['value'] : cookedOf(value);
      if (typeof text === 'string' && readsAsWords(text)) note(value, text);
      return;
    }
    if (type === 'Attribute') {
      visit(value['value'], SEEN.test(String(value['name'])));
      return;
    }
    // how something looks, and what is listened to, nobody reads
    if (/^(?:StyleDirective|ClassDirective|OnDirective|AttachTag|SnippetBlock)$/.test(type)) {
      if (type === 'SnippetBlock') visit(value['body'], isSeen);
      return;
    }
    for (const [key, child] of Object.entries(value)) {
      if (key !== 'name_loc' && key !== 'loc' && key !== 'metadata') visit(child, isSeen);
    }
  };
  const tree: AST.Root = parse(source, { modern: true });
  visit(tree.fragment, true);
  return found;
}

function cookedOf(node: TreeNode): unknown {
  const value = node['value'];
  return typeof value === 'object' && value !== null && 'cooked' in value
    ? value.cooked
    : undefined;
}

/** The name of a symbol, and what is thrown where no reader is told of it. */
function isUnread(node: ts.Node, isThrownRead: boolean): boolean {
  if (ts.isThrowStatement(node)) return !isThrownRead;
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return false;
  if (!ts.isIdentifier(node.expression)) return false;
  const { text } = node.expression;
  return text === 'Symbol' || (!isThrownRead && text.endsWith('Error'));
}

/**
 * Every string of a script that reads as words.
 *
 * @param isThrownRead false where what is thrown reaches only whoever mends the program
 */
export function textsInScript(source: string, isThrownRead = true): readonly FoundText[] {
  const file = ts.createSourceFile('script.ts', source, ts.ScriptTarget.Latest, true);
  const found: FoundText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (isUnread(node, isThrownRead)) return;
    const isText =
      ts.isStringLiteral(node) ||
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node);
    if (isText && readsAsWords(node.text)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push({ line: line + 1, text: node.text.trim() });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The scripts of a component, with as many lines before them as in the component. */
export function scriptsOf(source: string): string {
  const kept = source.split('\n').map(() => '');
  for (const { index, 1: script = '', 0: whole } of source.matchAll(
    /<script[^>]*>([\s\S]*?)<\/script>/g,
  )) {
    const first = source.slice(0, index + whole.indexOf(script)).split('\n').length - 1;
    script.split('\n').forEach((line, i) => (kept[first + i] = line));
  }
  return kept.join('\n');
}
