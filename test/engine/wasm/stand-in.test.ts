import { expect, it } from 'vitest';
import { standIn } from '../../../engine/wasm/stand-in.mjs';

const source =
  'export const A: i32 = 1;\nexport function f(): i32 {\n  return A;\n}\nfunction g(): i32 { return 2; }\n';

it('functions with vectors stand in for those of the same name, and all else stays', () => {
  const vectors = 'export function f(): i32 { return own(); }\nfunction own(): i32 { return 3; }\n';
  const text = standIn('x.ts', source, vectors);
  expect(text).toContain('export const A: i32 = 1;');
  expect(text).toContain('function g(): i32 { return 2; }');
  expect(text).toContain(vectors);
  expect(text.match(/function f\(/g)).toHaveLength(1);
});

it('a function that stands in for none is refused', () => {
  expect(() => standIn('x.ts', source, 'export function h(): i32 { return 3; }')).toThrow(
    'x.ts: has no function h',
  );
});
