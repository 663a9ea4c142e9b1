import { parseYamlDocument } from '../../../engine/document/yaml-document.ts';
import { BaserateError, type Problem } from '../../../engine/errors/baserate-error.ts';

/** What is wrong with a YAML text, in its order; nothing where it can be read. */
export function problemsOf(text: string): readonly Problem[] {
  try {
    parseYamlDocument('a.yaml', text);
  } catch (error) {
    if (error instanceof BaserateError) return error.problems;
    throw error;
  }
  return [];
}
