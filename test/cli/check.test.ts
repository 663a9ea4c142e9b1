import { beforeAll, describe, expect, it } from 'vitest';
import { baserate, ensureBuilt } from '../built.ts';
import { exampleProject } from './example-project.ts';

beforeAll(ensureBuilt);

describe('baserate check', () => {
  it('exits 0 for a locked scenario, and still warns of caveats', async () => {
    const { folder } = exampleProject();
    await baserate(folder, ['lock', 'scenarios']);
    const { code, out } = await baserate(folder, ['check', 'scenarios']);
    expect(code).toBe(0);
    expect(out).toMatch(/^scenarios\/uk\/scenario\.yaml:\d+:\d+: warning: .*convicted-of-400/m);
    expect(out).toMatch(/1 scenario, 0 errors, \d+ warnings?\n$/);
  });

  it('lists the problems of scenario, model, ledger and notebook at once, each with its line', async () => {
    const { folder, edit } = exampleProject();
    edit(
      'scenarios/uk/scenario.yaml',
      'outcomes: [convicted, waiting]',
      'outcomes: [convicted, waitin]',
    );
    edit('scenarios/models/trial.yaml', 'label: Free', 'lable: Free');
    edit('scenarios/evidence/counts.yaml', 'value: 54 of 400', 'value: 540 of 400');
    const { code, out } = await baserate(folder, ['check', 'scenarios']);
    expect(code).toBe(1);
    expect(out).toMatch(/^scenarios\/uk\/scenario\.yaml:15:\d+: error: /m);
    expect(out).toMatch(/^scenarios\/models\/trial\.yaml:8:\d+: error: .*did you mean label\?/m);
    expect(out).toMatch(/^scenarios\/evidence\/counts\.yaml:14:\d+: error: .*540 of 400/m);
  });

  it('finds a notebook that names an outcome the scenario does not have', async () => {
    const { folder, edit } = exampleProject();
    edit('scenarios/uk/notebook.md', 'outcome=convicted', 'outcome=convictd');
    const { code, out } = await baserate(folder, ['check', 'scenarios']);
    expect(code).toBe(1);
    expect(out).toMatch(/^scenarios\/uk\/notebook\.md:3:\d+: error: .*did you mean convicted\?/m);
  });

  it('counts a missing lock as an error and an old one as a warning', async () => {
    const { folder, edit } = exampleProject();
    const missing = await baserate(folder, ['check', 'scenarios']);
    expect(missing.code).toBe(1);
    expect(missing.out).toContain(
      'scenarios/uk/lock.json: the scenario has no lock; run baserate lock',
    );
    await baserate(folder, ['lock', 'scenarios']);
    edit('scenarios/uk/scenario.yaml', 'title: Example', 'title: Another');
    const old = await baserate(folder, ['check', 'scenarios']);
    expect(old.code).toBe(0);
    expect(old.out).toContain('warning: scenario.yaml has changed since the lock was made');
  });

  it('lists claims that no scenario uses, on request only', async () => {
    const { folder } = exampleProject();
    expect((await baserate(folder, ['check', 'scenarios'])).out).not.toContain('never-used');
    const { out } = await baserate(folder, ['check', 'scenarios', '--unused', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      unused: ['never-used'],
      scenarios: ['scenarios/uk/scenario.yaml'],
    });
  });
});
