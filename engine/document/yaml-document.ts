import { Composer } from 'yaml';
import { BaserateError, type Problem, type SourcePosition } from '../errors/baserate-error.ts';
import { limitProblems } from '../errors/limit-problems.ts';
import type { DataPath } from './data-path.ts';
import { syntaxFaults } from './syntax-fault.ts';
import { offsetPastBytes, parseTokens, yamlLimits } from './yaml-limits.ts';
import { placeTree, type Place, type PlacedFault } from './yaml-place.ts';

/** A YAML file as plain data that remembers where each value stands. */
export interface YamlDocument {
  readonly file: string;
  readonly text: string;
  /** Mappings without a prototype, lists, text, numbers, true, false, null (also for an empty file). */
  readonly data: unknown;
  /**
   * Where a path stands: its key (the default) or its value. A path that is not there gives the
   * nearest mapping around it, which is where a missing key should be reported.
   */
  positionOf(path: DataPath, side?: 'key' | 'value'): SourcePosition;
  /** Start and end offset of the value as written, for splices; undefined when it is not there. */
  rangeOf(path: DataPath): readonly [number, number] | undefined;
  /** The value with its layout; undefined when it is not there. */
  placeOf(path: DataPath): Place | undefined;
}

/**
 * Reads YAML 1.2 (core schema) as written by people and by attackers: no aliases, anchors, tags or
 * directives, one document, limits of {@link yamlLimits}, each key once.
 *
 * @param file name shown in messages
 * @throws BaserateError with every problem, in line order; a file over its limits or with broken
 *         syntax reports those alone
 */
export function parseYamlDocument(file: string, text: string): YamlDocument {
  const known = recall(text);
  const lineStarts = known?.lineStarts ?? findLineStarts(text);
  const positionAt = (offset: number): SourcePosition => {
    const line = lineAt(lineStarts, offset);
    const column = Math.max(0, offset - (lineStarts[line - 1] ?? 0)) + 1;
    return { file, line, column };
  };
  const problem = ({ code, offset, path, message, value }: PlacedFault): Problem => ({
    severity: 'error',
    code,
    path,
    message: `${path || file}: ${message}${value === undefined ? '' : `; got ${value === '' ? 'nothing' : value}`}`,
    ...(value === undefined ? {} : { value }),
    at: positionAt(offset),
  });
  const refuse = (faults: readonly PlacedFault[]): never => {
    const sorted = [...faults].sort((a, b) => a.offset - b.offset);
    throw new BaserateError(limitProblems(sorted.map(problem)));
  };

  if (known) return documentOf(known.root);

  const tooLarge = offsetPastBytes(text, yamlLimits.bytes);
  if (tooLarge !== undefined) {
    const message = `a file must not exceed ${yamlLimits.bytes / 1024} KiB; it does so on line ${positionAt(tooLarge).line} (split it into several files)`;
    refuse([{ code: 'document/too-large', offset: tooLarge, path: '', message }]);
  }
  const parsed = parseTokens(text, yamlLimits.nesting);
  if ('tooDeepAt' in parsed) {
    const offset = parsed.tooDeepAt;
    const message = `lists and mappings must not nest deeper than ${yamlLimits.nesting}; they do so on line ${positionAt(offset).line}`;
    return refuse([{ code: 'document/too-deep', offset, path: '', message }]);
  }

  const composer = new Composer({
    schema: 'core',
    version: '1.2',
    merge: false,
    // `yaml` checks in quadratic time (13.7 s for a flat map of 256 KiB); placeTree checks in linear.
    uniqueKeys: false,
  });
  const [document, second] = [...composer.compose(parsed.tokens, true, text.length)];
  const faultsOfSyntax = document ? [...syntaxFaults(document, text)] : [];
  if (second) {
    const message = 'a file must hold one document; remove the line --- and what follows';
    faultsOfSyntax.push({ code: 'document/syntax', offset: second.range[0], path: '', message });
  }
  if (faultsOfSyntax.length > 0) refuse(faultsOfSyntax);
  if (document?.directives?.yaml.explicit) {
    const message = 'directives such as %YAML are not allowed; remove the line';
    refuse([{ code: 'document/directive', offset: 0, path: '', message }]);
  }
  const { place: root, faults } = placeTree(
    document?.contents ?? null,
    (at) => positionAt(at).line,
  );
  if (faults.length > 0) refuse(faults);

  remember(text, { root, lineStarts });
  return documentOf(root);

  function documentOf(root: Place): YamlDocument {
    const placeOf = (path: DataPath): Place | undefined => {
      let place: Place | undefined = root;
      for (const part of path) place = place?.children.get(part);
      return place;
    };
    return {
      file,
      text,
      data: root.data,
      placeOf,
      rangeOf: (path) => placeOf(path)?.value,
      positionOf(path, side = 'key') {
        let place = root;
        for (const part of path) {
          const child = place.children.get(part);
          if (!child) break;
          place = child;
        }
        return positionAt(place[side][0]);
      },
    };
  }
}

/** What a text that can be read says, whatever file it stands in. */
interface Parsed {
  readonly root: Place;
  readonly lineStarts: readonly number[];
}

/**
 * Texts that were read last: an edit reads the same scenario several times, and a model that it leaves alone. Nothing that is
 * read changes what it was read from.
 */
const parsedTexts = new Map<string, Parsed>();
const MOST_PARSED = 8;

function recall(text: string): Parsed | undefined {
  const parsed = parsedTexts.get(text);
  if (parsed) remember(text, parsed); // the one used last goes last
  return parsed;
}

function remember(text: string, parsed: Parsed): void {
  parsedTexts.delete(text);
  parsedTexts.set(text, parsed);
  for (const oldest of parsedTexts.keys()) {
    if (parsedTexts.size <= MOST_PARSED) return;
    parsedTexts.delete(oldest);
  }
}

function findLineStarts(text: string): number[] {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high + 1) / 2);
    if ((lineStarts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
