import { BaserateError, type Problem } from '../../../engine/errors/baserate-error.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import type { ReadText } from '../../../engine/scenario/scenario.ts';

/** A small project in memory, which tests take and break. */
export const SMALL_FILES: Readonly<Record<string, string>> = {
  'scenarios/evidence/press.yaml': `baserate-evidence: 1
title: Two counts
sources:
  paper: { publisher: The Paper, title: How many, author: A. Writer, date: 2017-10-23 }
claims:
  convicted-of-back:
    source: paper
    kind: count
    says: 54 of about 400 had been convicted.
    value: 54 of 400
    reported-by: Ministry
    caveats: [not-a-subset]
    comment: The 54 may not all be among the 400.
  went:
    source: paper
    kind: stock
    says: 850 went.
    value: 850
    reported-by: Ministry
    caveats: []
  old:
    source: paper
    kind: stock
    says: 800 went.
    value: 800
    reported-by: Ministry
    superseded-by: went
    caveats: []
  misread-share:
    source: paper
    kind: count
    says: 0 of 103 attacked.
    value: 0 of 103
    reported-by: University
    caveats: [misread]
  nonsense:
    source: paper
    kind: count
    says: 1 of 2.
    value: 1 of 2
    reported-by: Nobody
    caveats: []
    unusable: It is an anecdote.
  remark:
    source: paper
    kind: note
    says: Reporting is poor.
    reported-by: Ministry
    caveats: []
  trial-time:
    source: paper
    kind: time
    says: Trials take 3 to 18 months.
    value: 3 to 18 months
    reported-by: Courts
    caveats: []
`,
  'scenarios/models/small.yaml': `baserate-model: 1
title: A small pathway
about: Three states and an end.
evidence: [../evidence/press.yaml]
parameters:
  convicted: { label: Share convicted, kind: share }
  guilty: { label: Guilty verdicts, kind: share, value: 80% to 95% }
  time-to-trial: { label: Time to trial, kind: sojourn, value: { evidence: trial-time } }
  sentence: { label: Sentence served, kind: duration, value: 2 to 6 years }
  killed: { label: Killed, kind: rate, value: 0.1 to 0.3 per year }
states:
  abroad: { label: Abroad }
  killed: { label: Killed }
  back: { label: Back, about: In the country. }
  charged: { label: Charged }
  free: { label: Free }
  prison: { label: In prison }
flows:
  - { from: abroad, to: killed, rate: killed }
  - { from: abroad, to: back, rate: 0.2 per year }
  - { from: back, to: charged, share: convicted / guilty, after: time-to-trial }
  - { from: back, to: free, share: rest, after: 12 months }
  - { from: charged, to: prison, share: guilty, after: 1 to 6 months }
  - { from: charged, to: free, share: 1 - guilty, after: 6 months }
  - { from: prison, to: free, share: rest, after: { median: sentence, sigma: 0.6 } }
outcomes:
  convicted: { label: Convicted, entries: { to: [prison], from: [charged] } }
  back: { label: Ever back, entries: { to: [back] }, includes-start: true }
  in-prison: { label: In prison, unit: prisoners, stock: [prison] }
leaves-out:
  - Nobody is born.
`,
  'scenarios/small/scenario.yaml': `# yaml-language-server: $schema=../scenario.schema.json
baserate: 1
title: A small scenario
question: How many will be convicted?
evidence: [../evidence/press.yaml]
model: ../models/small.yaml
clock: { start: 2018-01, end: 2028-01, step: month }
run: { seed: small, draws: 1000 }
population: { abroad: { evidence: went }, back: 425 }   # people
parameters:
  convicted: { evidence: convicted-of-back, weight: 0.5 } # discounted
  guilty: 0.9
variants:
  more: { title: Twice the odds, set: { convicted: { odds: 2, from: 2020-01 } } }
  fewer-abroad:
    title: Fewer went
    about: Another count.
    set:
      convicted: 20%
      sentence: { times: 0.5, from: 2019-01, until: 2020-07 }
      guilty: { add: -0.05 }
    population: { abroad: 100 to 200 }
outcomes: [convicted, in-prison]
`,
};

/** Path of the scenario among the small files. */
export const SMALL_PATH = 'scenarios/small/scenario.yaml';

/** Reads the small files, some of them replaced. */
export function readSmall(changed: Readonly<Record<string, string>> = {}): ReadText {
  const files = new Map(Object.entries({ ...SMALL_FILES, ...changed }));
  return (path) => files.get(path);
}

/** Text of a small file with one passage replaced; fails when the passage is not there exactly once. */
export function withPassage(path: string, passage: string, replacement: string): string {
  const text = SMALL_FILES[path] ?? '';
  if (text.split(passage).length !== 2) throw new Error(`not exactly once in ${path}: ${passage}`);
  return text.replace(passage, () => replacement);
}

/** Everything wrong with the small scenario when some files are replaced. */
export function problemsOf(changed: Readonly<Record<string, string>>): readonly Problem[] {
  try {
    readScenario(SMALL_PATH, readSmall(changed));
  } catch (error) {
    if (error instanceof BaserateError) return error.problems;
    throw error;
  }
  return [];
}

/** The one problem that a changed passage makes, as `code line: message`. */
export function problemOf(path: string, passage: string, replacement: string): string {
  const problems = problemsOf({ [path]: withPassage(path, passage, replacement) });
  return problems
    .map(
      ({ code, at, message }) =>
        `${code} ${at?.file === path ? (at.line ?? '') : at?.file}: ${message}`,
    )
    .join('\n');
}

/** Warnings of the small scenario when some files are replaced, as `code file:line value`. */
export function warningsOf(changed: Readonly<Record<string, string>>): readonly string[] {
  return readScenario(SMALL_PATH, readSmall(changed)).warnings.map(
    ({ code, at, value }) => `${code} ${at?.file.split('/').at(-1)}:${at?.line} ${value}`,
  );
}
