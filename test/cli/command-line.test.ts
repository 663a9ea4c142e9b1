import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { baserate, ensureBuilt, repository } from '../built.ts';

beforeAll(ensureBuilt);

const here = repository;

describe('baserate', () => {
  it('prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      version: string;
    }; // package.json of this repository
    expect(await baserate(here, ['--version'])).toMatchObject({
      code: 0,
      out: `${version}\n`,
      err: '',
    });
  });

  it('lists its commands and exit codes', async () => {
    const { code, out } = await baserate(here, ['--help']);
    expect(code).toBe(0);
    for (const word of ['run', 'lock', 'verify', 'check', 'schema', 'Exit codes', '130']) {
      expect(out).toContain(word);
    }
  });

  it.each(['run', 'lock', 'verify', 'check', 'schema'])(
    'explains %s with its options',
    async (name) => {
      const { code, out } = await baserate(here, [name, '--help']);
      expect(code).toBe(0);
      expect(out).toContain(`baserate ${name}`);
      expect(out).toContain('--json');
      expect(out).toContain('Exit codes');
    },
  );

  it('prints its help to standard error and exits 2 without a command', async () => {
    const { code, out, err } = await baserate(here, []);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Commands');
  });

  it('suggests the command and the option that was meant', async () => {
    const command = await baserate(here, ['verfy']);
    expect(command.code).toBe(2);
    expect(command.err).toContain('did you mean verify?');
    const option = await baserate(here, ['run', 'x.yaml', '--drws', '10']);
    expect(option.code).toBe(2);
    expect(option.err).toContain('did you mean draws?');
  });

  it('names every wrong word at once', async () => {
    const { code, err } = await baserate(here, ['run', '--json=yes', '--colour', '--draws']);
    expect(code).toBe(2);
    expect(err).toContain('--draws: needs a value');
    expect(err).toContain('--json: takes no value; got yes');
    expect(err).toContain('--colour: run has no such option');
    expect(err).toContain('run: needs a file');
  });

  it.each([
    ['--draws', '0'],
    ['--draws', '1.5'],
    ['--draws', 'many'],
    ['--draws', '20000000'],
    ['--workers', '0'],
    ['--out', 'result.xml'],
  ])('refuses %s %s', async (option, value) => {
    const file = 'scenarios/uk-returnees/scenario.yaml';
    const { code, err } = await baserate(here, ['run', file, option, value]);
    expect(code).toBe(2);
    expect(err).toContain(option);
    expect(err).toContain(value);
  });

  it('exits 2 for a path that is not there or holds no scenario', async () => {
    const { code, err } = await baserate(here, ['verify', 'scenarios/nowhere', 'docs']);
    expect(code).toBe(2);
    expect(err).toContain('scenarios/nowhere: there is no such file or folder');
    expect(err).toContain('docs: holds no scenario.yaml');
  });

  it('takes a folder for the scenario in it, and says which there are where it holds several', async () => {
    const alone = await baserate(here, ['diagram', 'scenarios/uk-returnees', '--json']);
    expect(alone.code).toBe(0);
    const { code, err } = await baserate(here, ['diagram', 'scenarios/validation']);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^error: scenarios\/validation: holds \d+ scenarios; name one of them: scenarios\/validation\/[a-z-]+\/scenario\.yaml, .*, …/m,
    );
  });
});
