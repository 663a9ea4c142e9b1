import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { BaserateError, fail, type Problem, type ReadText } from '../engine/index.ts';

/**
 * The folder tree that a scenario may refer to. The engine knows its files by paths from the root, with
 * `/`, so that a scenario reads the same here and in the browser.
 */
export interface Project {
  /** Absolute path of the root. */
  readonly root: string;
  /** Path of a file of this machine from the root. */
  pathOf(file: string): string;
  /** Path of a file of the project as a person in this folder would write it. */
  shown(path: string): string;
  readonly readText: ReadText;
  /** Runs a piece of the engine; problems it throws name files as a person in this folder would. */
  guard<T>(work: () => T): T;
  locate(problem: Problem): Problem;
}

/**
 * The project of a scenario: the nearest folder above it that holds a `scenarios` folder, a package.json
 * or a .git; without any, the folder above the scenario's own. Nothing outside it is read.
 */
export function openProject(scenarioFile: string): Project {
  const root = findRoot(resolve(scenarioFile));
  const shown = (path: string) => toPosix(relative(process.cwd(), join(root, path))) || '.';
  const locate = (problem: Problem): Problem =>
    problem.at ? { ...problem, at: { ...problem.at, file: shown(problem.at.file) } } : problem;
  return {
    root,
    shown,
    locate,
    pathOf: (file) => toPosix(relative(root, resolve(file))),
    readText: (path) => readInside(root, path, shown),
    guard(work) {
      try {
        return work();
      } catch (error) {
        if (error instanceof BaserateError) throw new BaserateError(error.problems.map(locate));
        throw error;
      }
    },
  };
}

const MARKS = ['scenarios', 'package.json', '.git'];

function findRoot(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (MARKS.some((mark) => existsSync(join(folder, mark)))) return folder;
    if (dirname(folder) === folder) return dirname(dirname(file));
  }
}

function readInside(
  root: string,
  path: string,
  shown: (path: string) => string,
): string | undefined {
  const file = join(root, path);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  if (!realpathSync(file).startsWith(withSeparator(realpathSync(root)))) {
    const rule = `must be a file inside ${root}; it is a link that leads out of it`;
    throw fail('cli/outside-project', shown(path), rule);
  }
  return readFileSync(file, 'utf8');
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

function toPosix(path: string): string {
  return path.split(sep).join('/');
}
