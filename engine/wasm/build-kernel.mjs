// `npm run build:kernel`: compiles the portable sources to WebAssembly, into engine/wasm/kernel-module.ts.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { kernelModuleText } from './compile-kernel.mjs';

const target = fileURLToPath(new URL('kernel-module.ts', import.meta.url));
const text = await kernelModuleText();
writeFileSync(target, text);
console.log(text.split('\n')[1]?.replace('// ', ''));
