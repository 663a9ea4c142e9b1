import ts from 'typescript';

/**
 * A portable source in which functions with vectors stand in for those of the same name; all else stays.
 *
 * @param {string} path of the source
 * @param {string} text of x.ts
 * @param {string} vectors text of x.simd.ts: functions alone, those exported known from x.ts, those that are
 *   not its own
 * @returns {string}
 */
export function standIn(path, text, vectors) {
  const own = functionsOf(path, vectors);
  const old = functionsOf(path, text);
  const unknown = own.filter(
    ({ name, isExported }) => isExported && !old.some((f) => f.name === name),
  );
  if (unknown.length > 0) {
    const names = unknown.map(({ name }) => name).join(', ');
    throw new Error(`${path}: has no function ${names} for the one with vectors to stand in for`);
  }
  const kept = old
    .filter(({ name }) => own.some((f) => f.name === name))
    .reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  return `${kept}\n${vectors}`;
}

function functionsOf(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isFunctionDeclaration).map((node) => ({
    name: node.name?.text,
    start: node.getStart(source),
    end: node.getEnd(),
    isExported: (node.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
  }));
}
