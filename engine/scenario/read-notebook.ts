import { checkNotebook } from './check-notebook.ts';
import { defaultNotebook } from './default-notebook.ts';
import type { Notebook } from './notebook.ts';
import { parseNotebook } from './parse-notebook.ts';
import type { ReadText, Scenario } from './scenario.ts';

/**
 * The notebook beside a scenario, checked against it; the default one where there is none.
 *
 * @throws BaserateError as `parseNotebook` and `checkNotebook`
 */
export function readNotebook(scenario: Scenario, readText: ReadText): Notebook {
  const file = scenario.path.replace(/[^/]*$/, 'notebook.md');
  const text = readText(file);
  if (text === undefined) return defaultNotebook(scenario);
  const notebook = parseNotebook(text, file);
  checkNotebook(notebook, scenario);
  return notebook;
}
