import { BaserateError, readScenario, type Problem, type Scenario } from '../../engine/index.ts';
import { filesVersion, scenarioPath, withFile } from '../project/project-file.ts';
import { problemWords } from '../words/problem-words.ts';

/** What came of reading a scenario's text; `problems` holds errors, or the warnings of a good one. */
export type ParsedScenario =
  | {
      readonly kind: 'scenario';
      readonly scenario: Scenario;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'broken'; readonly problems: readonly Problem[] };

interface Reading {
  readonly id: string;
  readonly text: string;
  /** Version of the files it could refer to when it was read. */
  readonly files: string;
  readonly parsed: ParsedScenario;
}

let last: Reading | undefined;

/** Reads the text of a scenario as if it stood in the scenario's file; never throws. */
export function parseScenario(id: string, text: string): ParsedScenario {
  // A box checks a text just before the document takes it: the second reading is free.
  const files = filesVersion();
  if (last?.id !== id || last.text !== text || last.files !== files) {
    last = { id, text, files, parsed: read(id, text) };
  }
  return last.parsed;
}

function read(id: string, text: string): ParsedScenario {
  const path = scenarioPath(id);
  try {
    const scenario = readScenario(path, withFile(path, text));
    return { kind: 'scenario', scenario, problems: scenario.warnings };
  } catch (error) {
    if (error instanceof BaserateError) return { kind: 'broken', problems: error.problems };
    const message = problemWords.unreadable(error instanceof Error ? error.message : String(error));
    return {
      kind: 'broken',
      problems: [{ severity: 'error', code: 'document/unreadable', path: '', message }],
    };
  }
}
