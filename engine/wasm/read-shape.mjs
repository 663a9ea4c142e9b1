import { posix } from 'node:path';
import ts from 'typescript';

const NUMBERS = ['i32', 'f64', 'boolean'];
const ARRAYS = [
  'Int8Array',
  'Uint8Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
];

/**
 * What a class of the portable sources shows its user: public fields and methods, those of the objects
 * in its public fields included. Only numbers and typed arrays cross from JavaScript to WebAssembly, so a
 * method with any other parameter is left out.
 *
 * @param {string} file path of the class from the project's root
 * @param {string} name of the class; its constructor takes one object of numbers
 * @param {(path: string) => string} read text of a file
 * @returns {Shape}
 *
 * @typedef {{ file: string, name: string }} Place
 * @typedef {{ path: string, type: string, owner: Place }} Field path such as `exit.leave`
 * @typedef {{ path: string, parameters: string[], result: string }} Method
 * @typedef {{ place: Place, size: Place, sizeFields: { path: string, type: string }[],
 *             fields: Field[], methods: Method[] }} Shape
 */
export function readShape(file, name, read) {
  const root = readClass({ file, name }, read);
  const place = root.constructorTypes[0];
  if (root.constructorTypes.length !== 1 || !place) {
    throw new Error(`${file}: the constructor of ${name} must take its size and nothing else`);
  }
  const fields = [];
  const methods = [];
  collect(root, '', fields, methods, read);
  const sizeFields = readClass(place, read).fields.filter(({ type }) => NUMBERS.includes(type));
  return { place: { file, name }, size: place, sizeFields, fields, methods };
}

function collect(its, prefix, fields, methods, read) {
  for (const { path, type, place } of its.fields) {
    if (NUMBERS.includes(type) || ARRAYS.includes(type)) {
      fields.push({ path: prefix + path, type, owner: its.place });
    } else if (place) {
      collect(readClass(place, read), `${prefix}${path}.`, fields, methods, read);
    } else {
      throw new Error(
        `${its.place.file}: ${path} is of type ${type}, which has no place in a view`,
      );
    }
  }
  for (const { path, parameters, result } of its.methods) {
    const isPlain = parameters.every((type) => NUMBERS.includes(type));
    if (isPlain && [...NUMBERS, 'void'].includes(result)) {
      methods.push({ path: prefix + path, parameters, result });
    }
  }
}

/** Public members of one class, in the order in which they are written. */
function readClass(place, read) {
  const source = ts.createSourceFile(place.file, read(place.file), ts.ScriptTarget.Latest, true);
  const found = source.statements.find(
    (node) => ts.isClassDeclaration(node) && node.name?.text === place.name,
  );
  if (!found) throw new Error(`${place.file}: there is no class ${place.name}`);
  const placeOf = (type) => placeOfType(source, place.file, type);
  const isPublic = (member) =>
    !(member.modifiers ?? []).some(({ kind }) =>
      [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.StaticKeyword].includes(kind),
    );
  const typeOf = (node) => node.type?.getText(source) ?? 'void';
  const members = found.members.filter(isPublic);
  const constructor = found.members.find(ts.isConstructorDeclaration);
  return {
    place,
    constructorTypes: (constructor?.parameters ?? []).map((node) => placeOf(typeOf(node))),
    fields: members.filter(ts.isPropertyDeclaration).map((node) => ({
      path: node.name.getText(source),
      type: typeOf(node),
      place: placeOf(typeOf(node)),
    })),
    methods: members.filter(ts.isMethodDeclaration).map((node) => ({
      path: node.name.getText(source),
      parameters: node.parameters.map(typeOf),
      result: typeOf(node),
    })),
  };
}

/** Where a class that a file names is written: in an import's file, or in the file itself. */
function placeOfType(source, file, type) {
  for (const node of source.statements) {
    if (ts.isClassDeclaration(node) && node.name?.text === type) return { file, name: type };
    if (!ts.isImportDeclaration(node)) continue;
    const named = node.importClause?.namedBindings;
    if (!named || !ts.isNamedImports(named)) continue;
    const element = named.elements.find(({ name }) => name.text === type);
    if (!element) continue;
    const target = posix.join(posix.dirname(file), node.moduleSpecifier.text);
    return { file: target, name: (element.propertyName ?? element.name).text };
  }
  return undefined;
}
