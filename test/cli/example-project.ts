import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const FILES = {
  'scenarios/evidence/counts.yaml': `\
baserate-evidence: 1
title: Counts
sources:
  paper:
    publisher: Paper
    title: A count
    author: Somebody
    date: 2017-10-23
claims:
  convicted-of-400:
    source: paper
    kind: count
    says: 54 of some 400 were convicted.
    value: 54 of 400
    unit: people
    reported-by: an office
    caveats: [not-a-subset]
    comment: The 54 may not all be among the 400.
  never-used:
    source: paper
    kind: count
    says: 3 of 7 were something else.
    value: 3 of 7
    unit: people
    reported-by: an office
`,
  'scenarios/models/trial.yaml': `\
baserate-model: 1
title: Trial
parameters:
  convicted: { label: Convicted, kind: share }
states:
  waiting: { label: Waiting }
  convicted: { label: Convicted }
  free: { label: Free }
flows:
  - { from: waiting, to: convicted, share: convicted, after: 6 months }
  - { from: waiting, to: free, share: rest, after: 6 months }
outcomes:
  convicted: { label: People convicted, unit: people, entries: { to: [convicted] } }
  waiting: { label: People waiting, unit: people, stock: [waiting] }
leaves-out:
  - Everything else.
`,
  'scenarios/uk/scenario.yaml': `\
baserate: 1
title: Example
question: How many will be convicted?
evidence: [../evidence/counts.yaml]
model: ../models/trial.yaml
clock: { start: 2018-01, end: 2019-01, step: month }
run: { seed: example, draws: 400 }
population: { waiting: 400 }
parameters:
  convicted: { evidence: convicted-of-400 }
variants:
  half:
    title: Half the odds
    set: { convicted: { odds: 0.5 } }
outcomes: [convicted, waiting]
`,
  'scenarios/uk/notebook.md': `\
# Example

\`\`\`question id=answer outcome=convicted
\`\`\`
`,
};

export type ExampleFile = keyof typeof FILES;

export interface ExampleProject {
  readonly folder: string;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Replaces a piece of a file, which must be there. */
  edit(file: ExampleFile, from: string, to: string): void;
}

/** A small project in a temporary folder: one ledger, one model, one scenario with one variant. */
export function exampleProject(): ExampleProject {
  const folder = mkdtempSync(join(tmpdir(), 'baserate-project-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const [file, text] of Object.entries(FILES)) write(file, text);
  return {
    folder,
    read,
    write,
    edit(file, from, to) {
      const text = read(file);
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      write(file, text.replace(from, to));
    },
  };
}
