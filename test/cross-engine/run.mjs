// `npm run test:engines`: the same scenarios in every engine that is here; equal digests, or an exit code of 1.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { reportOfBrowser, reportOfShell, reportOfWebKit } from './drive-engine.mjs';
import { findEngines } from './find-engines.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'baserate-engines-'));

function readRequest() {
  const texts = {};
  for (const name of readdirSync(join(root, 'scenarios'), { recursive: true, encoding: 'utf8' })) {
    const path = `scenarios/${name.replaceAll('\\', '/')}`;
    if (path.endsWith('.yaml')) texts[path] = readFileSync(join(root, path), 'utf8');
  }
  const scenarios = Object.keys(texts).filter((path) => path.endsWith('/scenario.yaml'));
  return JSON.stringify({ texts, scenarios: scenarios.sort() });
}

/** One plain script, for shells as for pages. */
async function buildScript() {
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    build: {
      lib: {
        entry: here('shell-entry.ts'),
        formats: ['iife'],
        name: 'baserateShell',
        fileName: () => 'bare.js',
      },
      outDir: folder,
      emptyOutDir: true,
      minify: false,
    },
  });
  const prelude = readFileSync(here('shell-prelude.js'), 'utf8');
  writeFileSync(join(folder, 'shell.js'), prelude + readFileSync(join(folder, 'bare.js'), 'utf8'));
}

function servePage() {
  const server = createServer((request, response) => {
    const isScript = request.url === '/shell.js';
    response.writeHead(200, {
      'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8',
    });
    response.end(
      isScript
        ? readFileSync(join(folder, 'shell.js'))
        : '<!doctype html><script src="/shell.js"></script>',
    );
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Names of the digests that differ, or are in one report only. */
function differences(report, oracle) {
  const flat = ({ functions, scenarios }) => [
    ...Object.entries(functions),
    ...Object.entries(scenarios).flatMap(([path, digests]) =>
      Object.entries(digests).map(([name, digest]) => [`${path} ${name}`, digest]),
    ),
  ];
  const ours = new Map(flat(report));
  const theirs = new Map(flat(oracle));
  const names = new Set([...ours.keys(), ...theirs.keys()]);
  return {
    all: names.size,
    different: [...names].filter((name) => ours.get(name) !== theirs.get(name)),
  };
}

const wanted = process.env.BASERATE_ENGINES?.split(',').map((name) => name.trim());
const request = readRequest();
await buildScript();
const server = await servePage();
const address = `http://127.0.0.1:${server.address().port}/`;
const engines = findEngines(folder).filter(
  ({ name }) => wanted === undefined || wanted.includes(name),
);

const rows = [['engine', 'version', 'code', 'kernel', 'digests', 'seconds', 'result']];
let oracle;
let failures = 0;

async function check({ name, family, version, path }, only) {
  const before = Date.now();
  const row = (kernel, digests, result) => {
    const seconds = ((Date.now() - before) / 1000).toFixed(0);
    rows.push([name, version, family, kernel, digests, seconds, result]);
    console.log(rows.at(-1).join('  '));
  };
  try {
    const report =
      name === 'webkit'
        ? await reportOfWebKit(path, address, request)
        : name === 'chromium' || name === 'firefox'
          ? await reportOfBrowser(name, address, request)
          : reportOfShell(path, folder, request, only);
    oracle ??= report;
    const { all, different } = differences(report, oracle);
    if (different.length > 0) failures += 1;
    const result =
      different.length === 0 ? 'equal' : `DIFFERENT: ${different.slice(0, 3).join('; ')}`;
    row(report.kernel, `${all - different.length} of ${all}`, result);
  } catch (error) {
    failures += 1;
    row(only ?? '', '', `FAILED: ${error instanceof Error ? error.message : String(error)}`);
  }
}

// TypeScript in this Node is the oracle: every other engine and kernel is compared with it
for (const engine of engines) {
  if (engine.path === undefined) {
    failures += 1;
    rows.push([engine.name, '', engine.family, '', '', '', `NOT HERE: ${engine.howToGet}`]);
    continue;
  }
  const kinds = engine.name === 'node' ? ['typescript', 'scalar', 'simd'] : [undefined];
  for (const kind of kinds) await check(engine, kind);
}
server.close();
rmSync(folder, { recursive: true });

const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
console.log(
  `\n${rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}`,
);
process.exit(failures === 0 ? 0 : 1);
