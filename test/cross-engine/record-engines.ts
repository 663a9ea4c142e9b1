import type { EngineReport } from './engine-report.ts';

/** An engine and what it gave for the base of every scenario, as `scenarios/reproduced.json` holds it. */
export interface RecordedEngine {
  /** With its version: `Chromium 156`. */
  readonly name: string;
  /** Digest of every outcome of base, by path of the scenario. */
  readonly digests: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * The record of one engine.
 *
 * @param version as the engine tells it, such as `HeadlessChrome/156.0.1`; its first number is kept
 */
export function recordedEngine(
  name: string,
  version: string,
  { scenarios }: Pick<EngineReport, 'scenarios'>,
): RecordedEngine {
  const major = /\d+/.exec(version)?.[0];
  return {
    name: major === undefined ? name : `${name} ${major}`,
    digests: Object.fromEntries(Object.entries(scenarios).map(([path, { full }]) => [path, full])),
  };
}

/** Text of the record: one line for each engine and scenario, engines by name. */
export function serialiseRecord(engines: readonly RecordedEngine[]): string {
  const sorted = [...engines].sort((a, b) => (a.name < b.name ? -1 : 1));
  const blocks = sorted.map(({ name, digests }) => {
    const lines = Object.entries(digests).map(
      ([path, outcomes]) => `        ${JSON.stringify(path)}: ${JSON.stringify(outcomes)}`,
    );
    return `    {\n      "name": ${JSON.stringify(name)},\n      "digests": {\n${lines.join(',\n')}\n      }\n    }`;
  });
  return `{\n  "baserate": 1,\n  "engines": [\n${blocks.join(',\n')}\n  ]\n}\n`;
}
