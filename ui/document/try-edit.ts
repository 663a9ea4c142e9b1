import { BaserateError } from '../../engine/index.ts';
import { asSentence } from '../assumption/check-phrase.ts';
import type { NotebookDocument } from './notebook-document.svelte.ts';
import { parseScenario } from './parse-scenario.ts';

/**
 * Edits the text of the scenario, unless that makes a scenario that can be read one that cannot.
 *
 * @param group edits of one group in a row are one step of undo
 * @returns     why the scenario refuses the edit, as sentences; undefined when it was written
 */
export function tryEdit(
  document: NotebookDocument,
  group: string | undefined,
  edit: (text: string) => string,
): string | undefined {
  try {
    const text = edit(document.text);
    const parsed = parseScenario(document.id, text);
    if (parsed.kind === 'broken' && !document.isBroken) return sentences(parsed.problems);
    if (!isRehearsal) document.write(text, group);
    return undefined;
  } catch (error) {
    if (error instanceof BaserateError) return sentences(error.problems);
    throw error;
  }
}

let isRehearsal = false;

/** Does the work of edits made by `tryEdit` ahead and writes nothing: what they read is remembered when they are made. */
export function rehearse(edit: () => unknown): void {
  isRehearsal = true;
  try {
    edit();
  } catch {
    // it is thrown again, and told, when the edit is made
  } finally {
    isRehearsal = false;
  }
}

function sentences(problems: readonly { readonly message: string }[]): string {
  return [...new Set(problems.map(({ message }) => asSentence(message)))].join(' ');
}
