// `npm run bench`: all parts, or those that are named; each prints Markdown. `--write` puts the results into
// docs/performance.md, `--squiggle` and `--webr` install peers that are not there into a temporary folder.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPrograms, buildWorkersPage } from './build-bench.mjs';
import { machineLoad, sayLoad } from './machine-load.mjs';
import { formatted, writeResults } from './write-results.mjs';

/** Parts in the order they run; each is one or more programs, built or as they are. */
const PARTS = {
  kernel: ['kernel'],
  workers: ['workers'],
  growth: ['growth'],
  error: ['error-against-draws'],
  proof: ['proof'],
  scenarios: ['draws'],
  notebook: ['notebook.mjs', 'opening.mjs', 'scrub.mjs'],
};

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);
const flags = words.filter((word) => word.startsWith('--'));
const named = words.filter((word) => !word.startsWith('--'));
const unknown = [
  ...named.filter((word) => !(word in PARTS)),
  ...flags.filter((flag) => !['--write', '--squiggle', '--webr'].includes(flag)),
];
if (unknown.length > 0) {
  console.error(
    `unknown: ${unknown.join(' ')}; parts are ${Object.keys(PARTS).join(', ')}; flags --write, --squiggle, --webr`,
  );
  process.exit(2);
}
const parts = named.length > 0 ? named : Object.keys(PARTS);

/** Runs a program of Node; its output when it is done. */
function run(script, ...rest) {
  return new Promise((resolve) => {
    const stdio = ['ignore', 'pipe', 'inherit'];
    const child = spawn(process.execPath, [script, ...rest], { cwd: root, stdio });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (some) => (text += some));
    child.on('close', (status) => resolve({ text, status }));
  });
}

const folder = mkdtempSync(join(tmpdir(), 'baserate-bench-'));
let isWell = true;
try {
  await buildPrograms(folder);
  if (parts.includes('workers')) await buildWorkersPage(folder);
  if (parts.includes('notebook')) {
    await run('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn');
  }
  for (const part of parts) {
    const begin = await machineLoad();
    const texts = [];
    for (const program of PARTS[part]) {
      const script = program.endsWith('.mjs') ? `bench/${program}` : join(folder, `${program}.mjs`);
      const { text, status } = await run(script, ...flags);
      texts.push(text.trim());
      if (status !== 0) isWell = false;
    }
    const end = await machineLoad();
    const day = new Date().toISOString().slice(0, 10);
    const result = await formatted(`${day}. ${sayLoad(begin, end)}\n\n${texts.join('\n\n')}\n`);
    console.log(`## ${part}\n\n${result}`);
    if (flags.includes('--write')) await writeResults(part, result);
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exit(isWell ? 0 : 1);
