import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { showPath } from './data-path.ts';
import { yamlLimits } from './yaml-limits.ts';
import { checkScalar } from './yaml-scalar.ts';

/** A value of the file with its place in the text; offsets count UTF-16 units from 0. */
export interface Place {
  readonly data: unknown;
  /** Start and end of the key; of the value itself for items of a list and for the root. */
  readonly key: readonly [number, number];
  /** Start and end of the value as written, without comments or line ends after it. */
  readonly value: readonly [number, number];
  readonly style: 'scalar' | 'block' | 'flow' | 'empty';
  readonly children: ReadonlyMap<string | number, Place>;
}

/** A fault found while reading the tree, before offsets become lines and columns. */
export interface PlacedFault {
  readonly code: string;
  readonly offset: number;
  readonly path: string;
  /** Rule and remedy. */
  readonly message: string;
  readonly value?: string;
}

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
const noChildren: ReadonlyMap<string | number, Place> = new Map();

/**
 * Turns a composed YAML tree into plain data (mappings without a prototype) and places in one
 * linear pass, collecting what is refused: aliases, anchors, tags, repeated or odd keys, numbers
 * that YAML would silently change.
 *
 * @param lineOf line, from 1, of an offset
 */
export function placeTree(
  root: Node | null,
  lineOf: (offset: number) => number,
): { place: Place; faults: PlacedFault[] } {
  const faults: PlacedFault[] = [];
  let keys = 0;

  function place(
    node: Node | null,
    path: (string | number)[],
    key: readonly [number, number] | undefined,
    fallback: number,
  ): Place {
    const start = node?.range?.[0] ?? fallback;
    const fault = (code: string, message: string, value?: string) =>
      faults.push({
        code: `document/${code}`,
        offset: start,
        path: showPath(path),
        message,
        ...(value === undefined ? {} : { value }),
      });
    if (isAlias(node)) {
      fault('alias', 'aliases are not allowed; write the value out', `*${node.source}`);
    } else if (node?.anchor !== undefined) {
      fault('alias', 'anchors are not allowed; remove it', `&${node.anchor}`);
    }
    if (node?.tag !== undefined) {
      fault('tag', 'tags are not allowed; remove it, or put text in quotes', node.tag);
    }

    if (isMap(node)) {
      const data = Object.create(null) as Record<string, unknown>; // Object.create returns any
      const children = new Map<string | number, Place>();
      let end = start;
      for (const pair of node.items) {
        const named = keyOf(pair, path);
        if (named === undefined) continue;
        keys++;
        if (keys === yamlLimits.keys + 1) {
          faults.push({
            code: 'document/too-many-keys',
            offset: named.range[0],
            path: showPath([...path, named.name]),
            message: `a file must not hold more than ${yamlLimits.keys} keys; split it into several files`,
          });
        }
        if (keys > yamlLimits.keys) continue;
        const valueNode = pair.value as Node | null; // a parsed document holds nodes
        const child = place(valueNode, [...path, named.name], named.range, named.range[1]);
        end = Math.max(end, child.value[1]);
        const first = children.get(named.name);
        if (first) {
          faults.push({
            code: 'document/duplicate-key',
            offset: named.range[0],
            path: showPath([...path, named.name]),
            message: `a key must not stand twice in a mapping; it first stands on line ${lineOf(first.key[0])} (remove one)`,
          });
          continue;
        }
        children.set(named.name, child);
        data[named.name] = child.data;
      }
      const flow = node.flow === true;
      const value = [start, flow ? (node.range?.[1] ?? end) : end] as const;
      return { data, key: key ?? value, value, style: flow ? 'flow' : 'block', children };
    }

    if (isSeq(node)) {
      const data: unknown[] = [];
      const children = new Map<string | number, Place>();
      let end = start;
      for (const [index, item] of node.items.entries()) {
        const itemNode = item as Node | null; // a parsed document holds nodes
        const child = place(itemNode, [...path, index], undefined, end);
        end = Math.max(end, child.value[1]);
        children.set(index, child);
        data.push(child.data);
      }
      const flow = node.flow === true;
      const value = [start, flow ? (node.range?.[1] ?? end) : end] as const;
      return { data, key: key ?? value, value, style: flow ? 'flow' : 'block', children };
    }

    const end = node?.range?.[1] ?? start;
    const value = [start, end] as const;
    let data: unknown = null;
    if (isScalar(node)) {
      const checked = checkScalar(node);
      if ('value' in checked) data = checked.value;
      else fault('bad-number', `${checked.rule} (${checked.remedy})`, node.source ?? '');
    }
    const style = start === end ? 'empty' : 'scalar';
    return { data, key: key ?? value, value, style, children: noChildren };
  }

  function keyOf(
    pair: Pair,
    path: readonly (string | number)[],
  ): { name: string; range: readonly [number, number] } | undefined {
    const node = pair.key as Node | null; // a parsed document holds nodes
    const range = [node?.range?.[0] ?? 0, node?.range?.[1] ?? 0] as const;
    const fault = (code: string, message: string, value: string) => {
      const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
      faults.push({
        code: `document/${code}`,
        offset: range[0],
        path: showPath(path),
        message,
        value: shown,
      });
    };
    if (!isScalar(node) || node.source === '' || node.source === undefined) {
      fault('bad-key', 'a key must be one word of text', isScalar(node) ? '' : 'a list or mapping');
      return undefined;
    }
    if (node.anchor !== undefined || node.tag !== undefined) {
      fault('bad-key', 'a key must not carry an anchor or a tag', node.source);
      return undefined;
    }
    const name = typeof node.value === 'string' ? node.value : node.source;
    if (forbiddenKeys.has(name)) {
      fault('forbidden-key', 'this key has a meaning of its own in JavaScript; rename it', name);
      return undefined;
    }
    return { name, range };
  }

  return { place: place(root, [], undefined, 0), faults };
}
