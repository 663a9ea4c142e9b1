import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { wantedBrowsers } from '../browsers.mjs';
import { axeFaults } from './axe-faults.ts';
import { builtNotebook } from './built-notebook.ts';
import { fileOf, readCsv, readPicture, readSvg, watchFiles } from './made-files.ts';
import {
  bePatient,
  change,
  expectText,
  press,
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

/** The file of one of the exporters. */
const make = (page: Page, name: string) => fileOf(page, `[data-make="${name}"]`);

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
    expect(await axeFaults(offline)).toEqual([]);
  });

  it('writes page, figure and numbers; opens a file from disk, and refuses a broken one with its line', async () => {
    const page = await open('uk-returnees');
    const written = (await make(page, 'markdown')).toString('utf8');
    expect(written).toMatch(/^# Of the people who come back to Britain/);
    expect(written).toMatch(/\n\| [^\n]+ \|\n\|( --- \|)+\n\| /); // a figure as a table
    expect(written).toContain('npx baserate run scenarios/uk-returnees/scenario.yaml');
    expect(written).not.toMatch(/<svg|Save as|Show as table/);

    const figure = '#convicted-over-time';
    await page.$eval(figure, (cell) => cell.scrollIntoView({ block: 'center' }));
    const save = (kind: number) => fileOf(page, `${figure} .save button:nth-of-type(${kind})`);
    const svg = (await save(1)).toString('utf8');
    const { root: tag, width = NaN, height = NaN, title, caption } = await readSvg(page, svg);
    expect(tag).toBe('svg');
    expect(svg).not.toMatch(/var\(--|class="/); // it needs no style sheet
    expect(title).toBe(await textOf(page, `${figure} .title`));
    expect(caption).toContain('10,000 draws');
    await expectText(page, `${figure} figcaption`).toContain(caption.replace(/\s+/g, ' '));
    const png = await save(2);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    const picture = await readPicture(page);
    expect(picture).toMatchObject({ width: 2 * width, height: 2 * height });
    expect(picture.colours).toBeGreaterThan(10); // paper, ink and the bands
    const [head = [], ...rows] = readCsv(await save(3));
    expect(head.slice(0, 8).join()).toBe('outcome,run,month,mean,mean_mcse,sd,q05,q05_mcse');
    const last = rows.findLast(([outcome]) => outcome === 'convicted') ?? [];
    expect(last.slice(0, 3)).toEqual(['convicted', 'run', '2028-01']);
    // the mean that the answer says
    const said = Number.parseFloat(await textOf(page, '[data-answer]'));
    expect(Math.abs(Number(last[3]) - said)).toBeLessThan(0.1);

    const [columns = [], ...all] = readCsv(
      await fileOf(page, '.tools > [data-share] ~ button:nth-of-type(3)'),
    );
    const row = all.findLast(([outcome]) => outcome === 'convicted') ?? [];
    const cells = new Map(columns.map((name, i) => [name, row[i]]));
    expect(['label', 'variant', 'draws', 'step', 'month'].map((name) => cells.get(name))).toEqual([
      ...['Convicted', 'base', '10000', '120', '2028-01'],
    ]);
    expect(cells.get('mean')).toBe(last[3]);

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
    expect(await axeFaults(page)).toEqual([]);
  });

  if (!isFirst) return; // the rest in one browser, for time

  it('packs a folder whose lock the command line reproduces', async () => {
    const page = await open('defectors');
    expect(await axeFaults(page)).toEqual([]);
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

  it('packs an edited scenario without the lock that does not hold, and gives a command that reproduces its run', async () => {
    const page = await open('uk-returnees');
    await change(page, 'parameters.convicted', '60 of 400');
    await waitForFullRun(page);
    const into = unpack(await make(page, 'folder'), `${browser}-edited`);
    const path = 'scenarios/uk-returnees/scenario.yaml';
    expect(readFileSync(join(into, path), 'utf8')).toContain('60 of 400');
    expect(readFileSync(join(into, 'README.md'), 'utf8')).toContain(`npx baserate lock ${path}`);
    expect(baserate(into, 'verify', '.').stdout).toContain('has no lock.json');
    expect(baserate(into, 'run', path, '--draws', '64').status).toBe(0);

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
