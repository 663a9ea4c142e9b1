// Long because every part of a ledger is read here, each with its own errors.
import { checkSchema, inLineOrder } from '../document/check-schema.ts';
import type { DataPath } from '../document/data-path.ts';
import { showPath } from '../document/data-path.ts';
import { suggestName } from '../document/nearest-name.ts';
import { showValue } from '../document/show-value.ts';
import { parseYamlDocument, type YamlDocument } from '../document/yaml-document.ts';
import { BaserateError, type Problem } from '../errors/baserate-error.ts';
import { placeProblem } from '../errors/place-problem.ts';
import { readClaimQuantity } from './claim-quantity.ts';
import type { Claim, Evidence, Source } from './claim.ts';
import {
  LEDGER_VERSION,
  ledgerSchema,
  type ClaimInput,
  type LedgerInput,
} from './ledger-schema.ts';

/** A ledger that fits the schema, with the text it came from. */
interface Ledger {
  readonly document: YamlDocument;
  readonly data: LedgerInput;
}

/**
 * Reads evidence ledgers and merges them. Ids of sources and of claims are unique over all of them,
 * and claims of one ledger may refer to sources and claims of another.
 *
 * @param paths    ledgers, from the project's root; a path named twice is read once
 * @param readText reads a file by its path; undefined where there is none
 * @throws BaserateError with every problem of every ledger, by ledger and line; references are
 *         checked once all ledgers fit the schema
 */
