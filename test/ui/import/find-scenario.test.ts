import { describe, expect, it } from 'vitest';
import { NotebookDocument } from '../../../ui/document/notebook-document.svelte.ts';
import { parseScenario } from '../../../ui/document/parse-scenario.ts';
import { packFolder, scenarioFolder } from '../../../ui/export/scenario-folder.ts';
import {
  findScenario,
  type FoundScenario,
  type Published,
} from '../../../ui/import/find-scenario.ts';
import { committedLock } from '../../../ui/project/committed-lock.ts';
import { readZip } from '../../../ui/import/read-zip.ts';
import {
  listScenarioIds,
  notebookPath,
  readPublishedFile,
  scenarioPath,
  setOwnFiles,
} from '../../../ui/project/project-file.ts';

const ID = 'uk-returnees';
const text = readPublishedFile(scenarioPath(ID)) ?? '';
const model = readPublishedFile('scenarios/models/returnee-pathway.yaml') ?? '';
const ledger = readPublishedFile('scenarios/evidence/press-2016-2018.yaml') ?? '';
const literature = readPublishedFile('scenarios/evidence/literature.yaml') ?? '';
const published: Published = {
  readText: readPublishedFile,
  ids: listScenarioIds(),
  idOf: (name) => (name.startsWith(ID) ? ID : undefined),
};
const edited = text.replace('abroad: 295', 'abroad: 100');
const ownLedger = ledger.replace('54', '55');

function find(files: Readonly<Record<string, string>>) {
  return findScenario(new Map(Object.entries(files)), published);
}
function found(files: Readonly<Record<string, string>>): FoundScenario {
  const result = find(files);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result;
}
function reason(files: Readonly<Record<string, string>>): string {
  const result = find(files);
  return result.kind === 'refused' ? result.reason : `found ${result.id}`;
}

/** Opens what was found as the page does. */
function open({ id, base, scenario, notebook, files }: FoundScenario): NotebookDocument {
  setOwnFiles(files ?? {});
  const parsed = parseScenario(id, base);
  if (parsed.kind === 'broken') throw new Error(parsed.problems[0]?.message);
  const committed = files ? files[notebookPath(id)] : readPublishedFile(notebookPath(id));
  const texts = { committed, text: notebook ?? committed };
  return new NotebookDocument(id, base, parsed.scenario, scenario, texts);
}
const zipped = async (document: NotebookDocument) =>
  new Uint8Array(await packFolder(scenarioFolder(document)).arrayBuffer());

