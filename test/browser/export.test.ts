import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { wantedBrowsers } from '../browsers.mjs';
import { builtNotebook } from './built-notebook.ts';
import {
  bePatient,
  change,
  expectText,
  press,
  seriousFaults,
  textOf,
  waitForFullRun,
  waitForText,
} from './notebook-page.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cli = join(root, 'dist/cli/baserate.js');
const folder = mkdtempSync(join(tmpdir(), 'baserate-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the built command line in a folder. */
function baserate(cwd: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8' });
}

/** Keeps what the page hands out as files, so that a test can read it. */
async function watchFiles(page: Page): Promise<void> {
  await page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      Object.assign(globalThis, { lastFile: blob });
      return make(blob);
    };
  });
}

/** Presses an exporter and gives back the file it makes. */
async function make(page: Page, name: string): Promise<Buffer> {
  await page.waitForSelector(`[data-make="${name}"]:not(:disabled)`);
  await page.evaluate(() => Object.assign(globalThis, { lastFile: undefined }));
  await press(page, `[data-make="${name}"]`);
  await page.waitForFunction(() => Object(Reflect.get(globalThis, 'lastFile')) instanceof Blob);
  const base64 = await page.evaluate(async () => {
    const { lastFile } = globalThis as unknown as { lastFile: Blob }; // watchFiles keeps it
    let binary = '';
    for (const byte of new Uint8Array(await lastFile.arrayBuffer()))
      binary += String.fromCharCode(byte);
    return btoa(binary);
  });
  return Buffer.from(base64, 'base64');
}

/** Writes the files of an archive below a folder of their own. */
function unpack(zip: Buffer, name: string): string {
  const into = join(folder, name);
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), strFromU8(bytes));
  }
  return into;
}

