import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { compileKernel } from '../../engine/wasm/compile-kernel.mjs';

const VIEWS = { Uint16Array, Int32Array, Uint32Array, Float64Array };
type ViewName = keyof typeof VIEWS;
type View = Uint16Array | Int32Array | Uint32Array | Float64Array;

/** Numbers of each array that a function is given. */
export const LEAF_SIZE = 1024;

/** An exported function of a portable file, compiled to WebAssembly, with arrays of its own. */
export interface Leaf {
  readonly name: string;
  /** Types of its parameters, in order. */
  readonly parameters: readonly string[];
  /** Its arrays in the instance's memory, in the order of the parameters that are arrays. */
  readonly arrays: readonly View[];
  /** Calls it with those arrays and these numbers, in the order of the parameters that are none. */
  run(numbers: readonly number[]): number | undefined;
}

/** Every exported function of a portable file that takes numbers and typed arrays. */
export async function leafModule(path: string, simd: boolean): Promise<readonly Leaf[]> {
  const file = new URL(`../../${path}`, import.meta.url);
  const source = ts.createSourceFile(
    path,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const functions = source.statements
    .filter((node): node is ts.FunctionDeclaration => ts.isFunctionDeclaration(node))
    .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .map((node) => ({
      name: node.name?.text ?? '',
      parameters: node.parameters.map(({ type }) => type?.getText(source) ?? ''),
      result: node.type?.getText(source) ?? 'void',
    }))
    .filter(({ result }) => !(result in VIEWS));
  const isView = (type: string): type is ViewName => type in VIEWS;
  const text = functions.map(({ name, parameters, result }) => {
    const arrays = parameters.map((type, i) =>
      isView(type)
        ? `const ${name}${i}: ${type} = new ${type}(${LEAF_SIZE});\nexport function at_${name}${i}(): usize { return ${name}${i}.dataStart; }`
        : '',
    );
    const list = parameters.flatMap((type, i) => (isView(type) ? [] : [`a${i}: ${type}`]));
    const given = parameters.map((type, i) => (isView(type) ? `${name}${i}` : `a${i}`));
    const call = `${name}(${given.join(', ')})`;
    return [
      ...arrays,
      `export function run_${name}(${list.join(', ')}): ${result} { ${result === 'void' ? '' : 'return '}${call}; }`,
    ].join('\n');
  });
  const from = posix.relative('engine/wasm', path);
  const names = functions.map(({ name }) => name).join(', ');
  const entry = [`import { ${names} } from '${from}';`, ...text].join('\n');
  const module = new WebAssembly.Module(await compileKernel({ simd, entry }));
  const { exports } = new WebAssembly.Instance(module, {});
  const call = (name: string) => exports[name] as (...numbers: number[]) => number; // written above
  const { buffer } = exports['memory'] as WebAssembly.Memory; // every module has it
  return functions.map(({ name, parameters }) => ({
    name,
    parameters,
    arrays: parameters.flatMap((type, i) =>
      isView(type) ? [new VIEWS[type](buffer, call(`at_${name}${i}`)(), LEAF_SIZE)] : [],
    ),
    run: (numbers) => call(`run_${name}`)(...numbers),
  }));
}
