import { beforeAll, describe, expect, it } from 'vitest';
import { baserate, ensureBuilt } from '../built.ts';
import { exampleProject } from './example-project.ts';

beforeAll(ensureBuilt);

async function lockedProject() {
  const project = exampleProject();
  expect((await baserate(project.folder, ['lock', 'scenarios'])).code).toBe(0);
  return project;
}

describe('baserate verify', () => {
  it('exits 0 when everything is reproduced', async () => {
    const { folder } = await lockedProject();
    const { code, out } = await baserate(folder, ['verify', 'scenarios/']);
    expect(out).toBe('scenarios/uk/scenario.yaml: all 4 outcomes reproduced\n');
    expect(code).toBe(0);
  });

  it('exits 1 after one digit of evidence changed, names the outcomes that moved, by how much, and the input', async () => {
    const { folder, edit } = await lockedProject();
    edit('scenarios/evidence/counts.yaml', 'value: 54 of 400', 'value: 64 of 400');
    const { code, out } = await baserate(folder, ['verify', 'scenarios/']);
    expect(code).toBe(1);
    expect(out).toContain('scenarios/uk/scenario.yaml: 2 outcomes moved, 2 reproduced');
    expect(out).toMatch(
      /base\/convicted moved: mean 5\d\.\d+ → 6\d\.\d+ \(\+\d+(\.\d)? Monte Carlo standard errors\); quantiles 5 % \d+ → \d+/,
    );
    expect(out).toContain('half/convicted moved');
    expect(out).not.toContain('waiting moved');
    expect(out).toContain('../evidence/counts.yaml has changed since the lock was made');
  });

  it('exits 0 with a note when inputs changed but no outcome moved', async () => {
    const { folder, edit } = await lockedProject();
    edit('scenarios/uk/scenario.yaml', 'title: Example', 'title: Another title');
    const { code, out } = await baserate(folder, ['verify', 'scenarios/']);
    expect(code).toBe(0);
    expect(out).toContain('scenario.yaml has changed since the lock was made');
    expect(out).toContain('note: no outcome moved; baserate lock scenarios/uk/scenario.yaml');
  });

  it('exits 1 for a scenario without a lock, and says how to make one', async () => {
    const { folder } = exampleProject();
    const { code, out } = await baserate(folder, ['verify', 'scenarios/']);
    expect(code).toBe(1);
    expect(out).toContain(
      'has no lock.json; make it with baserate lock scenarios/uk/scenario.yaml',
    );
  });

  it('exits 1 when the seed of the scenario is not the locked one', async () => {
    const { folder, edit } = await lockedProject();
    edit('scenarios/uk/scenario.yaml', 'seed: example', 'seed: other');
    const { code, out } = await baserate(folder, ['verify', 'scenarios/']);
    expect(code).toBe(1);
    expect(out).toContain('seed changed: "example" → "other"');
  });

  it('exits 2 for a broken lock, with its place, and still verifies the others', async () => {
    const { folder, read, write } = await lockedProject();
    for (const file of ['scenario.yaml', 'lock.json']) {
      write(`scenarios/zz/${file}`, read(`scenarios/uk/${file}`));
    }
    write(
      'scenarios/uk/lock.json',
      read('scenarios/uk/lock.json').replace('"draws": 400', '"draws": "400"'),
    );
    const { code, out } = await baserate(folder, ['verify', 'scenarios/']);
    expect(code).toBe(2);
    expect(out).toMatch(/scenarios\/uk\/lock\.json:6:\d+: error: .*draws/);
    expect(out).toContain('scenarios/zz/scenario.yaml: all 4 outcomes reproduced');
  });

  it('prints JSON of a stable shape', async () => {
    const { folder, edit } = await lockedProject();
    edit('scenarios/evidence/counts.yaml', 'value: 54 of 400', 'value: 64 of 400');
    const { code, out } = await baserate(folder, ['verify', 'scenarios/', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      baserate: 1,
      reproduced: false,
      scenarios: [
        {
          scenario: 'scenarios/uk/scenario.yaml',
          lock: 'scenarios/uk/lock.json',
          state: 'moved',
          reproduced: 2,
          problems: [],
          differences: [
            { kind: 'outcome-moved', subject: 'base/convicted', moves: true },
            { kind: 'outcome-moved', subject: 'half/convicted', moves: true },
            { kind: 'input-changed', subject: '../evidence/counts.yaml', moves: false },
          ],
        },
      ],
    });
  });

  it('annotates the lock on GitHub Actions', async () => {
    const { folder, edit } = await lockedProject();
    edit('scenarios/evidence/counts.yaml', 'value: 54 of 400', 'value: 64 of 400');
    const { out, err } = await baserate(folder, ['verify', 'scenarios/'], {
      GITHUB_ACTIONS: 'true',
    });
    expect(out + err).toMatch(
      /^::error file=scenarios\/uk\/lock\.json::scenarios\/uk\/scenario\.yaml: 2 outcomes moved, 2 reproduced%0Abase\/convicted moved/m,
    );
  });
});
