import { posix } from 'node:path';

/** Name of an exported function: `Kernel.exit.cell` of the path `exit.cell`. */
export const exportName = (shape, path) => `${shape.place.name}_${path.replaceAll('.', '_')}`;

/**
 * AssemblyScript that shows objects to JavaScript: for each root class one function that makes it, one
 * that says where its fields lie, and one for each of its methods.
 *
 * @param {import('./read-shape.mjs').Shape[]} shapes
 * @param {string} folder of the text, from the project's root
 */
export function glueText(shapes, folder) {
  const aliases = new Map();
  const alias = ({ file, name }) => {
    const key = `${file} ${name}`;
    if (!aliases.has(key)) aliases.set(key, { file, name, own: `${name}${aliases.size}` });
    return aliases.get(key).own;
  };
  const bodies = shapes.map((shape) => glueOf(shape, alias));
  const imports = [...aliases.values()].map(({ file, name, own }) => {
    const path = posix.relative(folder, file);
    return `import { ${name} as ${own} } from '${path}';`;
  });
  return [...imports, ...bodies, ''].join('\n');
}

function glueOf(shape, alias) {
  const { name } = shape.place;
  const own = `the${name}`;
  const root = alias(shape.place);
  const size = alias(shape.size);
  const sizes = shape.sizeFields;
  const lastDot = (path) => path.lastIndexOf('.');
  const places = shape.fields.map(({ path, type, owner }, i) => {
    if (type.endsWith('Array')) return `case ${i}: return changetype<usize>(${own}.${path});`;
    const holder = path.includes('.') ? `${own}.${path.slice(0, lastDot(path))}` : own;
    const field = path.slice(lastDot(path) + 1);
    return `case ${i}: return changetype<usize>(${holder}) + offsetof<${alias(owner)}>('${field}');`;
  });
  const methods = shape.methods.map(({ path, parameters, result }) => {
    const list = parameters.map((type, i) => `a${i}: ${type}`).join(', ');
    const call = `${own}.${path}(${parameters.map((_, i) => `a${i}`).join(', ')})`;
    const body = result === 'void' ? `${call};` : `return ${call};`;
    return `export function ${exportName(shape, path)}(${list}): ${result} { ${body} }`;
  });
  return [
    `let ${own}: ${root} = changetype<${root}>(0);`,
    `export function create${name}(${sizes.map(({ type }, i) => `a${i}: ${type}`).join(', ')}): void {`,
    `  const size: ${size} = new ${size}();`,
    ...sizes.map(({ path }, i) => `  size.${path} = a${i};`),
    `  ${own} = new ${root}(size);`,
    '}',
    `export function placeIn${name}(field: i32): usize {`,
    `  switch (field) {`,
    ...places.map((line) => `    ${line}`),
    `    default: return 0;`,
    `  }`,
    '}',
    ...methods,
  ].join('\n');
}
