import { describe, expect, it } from 'vitest';
import type { DataPath } from '../../../engine/document/data-path.ts';
import { insertEntry, removeEntry, replaceValue } from '../../../engine/document/edit-yaml.ts';
import { parseYamlDocument } from '../../../engine/document/yaml-document.ts';

describe('edits over many generated files', () => {
  it('change the data at their path alone, and the text only where the entry stands', () => {
    const next = generator(20180101);
    let edits = 0;
    for (let round = 0; round < 30; round++) {
      const eol = next(2) === 0 ? '\n' : '\r\n';
      const text = writeMapping(next, 0, 2).join(eol) + (next(2) === 0 ? eol : '');
      const document = parseYamlDocument('generated', text);
      const paths = pathsOf(document.data, []);
      // A few entries of each file, so that many files are seen.
      for (let pick = 0; pick < 6; pick++) {
        const path = paths[next(paths.length)] ?? [];
        const replaced = replaceValue(text, path, '99 of 100');
        expectOutside(text, replaced, path);
        const after = parseYamlDocument('x', replaced).data;
        expect(valueAt(after, path)).toBe('99 of 100');
        for (const other of paths) {
          if (isBelow(path, other) || isBelow(other, path)) continue;
          expect(valueAt(after, other)).toEqual(valueAt(document.data, other));
        }
        const removed = removeEntry(text, path);
        expect(valueAt(parseYamlDocument('x', removed).data, path)).toBeUndefined();
        expect(text.length).toBeGreaterThan(removed.length - 3); // at most `{}` comes instead
        const value = valueAt(document.data, path);
        if (typeof value === 'object' && value !== null) {
          const inserted = insertEntry(text, path, 'added', '7');
          expect(valueAt(parseYamlDocument('x', inserted).data, [...path, 'added'])).toBe(7);
          expect(lengthOfCommonEnds(text, inserted)).toBeGreaterThanOrEqual(text.length - 2);
        }
        edits++;
      }
    }
    expect(edits).toBe(180);
  });
});

/** What stands outside the entry's value is the same, byte for byte. */
function expectOutside(before: string, after: string, path: DataPath): void {
  const place = parseYamlDocument('x', before).placeOf(path);
  if (!place) throw new Error('the path comes from the data');
  const head = before.slice(0, place.key[1]);
  const [start, end] = place.value;
  const tail = before.slice(start + before.slice(start, end).trimEnd().length);
  expect(after.startsWith(head)).toBe(true);
  expect(after.endsWith(tail)).toBe(true);
}

function lengthOfCommonEnds(a: string, b: string): number {
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return head + tail;
}

/** A small linear congruential generator (Numerical Recipes); whole numbers below `bound`. */
function generator(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

function writeMapping(next: (bound: number) => number, depth: number, levels: number): string[] {
  const indent = '  '.repeat(depth);
  const lines: string[] = [];
  for (let i = 0; i <= next(4); i++) {
    if (next(4) === 0) lines.push(`${indent}# a comment: with, marks`);
    if (next(8) === 0) lines.push('');
    const comment = next(3) === 0 ? '   # behind' : '';
    const head = `${indent}key-${depth}-${i}:`;
    switch (levels === 0 ? next(4) : next(6)) {
      case 0:
        lines.push(`${head}   ${next(1000)}${comment}`);
        break;
      case 1:
        lines.push(`${head} "quoted: # text"${comment}`);
        break;
      case 2:
        lines.push(`${head} { a: 1,  b: 'x, y', c: { d: 5% to 20% } }${comment}`);
        break;
      case 3:
        lines.push(`${head} |`, `${indent}  some text`, `${indent}  # no comment`);
        break;
      default:
        lines.push(`${head}${comment}`, ...writeMapping(next, depth + 1, levels - 1));
    }
  }
  return lines;
}

function pathsOf(data: unknown, path: DataPath): DataPath[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const below = [...path, key];
    return [below, ...pathsOf(value, below)];
  });
}

function isBelow(path: DataPath, parent: DataPath): boolean {
  return parent.every((part, i) => path[i] === part);
}

function valueAt(data: unknown, path: DataPath): unknown {
  let current = data;
  for (const part of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = new Map<string | number, unknown>(Object.entries(current)).get(part);
  }
  return current;
}
