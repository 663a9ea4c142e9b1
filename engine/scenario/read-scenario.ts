import { checkSchema } from '../document/check-schema.ts';
import { parseYamlDocument, type YamlDocument } from '../document/yaml-document.ts';
import type { z } from '../document/zod.ts';
import { BaserateError, fail } from '../errors/baserate-error.ts';
import type { Evidence } from '../evidence/claim.ts';
import { defaultWeightsSchema } from '../evidence/ledger-schema.ts';
import { readLedgers } from '../evidence/read-ledger.ts';
import { checkFormat } from './check-format.ts';
import { warnOfUnreachable } from './check-reach.ts';
import { variantsOfEach } from './each-variant.ts';
import { entryOf, fittingItems, fittingValue, keysOf } from './fitting.ts';
import { modelSchema } from './model-schema.ts';
import { nameSchema, pathSchema, textSchema } from './name-schema.ts';
import { createProblemList, inside, type Place, type ProblemList } from './problem-list.ts';
import { readCorrelations } from './read-correlations.ts';
import { readClock } from './read-clock.ts';
import { readModel, type ReadModel } from './read-model.ts';
import { readParameters } from './read-parameters.ts';
import { readSplits, wholesIn } from './read-splits.ts';
import { readStocks } from './read-stocks.ts';
import { readVariantSplits } from './read-variant-splits.ts';
import { readVariants } from './read-variant.ts';
import { resolvePath } from './resolve-path.ts';
import type { Outcome, ReadText, Scenario } from './scenario.ts';
import { runSchema, scenarioSchema } from './scenario-schema.ts';

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
    readModel(modelDocument, problems, wordsIn(entryOf(document?.data, 'parameters')), (names) =>
      wholesIn(entryOf(document?.data, 'splits'), names),
    );
  const scenario = document && assemble(document, model, evidence, problems);

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

/** Everything of a scenario but what is known only at the end; sections that do not fit are left empty. */
function assemble(
  document: YamlDocument,
  model: ReadModel | undefined,
  evidence: Evidence | undefined,
  problems: ProblemList,
): Omit<Scenario, 'warnings' | 'inputs'> | undefined {
  const section = (key: string) => entryOf(document.data, key);
  const place = (key: string): Place => ({ document, path: [key] });
  const defaultWeights = fittingValue(section('default-weights'), defaultWeightsSchema);
  const context = {
    problems,
    claims: evidence?.claims,
    ...(evidence && { sources: evidence.sources }),
    ...(defaultWeights && { defaultWeights }),
  };
  const clock = readClock(section('clock'), place('clock'), problems);
  const run = fittingValue(section('run'), runSchema);
  const states = model?.names.states;
  const population = readStocks(section('population'), place('population'), states, context);
  if (keysOf(section('population')).length === 0 && section('population') !== undefined) {
    const message = 'a scenario must start with people in at least one state';
    problems.error(place('population'), 'scenario/no-population', message);
  }
  const kinds = new Map(model?.parameters.map(({ name, kind }) => [name, kind]));
  const known = model && { states: model.names.states, parameters: model.names.parameters, kinds };
  if (!model) {
    readVariants(section('variants'), place('variants'), { ...context, clock, model: known });
    return undefined;
  }
  const given = section('parameters');
  const parts = readSplits(section('splits'), place('splits'), given, model, context);
  const parameters = readParameters(given, place('parameters'), model, parts, context);
  const written = section('variants');
  const plain = readVariants(written, place('variants'), { ...context, clock, model: known });
  const own = readVariantSplits(plain, written, place('variants'), parts.splits, model, context);
  const variants = [...own, ...variantsOfEach(parameters, place('parameters'), own, problems)];
  const correlations = readCorrelations(section('correlations'), place('correlations'), {
    model,
    parameters,
    variants,
    problems,
  });
  const outcomes = readOutcomes(section('outcomes'), place('outcomes'), model, problems);
  const starts = [population, ...variants.map((variant) => variant.population)].flat();
  warnOfUnreachable(
    model,
    starts.map(({ state }) => state),
    problems,
  );
  if (!clock || !run || !evidence) return undefined;
  const about = fittingValue(section('about'), textSchema);
  return {
    path: document.file,
    id: document.file.split('/').at(-2) ?? document.file.replace(/\.ya?ml$/, ''),
    title: fittingValue(section('title'), textSchema) ?? '',
    question: fittingValue(section('question'), textSchema) ?? '',
    ...(about === undefined ? {} : { about }),
    clock,
    run: { seed: String(run.seed), draws: run.draws },
    evidence,
    pathway: model.pathway,
    parameters,
    population,
    splits: parts.splits,
    correlations,
    variants,
    outcomes,
  };
}

/** Words in the values of parameters: names that a calculated one may use. */
function wordsIn(parameters: unknown): readonly string[] {
  const values = keysOf(parameters).map((name) => {
    const value = entryOf(parameters, name);
    return entryOf(value, 'value') ?? value;
  });
  return values.flatMap((value) =>
    typeof value === 'string' ? (value.match(/[a-z][a-z0-9-]*/g) ?? []) : [],
  );
}

/** The outcomes a scenario asks for, in its order. */
function readOutcomes(
  data: unknown,
  place: Place,
  model: ReadModel,
  problems: ProblemList,
): readonly Outcome[] {
  const byName = new Map(model.pathway.outcomes.map((outcome) => [outcome.name, outcome]));
  const asked: Outcome[] = [];
  for (const [index, name] of fittingItems(data, nameSchema)) {
    const outcome = byName.get(name);
    if (asked.some((other) => other.name === name)) {
      const message = `an outcome can be asked for only once; got ${name} again`;
      problems.error(inside(place, index), 'scenario/duplicate-outcome', message, name);
    } else if (outcome) {
      asked.push(outcome);
    } else if (!model.names.outcomes.includes(name)) {
      const message = `the model has no outcome called ${name}${problems.suggest(name, model.names.outcomes)}`;
      problems.error(inside(place, index), 'scenario/unknown-outcome', message, name);
    }
  }
  return asked;
}