describe.each(wantedBrowsers())('exports in %s', (browser) => {
  const isFirst = browser === wantedBrowsers()[0];
  const notebook = builtNotebook(browser);
  const opened: Page[] = [];
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.close();
  });

  async function open(id: string): Promise<Page> {
    const { page } = await notebook.openScenario(id);
    opened.push(page);
    await watchFiles(page);
    await press(page, '[data-open-export]');
    await page.waitForSelector('[data-export]');
    return page;
  }

  it('makes a report that opens from disk with figures and tables, and asks for nothing', async () => {
    const page = await open('uk-returnees');
    await change(page, 'parameters.convicted', '60 of 400');
    await waitForFullRun(page);
    const report = join(folder, `${browser}.html`);
    writeFileSync(report, await make(page, 'report'));
    const answer = await textOf(page, '[data-answer]'); // all cells have followed for the report
    const offline = await page.browserContext().newPage();
    opened.push(offline);
    await bePatient(offline);
    const asked: string[] = [];
    const complaints: string[] = [];
    offline.on('request', (request) => asked.push(request.url()));
    offline.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await offline.goto(pathToFileURL(report).href);
    await offline.waitForSelector('.report');
    expect(asked.filter((url) => !/^(?:file|data):/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
    await expectText(offline, '[data-answer]').toBe(answer);
    await expect.poll(() => offline.$$eval('figure svg', (all) => all.length)).toBeGreaterThan(0);
    await expect.poll(() => offline.$$eval('.foot table', (all) => all.length)).toBeGreaterThan(0);
    const text = await textOf(offline, '.report');
    expect(text).toContain('54 of 400');
    expect(text).toContain('60 of 400');
    expect(text).toContain('npx baserate run scenarios/uk-returnees/edited.yaml');
    await expect
      .poll(() => offline.$$eval('button, input, select, script', (all) => all.length))
      .toBe(0);
    expect(await seriousFaults(offline)).toEqual([]);
  });

  it('opens a file from disk, and refuses a broken one with line and column', async () => {
    const page = await open('uk-returnees');
    const text = readFileSync(join(root, 'scenarios/uk-returnees/scenario.yaml'), 'utf8');
    const [good, broken] = [join(folder, 'good.yaml'), join(folder, 'broken.yaml')];
    writeFileSync(good, text.replace('abroad: 295', 'abroad: 100'));
    writeFileSync(broken, text.replace('step: month', 'step: fortnight'));
    const box = await page.waitForSelector('input[data-open-file]');
    await box?.uploadFile(good);
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    await box?.uploadFile(broken);
    await waitForText(page, 'main', 'broken.yaml, line');
    await waitForText(page, '[data-changes]', 'You changed 1 of');
    expect(await seriousFaults(page)).toEqual([]);
  });

  if (!isFirst) return; // the rest in one browser, for time

  it('packs a folder whose lock the command line reproduces', async () => {
    const page = await open('defectors');
    expect(await seriousFaults(page)).toEqual([]);
    const into = unpack(await make(page, 'folder'), `${browser}-published`);
    expect(readFileSync(join(into, 'scenarios/defectors/notebook.md'), 'utf8')).toBe(
      readFileSync(join(root, 'scenarios/defectors/notebook.md'), 'utf8'),
    );
    const { status, stdout } = baserate(into, 'verify', '.');
    // the same as in the project itself, whose lock is held by a test of its own
    const own = baserate(root, 'verify', 'scenarios/defectors');
    expect(stdout).toBe(own.stdout);
    expect(stdout).not.toContain('no lock.json');
    expect(status).toBe(own.status);
  });

  it('packs an edited scenario without the lock that does not hold, and it can be locked anew', async () => {
    const page = await open('uk-returnees');
    await change(page, 'parameters.convicted', '60 of 400');
    await waitForFullRun(page);
    const into = unpack(await make(page, 'folder'), `${browser}-edited`);
    const path = 'scenarios/uk-returnees/scenario.yaml';
    expect(readFileSync(join(into, path), 'utf8')).toContain('60 of 400');
    expect(readFileSync(join(into, 'README.md'), 'utf8')).toContain(`baserate.js lock ${path}`);
    expect(baserate(into, 'verify', '.').stdout).toContain('has no lock.json');
    expect(baserate(into, 'run', path, '--draws', '64').status).toBe(0);
  });

  it('writes the page as Markdown, with figures as tables', async () => {
    const page = await open('uk-returnees');
    const text = (await make(page, 'markdown')).toString('utf8');
    expect(text).toMatch(/^# Of the people who come back to Britain/);
    const table = /\n\| [^\n]+ \|\n\|( --- \|)+\n\| /;
    expect(text).toMatch(table);
    expect(text).toContain('npx baserate run scenarios/uk-returnees/scenario.yaml');
    expect(text).not.toMatch(/<svg|Save as|Show as table/);
  });

  it('gives a command that reproduces an edited run', async () => {
    const page = await open('uk-returnees');
    await change(page, 'parameters.convicted', '60 of 400');
    await waitForFullRun(page);
    // without a clipboard the command is shown
    await page.evaluate(() =>
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }),
    );
    await press(page, '[data-make="command"]');
    const command = await page
      .waitForSelector('[data-command]')
      .then((box) => box?.evaluate((element) => (element as HTMLTextAreaElement).value)); // the selector names a text box
    const project = join(folder, `${browser}-project`);
    cpSync(join(root, 'scenarios'), join(project, 'scenarios'), { recursive: true });
    const shell = (command ?? '').replace('npx baserate', `"${process.execPath}" "${cli}"`);
    const { stdout, status } = spawnSync('sh', ['-c', `${shell} --json`], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    const run: unknown = JSON.parse(stdout);
    const digests = [...JSON.stringify(run).matchAll(/"digest":"([0-9a-f]{64})"/g)].map(
      ([, digest = '']) => digest,
    );
    await page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
    const line = 'npx baserate run scenarios/uk-returnees/edited.yaml';
    await expectText(page, '[data-run-line]').toBe(line);
    expect(command?.endsWith(`\n${line}`)).toBe(true);
    expect(digests.length).toBeGreaterThan(0);
    for (const digest of digests) await expectText(page, 'section#receipt').toContain(digest);
  });
});
