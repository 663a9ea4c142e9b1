import { strToU8, zipSync } from 'fflate';
import { hashInputs, type Scenario } from '../../engine/index.ts';
import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { committedLock } from '../project/committed-lock.ts';
import { notebookPath, readProjectFile } from '../project/project-file.ts';
import { pageText } from './page-text.ts';
import { exportWords } from '../words/export-words.ts';
import { besideCommand } from './run-command.ts';

/**
 * Everything that a document is run from, by path: scenario, notebook, the models and ledgers it refers to,
 * and the committed lock where it was made from these very files.
 */
export function scenarioFolder(document: NotebookDocument): Readonly<Record<string, string>> {
  const { id, good } = document;
  const { scenario } = good;
  const page = pageText(document);
  const lockPath = `scenarios/${id}/lock.json`;
  const lock = holds(id, scenario) ? readProjectFile(lockPath) : undefined;
  return {
    'README.md': exportWords.readme(
      scenario.title,
      besideCommand(lock === undefined ? 'run' : 'verify', scenario.path),
      lock === undefined ? besideCommand('lock', scenario.path) : undefined,
    ),
    ...Object.fromEntries(scenario.inputs.map(({ path, text }) => [path, text])),
    ...(page === undefined ? {} : { [notebookPath(id)]: page }),
    ...(lock === undefined ? {} : { [lockPath]: lock }),
  };
}

/** The same files give the same bytes: entries carry no time of the day. */
export function packFolder(files: Readonly<Record<string, string>>): Blob {
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
  const bytes = zipSync(Object.fromEntries(entries), { level: 9, mtime: '1980-01-02' });
  return new Blob([bytes.slice().buffer], { type: 'application/zip' });
}

/** Whether the committed lock was made from the files that the scenario was read from. */
function holds(id: string, scenario: Scenario): boolean {
  const inputs = committedLock(id)?.inputs;
  if (inputs === undefined) return false;
  const now = hashInputs(scenario);
  const names = Object.keys(now);
  return (
    names.length === Object.keys(inputs).length && names.every((name) => now[name] === inputs[name])
  );
}
