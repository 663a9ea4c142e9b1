// Long because where a folder's files belong, and whose they are, is decided in one place.
import {
  BaserateError,
  changedAssumptions,
  countAssumptions,
  notebookChanges,
  readScenario,
  type Problem,
  type ReadText,
  type Scenario,
  type SourcePosition,
} from '../../engine/index.ts';
import type { ChangeCount } from '../keep/kept-notebook.ts';
import { notebookPath, scenarioPath } from '../project/project-file.ts';
import { fileWords } from '../words/file-words.ts';
import { messageOf, wrongWith } from './first-problem.ts';
import { isScenarioText } from './open-file.ts';

/** What comes with the page, and may be referred to by what a reader opens. */
export interface Published {
  /** Reads its files; those that a scenario may refer to are loaded. */
  readonly readText: ReadText;
  /** Folders of its scenarios. */
  readonly ids: readonly string[];
  /** The scenario that a text outside of any folder changes, by name of the file or by its title. */
  readonly idOf: (fileName: string, text: string) => string | undefined;
}

/** A scenario as the page opens it. */
export interface FoundScenario {
  readonly kind: 'found';
  /** Its folder among the scenarios. */
  readonly id: string;
  readonly title: string;
  /** The published scenario that it changes; its own text where it changes none. */
  readonly base: string;
  readonly scenario: string;
  /** What the reader made of the published page; absent where that is unchanged, and of own scenarios. */
  readonly notebook?: string;
  /** What it is read from besides, its page and its lock, by path; absent where it changes a published one. */
  readonly files?: Readonly<Record<string, string>>;
  /** What differs from `base`. */
  readonly changes: ChangeCount;
}

export interface NotFound {
  readonly kind: 'refused';
  readonly reason: string;
  /** What else is wrong, a line each. */
  readonly also?: readonly string[];
}

/** A folder's files at their places in the project. */
interface Placed {
  readonly id: string;
  readonly texts: ReadonlyMap<string, string>;
  /** Where the folder has each of them, for messages. */
  readonly origins: ReadonlyMap<string, string>;
  /** Texts that stand for a file of that name wherever the scenario looks for it. */
  readonly byName: ReadonlyMap<string, string>;
}

/**
 * Finds the scenario of a folder and reads it with everything that it refers to. Files that the page has too,
 * to the letter, are the page's; a scenario that changes a published one in nothing else is a change of it.
 *
 * @param texts files by path within the folder that was opened
 */
export function findScenario(
  texts: ReadonlyMap<string, string>,
  published: Published,
): FoundScenario | NotFound {
  const candidates = scenariosIn(texts);
  const [path] = candidates;
  if (path === undefined) return refused(fileWords.noScenario([...texts.keys()]));
  if (candidates.length > 1) return refused(fileWords.severalScenarios(candidates));
  const text = texts.get(path) ?? '';
  if (!isScenarioText(text)) return refused(fileWords.otherText);
  const { root, id } = placeOf(path, text, published);
  const found = readPlaced(place(texts, path, root, id), published);
  if (found.kind === 'refused' || found.files === undefined || !published.ids.includes(id)) {
    return found;
  }
  // models or ledgers differ from the published ones: a scenario of its own
  return readPlaced(place(texts, path, root, `${id}-own`), published);
}

/** Files called `scenario.yaml`; else those that say what only a scenario says. */
function scenariosIn(texts: ReadonlyMap<string, string>): readonly string[] {
  const named = [...texts.keys()].filter((path) => /(?:^|\/)scenario\.ya?ml$/i.test(path));
  if (named.length > 0) return named;
  const yaml = [...texts].filter(([path]) => /\.ya?ml$/i.test(path));
  const likely = yaml.filter(([, text]) => /^clock:/m.test(text) && /^model:/m.test(text));
  const found = likely.length > 0 || yaml.length > 1 ? likely : yaml;
  return found.map(([path]) => path);
}

