import { showPath, type DataPath } from '../document/data-path.ts';
import { suggestName } from '../document/nearest-name.ts';
import type { YamlDocument } from '../document/yaml-document.ts';
import { BaserateError, type Problem } from '../errors/baserate-error.ts';

/** Gathers everything wrong with a set of files, so that all of it is told at once. */
export interface ProblemList {
  /** Notes an error at a place of a file; `message` goes without the path, which is put before it. */
  error(place: Place, code: string, message: string, value?: unknown): void;
  /** Notes a warning at a place of a file. */
  warn(place: Place, code: string, message: string, value?: unknown): void;
  /** Runs what may throw and notes its problems, at `place` unless they have a position. */
  attempt<T>(place: Place, run: () => T): T | undefined;
  /** Takes over problems that have their position already. */
  take(problems: readonly Problem[]): void;
  /** Prints ` (did you mean x?)`; nothing after {@link MAX_SUGGESTIONS}, as each costs time. */
  suggest(name: string, known: Iterable<string>): string;
  /** Everything noted, ordered by file (as listed), line and column. */
  sorted(files: readonly string[]): readonly Problem[];
}

/** Most names that are compared with all known ones; a file with more has other troubles. */
export const MAX_SUGGESTIONS = 50;

/** Somewhere in a file's data. */
export interface Place {
  readonly document: YamlDocument;
  readonly path: DataPath;
  /** Whether the key or the value is at fault; the value unless stated. */
  readonly side?: 'key' | 'value';
}

/** A place further inside. */
export function inside(place: Place, ...path: DataPath): Place {
  return { document: place.document, path: [...place.path, ...path] };
}

/** The key of a place rather than its value. */
export function keyOf(place: Place): Place {
  return { ...place, side: 'key' };
}

/** Starts with nothing noted. */
export function createProblemList(): ProblemList {
  const all: Problem[] = [];
  let suggestions = 0;
  const note = (
    severity: Problem['severity'],
    place: Place,
    code: string,
    message: string,
    value: unknown,
  ) => {
    const path = showPath(place.path);
    all.push({
      severity,
      code,
      path,
      message: `${path || place.document.file}: ${message}`,
      ...(value === undefined ? {} : { value: String(value) }),
      at: place.document.positionOf(place.path, place.side ?? 'value'),
    });
  };
  return {
    error: (place, code, message, value) => note('error', place, code, message, value),
    warn: (place, code, message, value) => note('warning', place, code, message, value),
    attempt(place, run) {
      try {
        return run();
      } catch (error) {
        if (!(error instanceof BaserateError)) throw error;
        for (const problem of error.problems) {
          if (problem.at) all.push(problem);
          else note(problem.severity, place, problem.code, withoutPath(problem), problem.value);
        }
        return undefined;
      }
    },
    suggest(name, known) {
      suggestions += 1;
      return suggestions > MAX_SUGGESTIONS ? '' : suggestName(name, known);
    },
    take: (problems) => void all.push(...problems),
    sorted(files) {
      const rank = new Map(files.map((file, index) => [file, index]));
      const key = ({ at }: Problem) =>
        [rank.get(at?.file ?? '') ?? files.length, at?.line ?? 0, at?.column ?? 0] as const;
      return [...all].sort((a, b) => {
        const [left, right] = [key(a), key(b)];
        return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
      });
    },
  };
}

/** Message of a problem without the path it begins with. */
function withoutPath({ path, message }: Problem): string {
  return message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
}
