import { describe, expect, it } from 'vitest';
import { NotebookDocument } from '../../../ui/document/notebook-document.svelte.ts';
import { parseScenario } from '../../../ui/document/parse-scenario.ts';
import { besideCommand, runCommand, runLine } from '../../../ui/export/run-command.ts';
import { scenarioFolder } from '../../../ui/export/scenario-folder.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';

const ID = 'uk-returnees';
const text = readProjectFile(scenarioPath(ID)) ?? '';

function open(): NotebookDocument {
  const parsed = parseScenario(ID, text);
  if (parsed.kind === 'broken') throw new Error('the committed scenario must be readable');
  return new NotebookDocument(ID, text, parsed.scenario, text);
}

describe('the command that runs a page again', () => {
  it('names file, variant and seed, each in quotes only where a shell needs them', () => {
    expect(runCommand(open(), {})).toBe('npx baserate run scenarios/uk-returnees/scenario.yaml');
    expect(runCommand(open(), { variant: 'half-weight', seed: "it's 2" })).toBe(
      `npx baserate run scenarios/uk-returnees/scenario.yaml --variant half-weight --seed 'it'\\''s 2'`,
    );
  });

  it('writes an edited scenario first, whatever lines it holds', () => {
    const { good, baseText } = open();
    const edited = `${text}# $(rm x) \`y\`\nEND_OF_SCENARIO\n`;
    const command = runCommand({ good: { ...good, text: edited }, baseText }, {});
    const file = 'scenarios/uk-returnees/edited.yaml';
    expect(command).toBe(
      `cat > ${file} <<'END_OF_SCENARIO_'\n${edited}END_OF_SCENARIO_\nnpx baserate run ${file}`,
    );
    expect(command).toContain(`\n${runLine({ good: { ...good, text: edited }, baseText }, {})}`);
  });
});

describe('the folder of a scenario', () => {
  it('holds every file that it is read from, and a lock only where it was made from them', () => {
    const document = open();
    expect(Object.keys(scenarioFolder(document)).sort()).toEqual([
      'README.md',
      'scenarios/evidence/literature.yaml',
      'scenarios/evidence/press-2016-2018.yaml',
      'scenarios/models/returnee-pathway.yaml',
      'scenarios/uk-returnees/lock.json',
      'scenarios/uk-returnees/notebook.md',
      'scenarios/uk-returnees/scenario.yaml',
    ]);
    document.write(text.replace('abroad: 295', 'abroad: 100'));
    const edited = scenarioFolder(document);
    expect(edited).not.toHaveProperty('scenarios/uk-returnees/lock.json');
    expect(edited['scenarios/uk-returnees/scenario.yaml']).toContain('abroad: 100');
    expect(edited['README.md']).toContain(besideCommand('run', scenarioPath(ID)));
    expect(edited['README.md']).toContain(besideCommand('lock', scenarioPath(ID)));
    expect(edited['README.md']).toContain('not published under npm');
  });
});