/** Folder of a path, with a slash behind it; empty for a file that lies in none. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The part of a path that stands for the project's `scenarios`, and the scenario's folder in it. */
function placeOf(
  path: string,
  text: string,
  published: Published,
): { readonly root: string; readonly id: string } {
  const folders = path.split('/').slice(0, -1);
  const at = folders.lastIndexOf('scenarios');
  if (at >= 0 && at < folders.length - 1) {
    const root = folders.slice(0, at + 1);
    const id = folders.slice(at + 1).map((part) => nameOf(part));
    return { root: `${root.join('/')}/`, id: id.join('/') };
  }
  const last = folders.at(-1);
  if (last !== undefined && last !== 'scenarios') {
    const root = folders.slice(0, -1);
    return { root: root.length === 0 ? '' : `${root.join('/')}/`, id: nameOf(last) };
  }
  const file = path.slice(folderOf(path).length);
  const known = published.idOf(file, text);
  if (known !== undefined) return { root: folderOf(path), id: known };
  const stem = file.replace(/\.ya?ml$/i, '');
  const title = /^title: *["']?(.*?)["']? *$/m.exec(text)?.[1] ?? '';
  return { root: folderOf(path), id: nameOf(stem === 'scenario' ? title : stem) };
}

/** A name as addresses hold it: small letters, digits and hyphens. */
function nameOf(words: string): string {
  const name = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return name === '' ? 'scenario' : name;
}

/** Puts what lies in the scenario's folder beside it, and all else below the root where it lies. */
function place(
  texts: ReadonlyMap<string, string>,
  scenario: string,
  root: string,
  id: string,
): Placed {
  const folder = folderOf(scenario);
  const placed = new Map<string, string>();
  const origins = new Map<string, string>();
  for (const [path, text] of texts) {
    const to =
      path === scenario
        ? scenarioPath(id)
        : path.startsWith(folder)
          ? `scenarios/${id}/${path.slice(folder.length)}`
          : path.startsWith(root)
            ? `scenarios/${path.slice(root.length)}`
            : undefined;
    if (to === undefined) continue;
    placed.set(to, text);
    origins.set(to, path);
  }
  // files side by side, in no folder: any of them may be the one that a reference names
  const byName = folder === '' ? texts : new Map<string, string>();
  return { id, texts: placed, origins, byName };
}

function readPlaced(
  { id, texts, origins, byName }: Placed,
  { readText, ids }: Published,
): FoundScenario | NotFound {
  const path = scenarioPath(id);
  const read: ReadText = (wanted) =>
    texts.get(wanted) ?? byName.get(wanted.replace(/^.*\//, '')) ?? readText(wanted);
  const attempt = attemptReading(path, read);
  if ('problems' in attempt) return refusedFor(attempt.problems, origins);
  const { scenario } = attempt;
  const own = scenario.inputs.filter(
    (input) => input.path !== path && readText(input.path) !== input.text,
  );
  const text = texts.get(path) ?? '';
  const page = texts.get(notebookPath(id));
  const base = readText(path);
  const found = { kind: 'found', id, title: scenario.title, scenario: text } as const;
  if (own.length === 0 && base !== undefined && ids.includes(id)) {
    const published = readText(notebookPath(id));
    const isOther = page !== undefined && page !== published;
    const { added, removed, edited, moved } = notebookChanges(
      published ?? '',
      page ?? published ?? '',
    );
    return {
      ...found,
      base,
      ...(isOther ? { notebook: page } : {}),
      changes: {
        ...countChanges(readScenario(path, withBase(read, path, base)), scenario),
        cells: isOther ? added + removed + edited + moved : 0,
      },
    };
  }
  const lockPath = `scenarios/${id}/lock.json`;
  const lock = texts.get(lockPath);
  return {
    ...found,
    base: text,
    changes: { ...countChanges(scenario, scenario), cells: 0 },
    files: {
      ...Object.fromEntries(own.map((input) => [input.path, input.text])),
      ...(page === undefined ? {} : { [notebookPath(id)]: page }),
      ...(lock === undefined ? {} : { [lockPath]: lock }),
    },
  };
}

function withBase(read: ReadText, path: string, base: string): ReadText {
  return (wanted) => (wanted === path ? base : read(wanted));
}

function countChanges(base: Scenario, scenario: Scenario) {
  return { changed: changedAssumptions(base, scenario).length, all: countAssumptions(scenario) };
}

function attemptReading(path: string, read: ReadText) {
  try {
    return { scenario: readScenario(path, read) };
  } catch (error) {
    return { problems: error instanceof BaserateError ? error.problems : [] };
  }
}

/** What is wrong, with the names under which the reader knows the files. */
function refusedFor(problems: readonly Problem[], origins: ReadonlyMap<string, string>): NotFound {
  const named = (at: SourcePosition) => ({ ...at, file: origins.get(at.file) ?? at.file });
  const isAlone = origins.size === 1;
  const { first, also } = wrongWith(
    problems,
    isAlone ? undefined : (at) => fileWords.place(named(at)),
  );
  if (first === undefined) return refused(fileWords.unreadable);
  const where = first.at && named(first.at);
  const reason =
    first.code === 'scenario/file-not-found' && first.value !== undefined
      ? fileWords.missing(first.value, where)
      : fileWords.problem(messageOf(first), where);
  return { ...refused(reason), also };
}

function refused(reason: string): NotFound {
  return { kind: 'refused', reason };
}
