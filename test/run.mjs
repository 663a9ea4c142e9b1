// `npm test`: build, lint, type-check, then every test; the last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowsers } from './browsers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const counts = { passed: 0, failed: 0 };

/** Runs a tool of node_modules; true when it ends well. */
function tool(script, ...words) {
  const path = join(root, 'node_modules', script);
  return (
    spawnSync(process.execPath, [path, ...words], { cwd: root, stdio: 'inherit' }).status === 0
  );
}

function count(name, isPassed) {
  console.log(`${isPassed ? 'passed' : 'FAILED'}: ${name}\n`);
  counts[isPassed ? 'passed' : 'failed'] += 1;
}

/** Reads vitest's report: a file that could not even be loaded counts as one failure. */
function countTests(report, hasEndedWell) {
  if (!existsSync(report)) return count('vitest wrote a report', false);
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  counts.passed += numPassedTests;
  counts.failed += numFailedTests + unloaded.length;
  if (numPendingTests > 0) console.log(`${numPendingTests} tests were skipped`);
  if (!hasEndedWell && numFailedTests + unloaded.length === 0) count('vitest ended well', false);
}

function finish() {
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exit(counts.failed === 0 ? 0 : 1);
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node: must be 20.19 or newer; got ${process.versions.node}`);
  count('Node is new enough', false);
  finish();
}

const missing = ensureBrowsers();
if (missing.length > 0) {
  console.error(missing.join('\n'));
  for (const line of missing) count(line, false);
  finish();
}

count('build', tool('vite/bin/vite.js', 'build', '--logLevel', 'warn'));
const isLinted = tool('eslint/bin/eslint.js', '.');
const isFormatted = tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.');
count('lint', isLinted && isFormatted);
const checkWords = ['--tsconfig', './tsconfig.json', '--fail-on-warnings'];
count('types', tool('svelte-check/bin/svelte-check', ...checkWords));

const folder = mkdtempSync(join(tmpdir(), 'baserate-test-'));
const report = join(folder, 'report.json');
const reporters = [
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  '--reporter=./test/second-attempts-reporter.mjs',
];
countTests(report, tool('vitest/vitest.mjs', 'run', ...reporters));
rmSync(folder, { recursive: true });
finish();
