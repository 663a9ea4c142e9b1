import { beforeAll, describe, expect, it } from 'vitest';
import { baserate, ensureBuilt } from '../built.ts';
import { exampleProject } from './example-project.ts';

beforeAll(ensureBuilt);

describe('baserate schema', () => {
  it('prints the schemas of the three formats', async () => {
    const { folder } = exampleProject();
    const { code, out } = await baserate(folder, ['schema']);
    expect(code).toBe(0);
    const schemas: unknown = JSON.parse(out);
    for (const name of ['scenario', 'model', 'evidence']) {
      expect(schemas).toHaveProperty(
        [name, '$schema'],
        'https://json-schema.org/draft/2020-12/schema',
      );
      expect(schemas).toHaveProperty([name, 'type'], 'object');
    }
  });

  it('writes each to its own file', async () => {
    const { folder, read } = exampleProject();
    const { code, out } = await baserate(folder, ['schema', '--out', 'schemas', '--json']);
    expect(code).toBe(0);
    const { files } = JSON.parse(out) as { files: string[] }; // the shape under test
    expect(files.sort()).toEqual(
      ['evidence', 'model', 'scenario'].map((name) => `schemas/${name}.schema.json`),
    );
    for (const file of files) expect(JSON.parse(read(file))).toHaveProperty('properties');
  });
});
