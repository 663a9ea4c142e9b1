import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lock } from '../../engine/lock/lock.ts';
import { launchOptions, wantedBrowsers } from '../browsers.mjs';
import { buildPage, buildProgram } from './build-engines.ts';
import type { EngineReport, PoolRequest, ReportRequest } from './engine-report.ts';
import { digestOf } from './function-digests.ts';
import { recordedEngine, serialiseRecord, type RecordedEngine } from './record-engines.ts';
import { serveFolder, type FolderServer } from './serve-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'baserate-digests-'));
const patience = 400_000;

function readRequest(): ReportRequest {
  const texts: Record<string, string> = {};
  for (const name of readdirSync(`${root}/scenarios`, { recursive: true, encoding: 'utf8' })) {
    const path = `scenarios/${name.replaceAll('\\', '/')}`;
    if (path.endsWith('.yaml')) texts[path] = readFileSync(`${root}/${path}`, 'utf8');
  }
  const scenarios = Object.keys(texts).filter((path) => path.endsWith('/scenario.yaml'));
  return { texts, scenarios: scenarios.sort() };
}

const request = readRequest();
/** By numbers of workers; in browsers, which run everything with two of them anyway, the fewest and the most. */
const inNode: PoolRequest = { ...request, workers: [1, 2, 3, 7] };
const inBrowsers: PoolRequest = { ...request, workers: [1, 7] };

/** Runs the built program in a Node process of its own. */
function reportOfNode(): Promise<EngineReport> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`${folder}/node/digests.mjs`]);
    let out = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0)
        resolve(JSON.parse(out) as EngineReport); // written by engineReport
      else reject(new Error(`the program ended with ${code}: ${errors}`));
    });
    child.stdin.end(JSON.stringify(inNode));
  });
}

async function reportOfBrowser(
  name: 'chromium' | 'firefox',
  server: FolderServer,
): Promise<{ readonly report: EngineReport; readonly version: string }> {
  const browser = await puppeteer.launch({ ...launchOptions(name), protocolTimeout: patience });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.address}/page.html`);
    await page.waitForFunction(() => 'baserateDigests' in window);
    const report = await page.evaluate((wanted) => window.baserateDigests(wanted), inBrowsers);
    return { report, version: await browser.version() };
  } finally {
    await browser.close();
  }
}

let node: EngineReport;
let server: FolderServer;
const engines: RecordedEngine[] = [];

beforeAll(async () => {
  await buildProgram(folder);
  await buildPage(folder);
  server = await serveFolder(`${folder}/web`);
  node = await reportOfNode();
  engines.push(recordedEngine('Node.js', process.versions.node, node));
}, patience);

afterAll(() => {
  const isComplete = engines.length === 1 + wantedBrowsers().length;
  if (process.env.BASERATE_RECORD === '1' && isComplete) {
    writeFileSync(`${root}/scenarios/reproduced.json`, serialiseRecord(engines));
  }
  server?.close();
  rmSync(folder, { recursive: true });
});

describe('the digest of a function', () => {
  it('changes when one value of many changes by its last bit', () => {
    const values = new Float64Array(200_000).fill(1);
    const before = digestOf(values);
    values[123_456] = 1 + Number.EPSILON;
    expect(digestOf(values)).not.toBe(before);
  });
});

describe('a run', () => {
  it('is made for every scenario of the project', () => {
    expect(request.scenarios.length).toBeGreaterThanOrEqual(4);
    expect(Object.keys(node.scenarios)).toEqual(request.scenarios);
  });

  it.each(request.scenarios)('gives the digests that the lock of %s holds', (path) => {
    const lockPath = `${root}/${path.replace('scenario.yaml', 'lock.json')}`;
    expect(existsSync(lockPath), `${lockPath} exists`).toBe(true);
    const lock = JSON.parse(readFileSync(lockPath, 'utf8')) as Lock; // checked against the run here
    const locked = Object.entries(lock.runs['base'] ?? {});
    expect(node.scenarios[path]?.full).toEqual(
      Object.fromEntries(locked.map(([outcome, { digest }]) => [outcome, digest])),
    );
  });

  it.each(request.scenarios)(
    'of %s gives the same digests for 1, 2, 3 and 7 workers and chunks in reversed order',
    (path) => {
      const splits = Object.entries(node.scenarios[path]?.splits ?? {});
      expect(splits.map(([name]) => name)).toEqual([
        '1 workers',
        '1 workers, reversed',
        '2 workers',
        '2 workers, reversed',
        '3 workers',
        '3 workers, reversed',
        '7 workers',
        '7 workers, reversed',
      ]);
      for (const [name, digests] of splits)
        expect({ name, digests }).toEqual({ name, digests: splits[0]?.[1] });
    },
  );

  it.each(request.scenarios)('of %s gives other digests for other numbers of draws', (path) => {
    const { full, splits } = node.scenarios[path] ?? {};
    expect(Object.values(full ?? {})).not.toEqual(Object.values(splits?.['1 workers'] ?? {}));
  });
});

describe.each(wantedBrowsers())('%s', (name) => {
  let report: EngineReport;
  beforeAll(async () => {
    const ran = await reportOfBrowser(name, server);
    report = ran.report;
    engines.push(recordedEngine(name === 'chromium' ? 'Chromium' : 'Firefox', ran.version, report));
  }, patience);

  it.each(request.scenarios)('gives every digest of %s that Node gives', (path) => {
    const { splits, ...rest } = report.scenarios[path]!;
    const { splits: own, ...others } = node.scenarios[path]!;
    expect(rest).toEqual(others);
    expect(Object.keys(splits)).toHaveLength(4);
    expect(own).toMatchObject(splits);
  });

  it('computes elementary and quantile functions bit for bit as Node does', () => {
    expect(report.functions).toEqual(node.functions);
  });
});
