import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(`${root}/README.md`, 'utf8');

/** What README.md shows under a command. */
function shownOutput(command: string): string {
  const [, after = ''] = readme.split(`npx baserate ${command}\n`);
  return /```text\n([\s\S]*?)```/.exec(after)?.[1] ?? '';
}

describe('README.md', () => {
  it('shows what the run of uk-returnees really prints', () => {
    const words = ['run', 'scenarios/uk-returnees/scenario.yaml'];
    const program = [`${root}/dist/cli/baserate.js`, ...words];
    const { stdout } = spawnSync(process.execPath, program, { cwd: root, encoding: 'utf8' });
    expect(stdout).toBe(shownOutput(words.join(' ')));
  });

  it('lists every scenario about the subject, with its question', () => {
    const folders = readdirSync(`${root}/scenarios`).filter((name) =>
      existsSync(`${root}/scenarios/${name}/scenario.yaml`),
    );
    for (const name of folders) {
      const text = readFileSync(`${root}/scenarios/${name}/scenario.yaml`, 'utf8');
      const [, question = ''] = /^question: (.+)$/m.exec(text) ?? [];
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\` `));
      expect(row, name).toContain(question);
    }
  });

  it('counts as many locked outcomes as the locks hold', () => {
    const lines = shownOutput('verify scenarios/').trim().split('\n');
    const files = readdirSync(`${root}/scenarios`, { recursive: true, encoding: 'utf8' });
    const locks = files.filter((file) => basename(file) === 'lock.json');
    expect(lines).toHaveLength(locks.length);
    for (const line of lines) {
      const [, folder = '', outcomes] =
        /^(\S+)\/scenario\.yaml: all (\d+) outcomes/.exec(line) ?? [];
      const lock = JSON.parse(readFileSync(`${root}/${folder}/lock.json`, 'utf8')) as {
        runs: Record<string, Record<string, unknown>>; // the part of a lock that is counted here
      };
      const locked = Object.values(lock.runs).flatMap((run) => Object.keys(run));
      expect(locked).toHaveLength(Number(outcomes));
    }
  });
});
