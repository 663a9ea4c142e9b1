import {
  BaserateError,
  readLock,
  readNotebook,
  readScenario,
  type Lock,
  type Picture,
  type ReadText,
  type Scenario,
} from '../../engine/index.ts';
import { listAssumptions } from '../assumption/assumption.ts';
import { shownOutcomes } from '../answer/shown-outcomes.ts';
import { assumptionSentence, firstAssumptions } from './first-assumptions.ts';
import type { IndexEntry, Opening, OpeningRun } from './opening.ts';
import { inOrderOfInterest } from './scenario-order.ts';

/** Which engines gave which digests, as `scenarios/reproduced.json` holds it. */
interface Reproduced {
  readonly engines: readonly {
    readonly name: string;
    /** Digests of every outcome of base, by path of the scenario. */
    readonly digests: Readonly<Record<string, Readonly<Record<string, string>>>>;
  }[];
}

/**
 * What the page knows of each scenario before it loads any, in the order of the start page: read at build time from the scenario, its
 * notebook, its lock and its picture. A picture, and a record of engines, counts only for the digest that
 * the lock holds.
 *
 * @param ids      folders of the scenarios
 * @param readText reads a file of the project; paths start with `scenarios/`
 */
export function makeOpenings(ids: readonly string[], readText: ReadText): readonly IndexEntry[] {
  return inOrderOfInterest(ids).map((id): IndexEntry => {
    try {
      return { kind: 'opening', opening: makeOpening(id, readText) };
    } catch (error) {
      if (!(error instanceof BaserateError)) throw error;
      return { kind: 'broken', id, problem: error.problems[0]?.message ?? '' };
    }
  });
}

function makeOpening(id: string, readText: ReadText): Opening {
  const folder = `scenarios/${id}`;
  const scenario = readScenario(`${folder}/scenario.yaml`, readText);
  const { cells } = readNotebook(scenario, readText);
  const question = cells.find((cell) => cell.kind === 'question');
  const named = cells.find((cell) => cell.kind === 'assumptions')?.only;
  const outcome =
    shownOutcomes(scenario).find(({ name }) => name === question?.outcome) ?? scenario.outcomes[0];
  if (outcome === undefined) throw new Error(`${folder}: a scenario has at least one outcome`);
  const lockText = readText(`${folder}/lock.json`);
  const lock = lockText === undefined ? undefined : readLock(`${folder}/lock.json`, lockText);
  return {
    id,
    title: scenario.title,
    question: scenario.question,
    draws: scenario.run.draws,
    clock: scenario.clock,
    outcome: {
      name: outcome.name,
      label: outcome.label,
      unit: outcome.unit,
      kind: outcome.measure.kind,
    },
    variant: question?.variant ?? 'base',
    runs: openingRuns(scenario, outcome.name, lock, readText),
    assumptions: firstAssumptions(listAssumptions(scenario), named).map((each) =>
      assumptionSentence(each, scenario.evidence),
    ),
    files: [
      ...scenario.inputs.map(({ path }) => path),
      ...[`${folder}/notebook.md`, `${folder}/lock.json`].filter(
        (path) => readText(path) !== undefined,
      ),
    ],
    reproducedIn: enginesOf(scenario.path, lock, readText),
  };
}

function openingRuns(
  { path, variants }: Scenario,
  outcome: string,
  lock: Lock | undefined,
  readText: ReadText,
): readonly OpeningRun[] {
  const pictureText = readText(path.replace(/[^/]*$/, 'picture.json'));
  // written by `baserate lock`
  const picture = pictureText === undefined ? undefined : (JSON.parse(pictureText) as Picture);
  const base = { name: 'base', title: '' };
  return [base, ...variants].flatMap(({ name, title }): OpeningRun[] => {
    const locked = lock?.runs[name]?.[outcome];
    if (locked === undefined) return [];
    const { digest, ...answer } = locked;
    const drawn = picture?.outcome === outcome ? picture.runs[name] : undefined;
    const { spread, upper, dots, difference } = drawn?.digest === digest ? drawn : {};
    return [
      {
        ...{ name, title, answer },
        ...(dots && { dots }),
        ...(spread && { spread }),
        ...(upper !== undefined && { upper }),
        ...(difference && { difference }),
      },
    ];
  });
}

/** Engines whose digests of every outcome of base are those of the lock. */
function enginesOf(path: string, lock: Lock | undefined, readText: ReadText): readonly string[] {
  const text = readText('scenarios/reproduced.json');
  const locked = Object.entries(lock?.runs['base'] ?? {});
  if (text === undefined || locked.length === 0) return [];
  const { engines } = JSON.parse(text) as Reproduced; // written by the test across engines
  return engines
    .filter(({ digests }) => locked.every(([name, { digest }]) => digests[path]?.[name] === digest))
    .map(({ name }) => name);
}
