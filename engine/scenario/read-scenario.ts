import { checkSchema } from '../document/check-schema.ts';
import { parseYamlDocument, type YamlDocument } from '../document/yaml-document.ts';
import type { z } from '../document/zod.ts';
import { BaserateError, fail } from '../errors/baserate-error.ts';
import type { Evidence } from '../evidence/claim.ts';
import { readLedgers } from '../evidence/read-ledger.ts';
import { assembleScenario } from './assemble-scenario.ts';
import { checkFormat } from './check-format.ts';
import { entryOf, fittingItems } from './fitting.ts';
import { modelSchema } from './model-schema.ts';
import { pathSchema } from './name-schema.ts';
import { createProblemList, type Place, type ProblemList } from './problem-list.ts';
import { readModel } from './read-model.ts';
import { wholesIn } from './read-splits.ts';
import { resolvePath } from './resolve-path.ts';
import { namesUsedIn } from './used-name.ts';
import type { ReadText, Scenario } from './scenario.ts';
import { scenarioSchema } from './scenario-schema.ts';

/**
 * Reads a scenario with its model and its ledgers, and resolves every reference.
 *
 * @param path     path of `scenario.yaml` from the project's root
 * @param readText reads a file by its path from the root
 * @returns        the scenario; what a reader should know but what is no error is in `warnings`
 * @throws         BaserateError with every problem of every file, in the order scenario, model,
 *                 ledgers and then by line: `scenario/...`, and what the document and evidence rooms throw
 */
export function readScenario(path: string, readText: ReadText): Scenario {
  const problems = createProblemList();
  const inputs = new Map<string, string>();
  const read: ReadText = (file) => {
    const text = readText(file);
    if (text !== undefined) inputs.set(file, text);
    return text;
  };
  const text = read(path);
  if (text === undefined) throw fail('scenario/file-not-found', path, 'there is no such file');

  const document = readDocument(path, text, scenarioSchema, 'scenario', problems);
  const modelPath = document && pathsOf(document, ['model'], problems, read)[0];
  const modelText = modelPath === undefined ? undefined : read(modelPath);
  const modelDocument =
    modelPath === undefined || modelText === undefined
      ? undefined
      : readDocument(modelPath, modelText, modelSchema, 'model', problems);
  const ledgers = [document, modelDocument].flatMap((file) =>
    file ? pathsOf(file, ['evidence'], problems, read) : [],
  );
  const evidence = readEvidence([...new Set(ledgers)], read, problems);
  const model =
    modelDocument &&
    readModel(modelDocument, problems, namesUsedIn(document?.data), (names) =>
      wholesIn(entryOf(document?.data, 'splits'), names),
    );
  const scenario = document && assembleScenario(document, model, evidence, problems);

  const found = problems.sorted([...inputs.keys()]);
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new BaserateError(errors);
  if (!scenario) throw fail('scenario/unreadable', path, 'the scenario could not be read'); // every way here notes an error
  return {
    ...scenario,
    warnings: found,
    inputs: [...inputs].map(([file, content]) => ({ path: file, text: content })),
  };
}

/** Parses a file and checks its version and schema; what it says is used as far as it fits. */
function readDocument(
  file: string,
  text: string,
  schema: z.ZodType,
  kind: 'scenario' | 'model',
  problems: ProblemList,
): YamlDocument | undefined {
  const nowhere = { document: parseYamlDocument(file, ''), path: [] };
  const document = problems.attempt(nowhere, () => parseYamlDocument(file, text));
  if (!document || !checkFormat(document, kind, problems)) return undefined;
  problems.attempt({ document, path: [] }, () => checkSchema(document, schema));
  return document;
}

/** Files that a file names under a key, from the root; those that are not there are noted. */
function pathsOf(
  document: YamlDocument,
  path: readonly [string],
  problems: ProblemList,
  readText: ReadText,
): readonly string[] {
  const data = entryOf(document.data, path[0]);
  const isList = Array.isArray(data);
  const named = fittingItems(isList ? data : [data], pathSchema);
  return named.flatMap(([index, reference]) => {
    const place: Place = { document, path: isList ? [...path, index] : path };
    const resolved = resolvePath(document.file, reference);
    if (resolved === undefined) {
      const message = `a path must be relative, with forward slashes, and stay inside the project; got ${reference}`;
      problems.error(place, 'scenario/path-outside', message, reference);
      return [];
    }
    if (readText(resolved) === undefined) {
      const message = `there is no file at ${resolved}; got ${reference} (paths are relative to this file)`;
      problems.error(place, 'scenario/file-not-found', message, reference);
      return [];
    }
    return [resolved];
  });
}

function readEvidence(
  ledgers: readonly string[],
  readText: ReadText,
  problems: ProblemList,
): Evidence | undefined {
  const nowhere = { document: parseYamlDocument(ledgers[0] ?? '', ''), path: [] };
  return problems.attempt(nowhere, () => readLedgers(ledgers, readText));
}
