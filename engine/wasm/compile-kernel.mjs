import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';
import { exportName, glueText } from './glue.mjs';
import { readShape } from './read-shape.mjs';
import { standIn } from './stand-in.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = 'engine/wasm';
const ENTRY = `${FOLDER}/entry.ts`; // exists only while the compiler runs

/** Classes that become WebAssembly, each object in an instance of its own; their constructors take a size alone. */
const ROOTS = [
  { file: 'engine/simulate/kernel.ts', name: 'Kernel' },
  { file: 'engine/simulate/conditional-kernel.ts', name: 'ConditionalKernel' },
  { file: 'engine/simulate/wide-people.ts', name: 'WidePeople' },
];

/** Most memory of an instance, in pages of 64 KiB: 256 MiB, the budget of a run (engine/model/model-memory.ts). */
const MOST_PAGES = 4096;

const OPTIONS = [
  ['--runtime', 'stub'],
  ['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge', '--noAssert'],
  ['--maximumMemory', String(MOST_PAGES)],
  ['--use', 'abort='],
  ['--disableWarning', '210'],
].flat();

/** What the compiler makes of one file: it knows no imports that are only of types. */
const portable = (text) => text.replace(/^import type /gm, 'import ');

function readSource(path) {
  return readFileSync(join(ROOT, path), 'utf8');
}

/**
 * Compiles the portable sources. Functions of a file x.wasm.ts stand in for those of x.ts.
 *
 * @param {object} [options]
 * @param {boolean} [options.simd]    with 128-bit vectors; functions of x.simd.ts then stand in too
 * @param {boolean} [options.checked] stop at an index outside an array, which ends the instance
 * @param {(path: string, text: string) => string} [options.edit] changes a source, for tests
 * @param {string} [options.entry]  what is compiled in place of the kernel's glue, for tests; imports as in engine/wasm
 * @returns {Promise<Uint8Array<ArrayBuffer>>} the module
 */
export async function compileKernel({ simd = false, checked = false, edit, entry } = {}) {
  const messages = [];
  const write = { write: (text) => void messages.push(String(text)) };
  let binary;
  const read = (name) => {
    const path = name.replaceAll('\\', '/');
    if (path === ENTRY) return entry ?? glueText(shapes(), FOLDER);
    if (!existsSync(join(ROOT, path))) return null;
    const text = [...(simd ? ['.simd.ts'] : []), '.wasm.ts']
      .map((ending) => path.replace(/\.ts$/, ending))
      .filter((its) => existsSync(join(ROOT, its)))
      .reduce((own, its) => standIn(path, own, readSource(its)), portable(readSource(path)));
    return edit ? edit(path, text) : text;
  };
  const words = [
    ENTRY,
    ...['--baseDir', '.', '--outFile', 'kernel.wasm'],
    ...OPTIONS,
    ...['--uncheckedBehavior', checked ? 'never' : 'always'],
    // enabled by default
    ...(simd ? ['--enable', 'simd'] : ['--disable', 'simd']),
  ];
  const { error } = await main(words, {
    stdout: write,
    stderr: write,
    readFile: read,
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm')) binary = contents;
    },
    listFiles: () => [],
  });
  if (error || !binary) throw new Error(`${error?.message ?? 'no module'}\n${messages.join('')}`);
  return Uint8Array.from(binary);
}

function shapes() {
  return ROOTS.map(({ file, name }) => readShape(file, name, readSource));
}

/**
 * The committed file that carries the modules: text of `engine/wasm/kernel-module.ts`.
 *
 * @returns {Promise<string>}
 */
export async function kernelModuleText() {
  const scalar = await compileKernel();
  const simd = await compileKernel({ simd: true });
  const size = (bytes) => `${(bytes.length / 1000).toFixed(1)} kB`;
  const constants = shapes().map((shape) => {
    const { name } = shape.place;
    const constant = name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
    const value = {
      name,
      size: shape.sizeFields.map(({ path }) => path),
      fields: shape.fields.map(({ path, type }) => [path, type]),
      methods: shape.methods.map(({ path, result }) => [path, exportName(shape, path), result]),
    };
    return [
      `/** Members of the class ${name} and how the module shows them. */`,
      `export const ${constant}_SHAPE: Shape = ${JSON.stringify(value)};`,
    ].join('\n');
  });
  const base64 = (bytes) => Buffer.from(bytes).toString('base64');
  return [
    '// Written by `npm run build:kernel` from the portable sources; not to be edited.',
    `// WebAssembly: ${size(scalar)} without vectors, ${size(simd)} with them; as base64 a third more.`,
    "import type { Shape } from './shape.ts';",
    '',
    ...constants,
    '/** The module without vector instructions, as base64. */',
    `export const SCALAR_MODULE = '${base64(scalar)}';`,
    '/** The module with 128-bit vectors, as base64. */',
    `export const SIMD_MODULE = '${base64(simd)}';`,
    '',
  ].join('\n');
}
