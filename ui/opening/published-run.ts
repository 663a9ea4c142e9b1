import { BaserateError, readLock, readScenario, type ReadText } from '../../engine/index.ts';
import { makeOpenings } from './make-openings.ts';
import type { Runnable } from '../run/run-only.ts';

/** The run that confirms a scenario's first screen, read when the page is built so that a page need not read files for it. */
export interface PublishedRun {
  readonly variant: string;
  readonly scenario: Runnable;
  /** SHA-256 of each outcome in the lock, by name. */
  readonly digests: Readonly<Record<string, string>>;
}

/** A longer text costs a page more than it saves; then the run waits for the notebook. Characters. */
export const MOST_TEXT = 200_000;

/**
 * The run of the variant that answers a scenario's question; undefined where the scenario cannot be read, has
 * no lock to be held against, or is written out longer than MOST_TEXT.
 *
 * @param id       folder of the scenario
 * @param readText reads a file of the project; paths start with `scenarios/`
 */
export function makePublishedRun(id: string, readText: ReadText): PublishedRun | undefined {
  const [entry] = makeOpenings([id], readText);
  const lockPath = `scenarios/${id}/lock.json`;
  const lockText = readText(lockPath);
  if (entry?.kind !== 'opening' || lockText === undefined) return undefined;
  const { variant } = entry.opening;
  const locked = lockOf(lockPath, lockText)?.runs[variant];
  if (locked === undefined) return undefined;
  const { inputs, warnings, evidence, ...runnable } = readScenario(
    `scenarios/${id}/scenario.yaml`,
    readText,
  );
  void [inputs, warnings, evidence]; // no draw depends on them
  const variants = runnable.variants.filter(({ name }) => name === variant);
  const run = {
    variant,
    scenario: { ...runnable, variants },
    digests: Object.fromEntries(Object.entries(locked).map(([name, { digest }]) => [name, digest])),
  };
  return writeLiteral(run).length > MOST_TEXT ? undefined : run;
}

function lockOf(path: string, text: string) {
  try {
    return readLock(path, text);
  } catch (error) {
    if (error instanceof BaserateError) return undefined;
    throw error;
  }
}

/** Plain data as a JavaScript expression; unlike JSON it keeps infinite numbers. */
export function writeLiteral(data: unknown): string {
  const json = JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'number' && Math.abs(value) === Infinity ? `\u0000${value}` : value,
  );
  return json.replace(/"\\u0000(-?Infinity)"/g, '$1');
}
