import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  jsonSchemas,
  serialiseJsonSchema,
  type JsonSchema,
} from '../../../engine/scenario/json-schema.ts';

/** The object at a path of a schema; fails when there is none. */
function at(schema: JsonSchema, ...path: readonly string[]): JsonSchema {
  return path.reduce<JsonSchema>((node, key) => {
    const next = node[key];
    if (typeof next !== 'object' || next === null) throw new Error(`nothing at ${path.join('.')}`);
    return next as JsonSchema; // an object that is not null
  }, schema);
}

/** Every object schema inside a schema. */
function objectsIn(node: unknown): readonly JsonSchema[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(objectsIn);
  return 'properties' in node ? [node as JsonSchema, ...inner] : inner;
}

describe('jsonSchemas', () => {
  const schemas = jsonSchemas();

  // Written anew by UPDATE_SCHEMAS=1, as `baserate schema` does.
  it.each(['scenario', 'model', 'evidence'] as const)(
    'is what stands in scenarios/%s.schema.json',
    (name) => {
      const file = new URL(`../../../scenarios/${name}.schema.json`, import.meta.url);
      const text = serialiseJsonSchema(schemas[name]);
      if (process.env['UPDATE_SCHEMAS'] === '1') writeFileSync(file, text);
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );

  it('is draft 2020-12 with a title', () => {
    for (const schema of Object.values(schemas)) {
      expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
      expect(schema['title']).toMatch(/^Baserate /);
    }
  });

  it('refuses unknown keys everywhere and describes every key it knows', () => {
    const objects = Object.values(schemas).flatMap(objectsIn);
    expect(objects.length).toBeGreaterThan(10);
    for (const object of objects) {
      expect(object['additionalProperties']).toBe(false);
      for (const [key, property] of Object.entries(at(object, 'properties'))) {
        expect(property, key).toHaveProperty('description');
      }
    }
  });

  it('is named by every file in the tree, by a path that leads there', () => {
    const folder = fileURLToPath(new URL('../../../scenarios', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.yaml'),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const path = join(folder, file);
      const [line = ''] = readFileSync(path, 'utf8').split('\n');
      const schema = /^# yaml-language-server: \$schema=(\S+)$/.exec(line)?.[1] ?? '';
      expect(schema, file).not.toBe('');
      expect(existsSync(join(dirname(path), schema)), `${file}: ${schema}`).toBe(true);
    }
  });

  it('asks for what a scenario cannot do without', () => {
    expect(schemas.scenario['required']).toEqual([
      'baserate',
      'title',
      'question',
      'model',
      'clock',
      'run',
      'outcomes',
    ]);
    expect(at(schemas.scenario, 'properties', 'run')['required']).toEqual(['seed', 'draws']);
  });
});