describe('a folder that a reader opens', () => {
  it('is a change of the published scenario where nothing else differs', () => {
    const result = found({
      [`scenarios/${ID}/scenario.yaml`]: edited,
      [`scenarios/${ID}/notebook.md`]: readPublishedFile(notebookPath(ID)) ?? '',
      'scenarios/models/returnee-pathway.yaml': model,
    });
    expect(result).toMatchObject({ id: ID, base: text, scenario: edited });
    expect(result.changes).toMatchObject({ changed: 1, cells: 0 });
    expect([result.notebook, result.files]).toEqual([undefined, undefined]);
  });

  it('is a scenario of its own, under a name of its own, where a ledger differs', () => {
    const result = found({
      [`x/scenarios/${ID}/scenario.yaml`]: text,
      'x/scenarios/evidence/press-2016-2018.yaml': ownLedger,
    });
    expect(result.id).toBe(`${ID}-own`);
    expect(result.base).toBe(text);
    expect(result.files).toEqual({ 'scenarios/evidence/press-2016-2018.yaml': ownLedger });
    const { scenario } = open(result);
    expect(scenario.inputs.map((input) => input.text)).toContain(ownLedger);
    setOwnFiles({});
  });

  it('may hold everything itself, whatever it is called and however deep it lies', () => {
    const own = text
      .replaceAll('../evidence/press-2016-2018.yaml', 'ledger.yaml')
      .replace('../models/', '');
    const files = {
      'scenario.yaml': own,
      'ledger.yaml': ownLedger,
      'returnee-pathway.yaml': model,
    };
    const places = [
      ['', 'british-returnees-2018-2028'],
      ['My study (2)/', 'my-study-2'],
      ['a/b/c/', 'c'],
    ] as const;
    for (const [folder, id] of places) {
      const moved = Object.entries(files).map(
        ([name, each]) => [`${folder}${name}`, each] as const,
      );
      const result = found(Object.fromEntries(moved));
      expect(result.id).toBe(id);
      expect(Object.keys(result.files ?? {})).toContain(`scenarios/${id}/ledger.yaml`);
    }
  });

  it('takes files that lie side by side for those that the scenario names', () => {
    const result = found({ 'mine.yaml': edited, 'press-2016-2018.yaml': ownLedger });
    expect(result.id).toBe('mine');
    expect(result.files).toEqual({ 'scenarios/evidence/press-2016-2018.yaml': ownLedger });
    const alone = found({ 'uk-returnees-edited.yaml': edited });
    expect(alone).toMatchObject({ id: ID, base: text });
  });

  it('comes back to the byte from the folder that the page exports', async () => {
    for (const result of [
      found({ [`scenarios/${ID}/scenario.yaml`]: edited }),
      found({
        'scenarios/mine/scenario.yaml': edited,
        'scenarios/evidence/press-2016-2018.yaml': ownLedger,
        'scenarios/mine/notebook.md': '# Mine\n\n```receipt id=receipt\n```\n',
      }),
    ]) {
      const zip = await zipped(open(result));
      const read = readZip(zip);
      if (read.kind === 'refused') throw new Error(read.reason);
      const again = findScenario(read.texts, published);
      if (again.kind === 'refused') throw new Error(again.reason);
      expect(await zipped(open(again))).toEqual(zip);
    }
    setOwnFiles({});
  });

  it('brings its lock, which is exported with it while it holds', async () => {
    const lock = readPublishedFile(`scenarios/${ID}/lock.json`) ?? '';
    const result = found({ 'x/mine/scenario.yaml': text, 'x/mine/lock.json': lock });
    const document = open(result);
    expect(scenarioFolder(document)['scenarios/mine/lock.json']).toBe(lock);
    expect(committedLock('mine')?.seed).toBe(document.scenario.run.seed);
    document.write(edited);
    expect(Object.keys(scenarioFolder(document))).not.toContain('scenarios/mine/lock.json');
    setOwnFiles({});
    expect(committedLock('mine')).toBeUndefined();
  });

  it('is refused with what is missing, and where it is asked for', () => {
    const own = text.replace('../evidence/press-2016-2018.yaml', '../evidence/nowhere.yaml');
    const line = own.split('\n').findIndex((each) => each.includes('nowhere')) + 1;
    const said = reason({ 'a/scenario.yaml': own });
    expect(said).toMatch(new RegExp(`^a/scenario\\.yaml, line ${String(line)}, column \\d+: `));
    expect(said).toContain(
      'the file ../evidence/nowhere.yaml is missing; put it into the .zip file',
    );
  });

  it('is refused with line and column of the file that is broken', () => {
    const lineOf = (all: string, words: string) =>
      all.split('\n').findIndex((each) => each.includes(words)) + 1;
    const broken = text.replace('step: month', 'step: fortnight');
    expect(reason({ 'a/scenario.yaml': broken })).toContain(
      `a/scenario.yaml, line ${String(lineOf(broken, 'fortnight'))}, column `,
    );
    const wrong = `${ledger}oops: [\n`;
    const path = 's/scenarios/evidence/press-2016-2018.yaml';
    expect(reason({ 's/scenarios/x/scenario.yaml': text, [path]: wrong })).toMatch(
      new RegExp(`^${path}, line ${String(wrong.split('\n').length - 1)}, column 7: `),
    );
  });

  it('is refused where it holds no scenario, or several', () => {
    expect(reason({})).toContain('it holds no scenario.yaml');
    expect(reason({ 'a.md': '# A' })).toContain('none of its files is a scenario (a.md)');
    expect(reason({ 'a.yaml': ledger, 'b.yaml': literature })).toContain('none of its files');
    expect(reason({ 'a/scenario.yaml': text, 'b/scenario.yaml': text })).toContain(
      'it holds 2 scenarios (a/scenario.yaml, b/scenario.yaml)',
    );
  });
});
