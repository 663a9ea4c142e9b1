import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { besideCommand, projectCommand } from '../../ui/export/run-command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'baserate-copied-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = 'scenarios/defectors/scenario.yaml';

function shell(line: string, cwd: string) {
  const env = {
    ...process.env,
    // asks nobody, and builds nothing anew while other tests read what is built
    ...{ npm_config_offline: 'true', npm_config_ignore_scripts: 'true' },
    npm_config_cache: join(folder, 'npm'),
  };
  return spawnSync('sh', ['-c', line], { cwd, env, encoding: 'utf8' });
}

describe('a command that the page gives', () => {
  it('runs as it stands in the folder of the project', () => {
    const { status, stdout } = shell(`${projectCommand('run', path)} --draws 64`, root);
    expect(stdout).toContain('64 draws');
    expect(status).toBe(0);
  });

  it('runs as it stands in an unpacked folder beside the project', () => {
    symlinkSync(root, join(folder, 'baserate'));
    const unpacked = join(folder, 'unpacked');
    mkdirSync(unpacked);
    cpSync(join(root, 'scenarios'), join(unpacked, 'scenarios'), { recursive: true });
    const { status, stdout } = shell(`${besideCommand('run', path)} --draws 64`, unpacked);
    expect(stdout).toContain('64 draws');
    expect(status).toBe(0);
  });
});
