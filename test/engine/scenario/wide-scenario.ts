import { BaserateError } from '../../../engine/errors/baserate-error.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import type { Scenario, Variant } from '../../../engine/scenario/scenario.ts';

const MODEL_PATH = 'scenarios/models/wide.yaml';
const WIDE_PATH = 'scenarios/wide/scenario.yaml';

const MODEL = `baserate-model: 1
title: Those who left
parameters:
  arrivals: { label: People leaving, kind: inflow, value: 30 per month }
  convicted: { label: Share convicted, kind: share, value: 10% to 30% }
  hazard: { label: Deaths abroad, kind: rate, value: 0.1 per year }
  shock: { label: Good and bad years, kind: number, value: { value: 'lognormal(median=1, sigma=0.5)', redrawn: year } }
  worse: { label: Deaths in this year, kind: rate, value: hazard * shock }
states:
  abroad: { label: Abroad }
  dead: { label: Dead }
  back: { label: Back }
  prison: { label: In prison }
  free: { label: Free }
flows:
  - { from: abroad, to: dead, rate: worse }
  - { from: abroad, to: back, rate: 0.2 per year }
  - { from: back, to: prison, share: convicted, after: 6 months }
  - { from: back, to: free, share: rest, after: 12 months }
outcomes:
  back: { label: Came back, entries: { to: [back] } }
  dead: { label: Dead, stock: [dead] }
`;

/** Text of a scenario over the model; a section that is not given has a plain one. */
export function wideText(sections: Readonly<Record<string, string>>): string {
  const all: Readonly<Record<string, string>> = {
    clock: '{ start: 2018-01, end: 2028-01 }',
    population: sections['groups'] === undefined ? '{ abroad: 100 }' : '',
    outcomes: '[back, dead]',
    ...sections,
  };
  const lines = Object.entries(all).filter(([, text]) => text !== '');
  return `baserate: 1
title: Wide
question: How many came back?
model: ../models/wide.yaml
run: { seed: wide, draws: 100 }
${lines.map(([key, text]) => `${key}: ${text}`).join('\n')}
`;
}

/** A passage of the model and what stands in its place. */
type Edit = readonly [passage: string, replacement: string];

/** Reads a scenario with these sections over the model, some passages of which may be replaced. */
export function readWide(
  sections: Readonly<Record<string, string>>,
  ...edits: readonly Edit[]
): Scenario {
  const model = edits.reduce((text, [passage, replacement]) => {
    if (text.split(passage).length !== 2) throw new Error(`not once: ${passage}`);
    return text.replace(passage, () => replacement);
  }, MODEL);
  return readWideText(wideText(sections), model);
}

/** Reads the text of a scenario over the model. */
export function readWideText(text: string, model = MODEL): Scenario {
  const files = new Map([
    [MODEL_PATH, model],
    [WIDE_PATH, text],
  ]);
  return readScenario(WIDE_PATH, (path) => files.get(path));
}

/** What is wrong with such a scenario: `code message @ what stands there` each. */
export function refusalsOf(
  sections: Readonly<Record<string, string>>,
  ...edits: readonly Edit[]
): readonly string[] {
  try {
    readWide(sections, ...edits);
  } catch (error) {
    if (!(error instanceof BaserateError)) throw error;
    return error.problems.map(({ code, message, at }) => {
      const line =
        at?.file === WIDE_PATH ? (wideText(sections).split('\n')[at.line - 1] ?? '') : '';
      return `${code} ${message} @ ${line.slice((at?.column ?? 1) - 1)}`;
    });
  }
  return [];
}

/** Warnings of such a scenario, as `code message`. */
export function cautionsOf(sections: Readonly<Record<string, string>>): readonly string[] {
  return readWide(sections).warnings.map(({ code, message }) => `${code} ${message}`);
}

/** The variant called `it` among these, and other sections beside them. */
export function variantOf(
  variants: string,
  others: Readonly<Record<string, string>> = {},
): Variant {
  const found = readWide({ ...others, variants }).variants.find(({ name }) => name === 'it');
  if (!found) throw new Error('no variant');
  return found;
}