export function readLedgers(
  paths: readonly string[],
  readText: (path: string) => string | undefined,
): Evidence {
  const problems: Problem[] = [];
  const ledgers: Ledger[] = [];
  for (const path of new Set(paths)) {
    try {
      ledgers.push(recall(path, readText(path)));
    } catch (error) {
      if (!(error instanceof BaserateError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new BaserateError(problems);
  const last = lastMerged;
  if (last?.ledgers.length === ledgers.length && last.ledgers.every((its, i) => its === ledgers[i]))
    return last.evidence;
  const evidence = merge(ledgers);
  lastMerged = { ledgers, evidence };
  return evidence;
}

// The ledgers of a scenario that is read again are the same objects; so is what they say together.
let lastMerged: { readonly ledgers: readonly Ledger[]; readonly evidence: Evidence } | undefined;

function merge(ledgers: readonly Ledger[]): Evidence {
  const problems: Problem[] = [];
  const sources = new Map<string, Source>();
  const claims = new Map<string, Claim>();
  const firstAt = new Map<string, string>();
  for (const { document, data } of ledgers) {
    const found: Problem[] = [];
    const unique = (group: 'sources' | 'claims', id: string): boolean => {
      const path = [group, id];
      const first = firstAt.get(showPath(path));
      const { file, line } = document.positionOf(path);
      if (first === undefined) firstAt.set(showPath(path), `${file}:${line}`);
      else {
        const message = `an id must be unique over all ledgers; it first stands at ${first} (rename one)`;
        found.push(problemAt(document, path, 'key', 'evidence/duplicate-id', message, id));
      }
      return first === undefined;
    };
    for (const [id, input] of Object.entries(data.sources)) {
      if (unique('sources', id)) sources.set(id, toSource(id, input));
    }
    for (const [id, input] of Object.entries(data.claims)) {
      if (unique('claims', id))
        claims.set(id, toClaim(id, input, document, data['default-weights']));
      found.push(...checkValue(document, id, input));
    }
    problems.push(...inLineOrder(found));
  }
  for (const { document, data } of ledgers) {
    const found: Problem[] = [];
    for (const [id, claim] of Object.entries(data.claims)) {
      found.push(...checkReferences(document, id, claim, sources, claims));
    }
    problems.push(...inLineOrder(found));
  }
  if (problems.length > 0) throw new BaserateError(byFile(problems, ledgers));
  return { sources, claims };
}

// A scenario is read again at every edit of its own text, while its ledgers stay as they are and
// take most of the time (100 ms for 75 KB); the last few are therefore kept by path and text.
const recent = new Map<string, Ledger>();
const recentLimit = 8;

function recall(path: string, text: string | undefined): Ledger {
  const known = recent.get(path);
  if (known && known.document.text === text) return known;
  const ledger = readLedger(path, text);
  recent.delete(path);
  recent.set(path, ledger);
  const oldest = recent.keys().next();
  if (recent.size > recentLimit && !oldest.done) recent.delete(oldest.value);
  return ledger;
}

function readLedger(path: string, text: string | undefined): Ledger {
  if (text === undefined) {
    const message = `${path}: there is no such ledger (check the path under \`evidence\`)`;
    throw new BaserateError({ severity: 'error', code: 'evidence/file-not-found', path, message });
  }
  const document = parseYamlDocument(path, text);
  // A file of another kind or version would fail in a hundred places that say nothing.
  const version = document.placeOf(['baserate-evidence']);
  if (version?.data !== LEDGER_VERSION) {
    const at = version ? ['baserate-evidence'] : [];
    const got = version ? `; got ${showValue(version.data)}` : '';
    const rule = `a ledger must say \`baserate-evidence: ${LEDGER_VERSION}\` at its top, the version that is read here${got}`;
    const value = version && showValue(version.data);
    throw new BaserateError(
      problemAt(document, at, 'value', 'evidence/format-version', rule, value),
    );
  }
  return { document, data: checkSchema(document, ledgerSchema) };
}

/** Whether a claim's number can be read as what the claim says it is. */
function checkValue(document: YamlDocument, id: string, claim: ClaimInput): Problem[] {
  const path = ['claims', id];
  const { value } = claim;
  if (value === undefined) {
    // A time may also be a date, which stands in `as-of`.
    const isDate = claim.kind === 'time' && claim['as-of'] !== undefined;
    if (claim.kind === 'note' || isDate || claim.unusable !== undefined) return [];
    const message = `a claim of kind ${claim.kind} must have a value (write one, make it kind: note, or say under \`unusable\` why it has none)`;
    return [problemAt(document, path, 'key', 'evidence/missing-value', message)];
  }
  try {
    readClaimQuantity(value, claim.kind);
    return [];
  } catch (error) {
    if (!(error instanceof BaserateError)) throw error;
    const at = document.positionOf([...path, 'value'], 'value');
    return error.problems.map((problem) => placeProblem(problem, showPath([...path, 'value']), at));
  }
}

function checkReferences(
  document: YamlDocument,
  id: string,
  claim: ClaimInput,
  sources: ReadonlyMap<string, Source>,
  claims: ReadonlyMap<string, Claim>,
): Problem[] {
  const problems: Problem[] = [];
  const check = (key: DataPath, wanted: string, known: ReadonlyMap<string, unknown>) => {
    const path = ['claims', id, ...key];
    const what = known === sources ? 'source' : 'claim';
    const note = (code: string, message: string) =>
      problems.push(problemAt(document, path, 'value', code, message, wanted));
    if (!known.has(wanted)) {
      const hint = suggestName(wanted, known.keys());
      note(`evidence/unknown-${what}`, `no ${what} is called ${wanted}${hint}`);
    } else if (what === 'claim' && wanted === id) {
      note('evidence/self-reference', 'a claim cannot refer to itself (remove it)');
    }
  };
  check(['source'], claim.source, sources);
  for (const [i, other] of (claim['disputed-by'] ?? []).entries()) {
    check(['disputed-by', i], other, claims);
  }
  const successor = claim['superseded-by'];
  if (successor !== undefined) check(['superseded-by'], successor, claims);
  return problems;
}

function toSource(id: string, input: LedgerInput['sources'][string]): Source {
  const { publisher, title, author, date, address, 'based-on': basedOn } = input;
  return {
    id,
    publisher,
    title,
    author,
    date: String(date),
    ...(address !== undefined && { address }),
    ...(basedOn !== undefined && { basedOn }),
  };
}

function toClaim(
  id: string,
  input: ClaimInput,
  document: YamlDocument,
  defaultWeights: Claim['defaultWeights'],
): Claim {
  const { ref, source, kind, says, value, unit, place, comment, unusable } = input;
  const asOf = input['as-of'];
  const supersededBy = input['superseded-by'];
  return {
    id,
    source,
    kind,
    says,
    reportedBy: input['reported-by'],
    caveats: input.caveats ?? [],
    disputedBy: input['disputed-by'] ?? [],
    ...(ref !== undefined && { ref }),
    ...(value !== undefined && { value: asWritten(document, ['claims', id, 'value'], value) }),
    ...(unit !== undefined && { unit }),
    ...(place !== undefined && { place }),
    ...(asOf !== undefined && { asOf: String(asOf) }),
    ...(comment !== undefined && { comment }),
    ...(unusable !== undefined && { unusable }),
    ...(supersededBy !== undefined && { supersededBy }),
    ...(defaultWeights !== undefined && { defaultWeights }),
  };
}

/** A number keeps the digits of the file (`0.50`); text is its own text. */
function asWritten(document: YamlDocument, path: DataPath, value: string | number): string {
  const range = typeof value === 'number' ? document.rangeOf(path) : undefined;
  return range ? document.text.slice(...range) : String(value);
}

function problemAt(
  document: YamlDocument,
  path: DataPath,
  side: 'key' | 'value',
  code: string,
  message: string,
  value?: string,
): Problem {
  const shown = showPath(path);
  return {
    severity: 'error',
    code,
    path: shown,
    message: `${shown || document.file}: ${message}`,
    ...(value === undefined ? {} : { value }),
    at: document.positionOf(path, side),
  };
}

function byFile(problems: readonly Problem[], ledgers: readonly Ledger[]): Problem[] {
  return ledgers.flatMap(({ document }) =>
    inLineOrder(problems.filter(({ at }) => at?.file === document.file)),
  );
}
