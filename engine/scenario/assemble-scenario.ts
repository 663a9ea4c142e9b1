import type { YamlDocument } from '../document/yaml-document.ts';
import type { Evidence } from '../evidence/claim.ts';
import { defaultWeightsSchema } from '../evidence/ledger-schema.ts';
import { checkModelNeeds } from './check-model-needs.ts';
import { warnOfUnreachable } from './check-reach.ts';
import { combineVariants } from './combine-variants.ts';
import { variantsOfEach } from './each-variant.ts';
import { entryOf, fittingValue, keysOf } from './fitting.ts';
import { textSchema } from './name-schema.ts';
import { meansOf } from './parameter-mean.ts';
import type { People, PeopleContext } from './people-context.ts';
import { inside, keyOf, type Place, type ProblemList } from './problem-list.ts';
import { readAskedOutcomes } from './read-asked-outcomes.ts';
import { readClock } from './read-clock.ts';
import { readCorrelations } from './read-correlations.ts';
import { readGroups } from './read-groups.ts';
import type { ReadModel } from './read-model.ts';
import { readParameters } from './read-parameters.ts';
import { readPeople, refusePeopleBesideGroups } from './read-people.ts';
import { readSplits } from './read-splits.ts';
import { readVariantSplits } from './read-variant-splits.ts';
import { readVariants } from './read-variant.ts';
import type { Outcome, Precision, Scenario } from './scenario.ts';
import { runSchema } from './scenario-schema.ts';

/** A scenario without what is known only when all files have been read. */
export type AssembledScenario = Omit<Scenario, 'warnings' | 'inputs'>;

/**
 * Resolves the sections of a scenario file against its model and its evidence; those that do not fit are
 * left empty.
 *
 * @param model    undefined when it could not be read
 * @param evidence undefined when it could not be read
 * @param problems takes all that is wrong
 * @returns        undefined when something that nothing can be done without is missing
 */
export function assembleScenario(
  document: YamlDocument,
  model: ReadModel | undefined,
  evidence: Evidence | undefined,
  problems: ProblemList,
): AssembledScenario | undefined {
  const section = (key: string) => entryOf(document.data, key);
  const place = (key: string): Place => ({ document, path: [key] });
  const root: Place = { document, path: [] };
  const defaultWeights = fittingValue(section('default-weights'), defaultWeightsSchema);
  const clock = readClock(section('clock'), place('clock'), problems);
  const run = fittingValue(section('run'), runSchema);
  const context: PeopleContext = {
    problems,
    claims: evidence?.claims,
    ...(evidence && { sources: evidence.sources }),
    ...(defaultWeights && { defaultWeights }),
    clock,
    model,
    means: new Map(),
  };
  const groupNames = keysOf(section('groups'));
  checkPeople(document.data, root, groupNames, context);
  const written = section('variants');
  if (!model) {
    const base = readPeople(document.data, root, {}, context);
    readVariants(written, place('variants'), { ...context, groups: groupNames, base });
    return undefined;
  }
  const given = section('parameters');
  const parts = readSplits(section('splits'), place('splits'), given, model, context);
  const parameters = readParameters(
    given,
    place('parameters'),
    section('groups'),
    model,
    parts,
    context,
  );
  const people = { ...context, means: meansOf(parameters, model.pathway.tables) };
  const all = readPeople(document.data, root, {}, people);
  const read = readGroups(section('groups'), place('groups'), model, parameters, people);
  const base: People = {
    population: [...all.population, ...read.population],
    inflows: [...all.inflows, ...read.inflows],
  };
  const groups = read.groups.map(({ name }) => name);
  const changing = { ...people, groups, base };
  const { variants: plain, added } = readVariants(written, place('variants'), changing);
  const own = readVariantSplits(plain, written, place('variants'), parts.splits, model, context);
  const each = variantsOfEach(parameters, place('parameters'), own, problems);
  const variants = combineVariants([...own, ...each], place('variants'), problems);
  const correlations = readCorrelations(section('correlations'), place('correlations'), {
    model,
    parameters,
    variants,
    problems,
  });
  const asked = section('outcomes');
  const outcomes = readAskedOutcomes(asked, place('outcomes'), model, groups, problems);
  checkPrecision(run?.precision, place('run'), outcomes.outcomes, problems);
  const starts = [base, ...variants].flatMap((its) => [...its.population, ...its.inflows]);
  warnOfUnreachable(
    model,
    starts.map(({ state }) => state),
    problems,
    added.map(({ flow }) => flow),
  );
  const inflows = [...base.inflows, ...plain.flatMap((variant) => variant.inflows)];
  const setting = { clock, groups: read.groups, parameters, inflows, added, ...outcomes };
  checkModelNeeds(model, setting, problems);
  if (!clock || !run || !evidence) return undefined;
  const about = fittingValue(section('about'), textSchema);
  return {
    path: document.file,
    id: document.file.split('/').at(-2) ?? document.file.replace(/\.ya?ml$/, ''),
    title: fittingValue(section('title'), textSchema) ?? '',
    question: fittingValue(section('question'), textSchema) ?? '',
    ...(about === undefined ? {} : { about }),
    clock,
    run: {
      seed: String(run.seed),
      draws: run.draws,
      ...(run.sampling && { sampling: run.sampling }),
      ...(run.method && { method: run.method }),
      ...(run.precision && { precision: run.precision }),
    },
    evidence,
    pathway: model.pathway,
    parameters,
    ...base,
    groups: read.groups,
    splits: parts.splits,
    correlations,
    variants,
    ...outcomes,
  };
}

/** Notes a precision of something that is not reported. */
function checkPrecision(
  precision: Precision | undefined,
  place: Place,
  outcomes: readonly Outcome[],
  problems: ProblemList,
): void {
  if (!precision || outcomes.length === 0) return;
  const names = outcomes.map(({ name }) => name);
  if (names.includes(precision.outcome)) return;
  const message = `a precision must be that of an outcome the scenario asks for; got ${precision.outcome}${problems.suggest(precision.outcome, names)}`;
  const at = inside(place, 'precision', 'outcome');
  problems.error(at, 'scenario/unknown-outcome', message, precision.outcome);
}

/** Notes a scenario without people, or with people beside its groups. */
function checkPeople(
  data: unknown,
  place: Place,
  groups: readonly string[],
  context: PeopleContext,
): void {
  if (groups.length > 0) refusePeopleBesideGroups(data, place, groups, context);
  const owners = [data, ...groups.map((name) => entryOf(entryOf(data, 'groups'), name))];
  const hasPeople = owners.some((owner) =>
    ['population', 'inflow'].some((key) => keysOf(entryOf(owner, key)).length > 0),
  );
  if (hasPeople) return;
  const remedy = 'give it a `population`, such as `population: { returned: 425 }`, or an `inflow`';
  const message = `a scenario must have people, at the start or coming in (${remedy})`;
  const at = entryOf(data, 'population') === undefined ? [] : ['population'];
  const where = keyOf({ document: place.document, path: at });
  context.problems.error(where, 'scenario/no-population', message);
}
