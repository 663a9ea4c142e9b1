import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const generated = /^(node_modules|dist|coverage|\.git)(\/|$)|\.log$|(^|\/)\.DS_Store$/;

/** Files of the project by their path from the root: what git knows or would add; without git, what is there. */
export function projectFiles(root: string): readonly string[] {
  try {
    const listed = execFileSync(
      'git',
      ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
      { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return [...new Set(listed.split('\0'))].filter((path) => path !== '').sort();
  } catch {
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length).replace(/^\/+/, ''))
      .filter((path) => !generated.test(path))
      .sort();
  }
}
