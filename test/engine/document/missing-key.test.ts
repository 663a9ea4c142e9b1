import { describe, expect, it } from 'vitest';
import { checkSchema } from '../../../engine/document/check-schema.ts';
import { parseYamlDocument } from '../../../engine/document/yaml-document.ts';
import type { z } from '../../../engine/document/zod.ts';
import { BaserateError, formatProblem } from '../../../engine/errors/baserate-error.ts';
import { ledgerSchema } from '../../../engine/evidence/ledger-schema.ts';
import { modelSchema } from '../../../engine/scenario/model-schema.ts';
import { scenarioSchema } from '../../../engine/scenario/scenario-schema.ts';

function problemsOf(schema: z.ZodType, text: string): readonly string[] {
  try {
    checkSchema(parseYamlDocument('f.yaml', text), schema);
  } catch (error) {
    if (error instanceof BaserateError) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}

const SCENARIO = `baserate: 1
title: A
question: How many?
model: m.yaml
clock: { start: 2018-01, end: 2020-01 }
run:
  seed: x
  draws: 1000
outcomes:
  - convicted
`;

const MODEL = `baserate-model: 1
title: A
states:
  back: { label: Back }
flows:
  - from: back
    to: away
outcomes: {}
`;

describe('a key that must be there', () => {
  it('is not told of where nothing is missing', () => {
    expect(problemsOf(scenarioSchema, SCENARIO)).toEqual([]);
    expect(problemsOf(modelSchema, MODEL)).toEqual([]);
  });

  it.each([
    [
      'a whole number',
      '  draws: 1000\n',
      '6:1: error: run.draws: must be given: a whole number; the key is missing (add a line `draws: …` under run). Number of Monte Carlo draws, 1 to 10,000,000; with `precision`, the most. [document/missing-key]',
    ],
    [
      'text or a number',
      '  seed: x\n',
      '6:1: error: run.seed: must be given: text or a number; the key is missing (add a line `seed: …` under run). Any text or number; the same seed gives the same result, bit for bit. [document/missing-key]',
    ],
    [
      'text',
      'title: A\n',
      '1:1: error: title: must be given: text; the key is missing (add a line `title: …` to the file). Name of the scenario, such as `British returnees, 2018–2028`. [document/missing-key]',
    ],
    [
      'a mapping',
      'run:\n  seed: x\n  draws: 1000\n',
      '1:1: error: run: must be given: a mapping with seed, draws, sampling, method, precision; the key is missing (add a line `run: …` to the file). How the scenario is run when nobody says otherwise. [document/missing-key]',
    ],
    [
      'a list',
      'outcomes:\n  - convicted\n',
      '1:1: error: outcomes: must be given: a list of text; the key is missing (add a line `outcomes: …` to the file). Outcomes of the model to report, each perhaps `by group`; the first answers the question. [document/missing-key]',
    ],
  ])('says that it is missing, what it must be, and where it goes: %s', (_, line, expected) => {
    expect(problemsOf(scenarioSchema, SCENARIO.replace(line, ''))).toEqual([`f.yaml:${expected}`]);
  });

  it.each([
    ['states:\n  back: { label: Back }\n', '', /^f\.yaml:1:1: .*states: must be given: a mapping;/],
    ['{ label: Back }', '{}', /^f\.yaml:4:3: .*label: … ?` between the braces of states\.back\)/],
    ['    to: away\n', '', /^f\.yaml:6:5: .*flows\[0\]\.to: .*line `to: …` under flows\[0\]\)/],
    ['  - from: back\n    to: away\n', '  -\n', /^f\.yaml:\d:\d: .*nothing stands behind the dash/],
    [
      '  back: { label: Back }',
      '  back:',
      /^f\.yaml:4:3: .*states\.back: must be given: a mapping with label/,
    ],
    ['title: A', 'title:', /^f\.yaml:2:1: .*nothing stands behind the key \(write it behind/],
  ])('is told in a model: %j made %j', (from, to, expected) => {
    expect(problemsOf(modelSchema, MODEL.replace(from, to))).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  it('ends what it must hold without a full stop in the middle of the message', () => {
    const [first] = problemsOf(modelSchema, `${MODEL}parameters:\n  p: { label: P }\n`);
    expect(first).toContain('inflow: people per time; the key is missing (add `kind: …`');
  });

  it('is told in a ledger', () => {
    const [first] = problemsOf(ledgerSchema, 'baserate-ledger: 1\n');
    expect(first).toMatch(/^f\.yaml:1:1: .*must be given: .*; the key is missing \(add a line/);
  });

  it('is not confused with a value that is there and has another type', () => {
    expect(problemsOf(scenarioSchema, SCENARIO.replace('draws: 1000', 'draws: many'))).toEqual([
      'f.yaml:8:10: error: run.draws: must be a whole number; got many (write it in digits) [document/wrong-type]',
    ]);
    expect(problemsOf(scenarioSchema, SCENARIO.replace('draws: 1000', 'draws: 1.5'))).toEqual([
      'f.yaml:8:10: error: run.draws: must be a whole number; got 1.5 [document/wrong-type]',
    ]);
  });
});

describe('an unknown key beside a missing one', () => {
  it.each([
    ['draws', 'drwas', 'did you mean draws?'],
    ['draws: 1000', '"draws 1000":', "is there a ':' missing after draws?"],
    ['draws: 1000', '"draws:1000":', "put a space behind the ':' after draws"],
    ['draws', '\u00a0draws', 'it holds a space that is none for YAML'],
  ])('is one mistake, told once: %s written %j', (from, to, remedy) => {
    const problems = problemsOf(scenarioSchema, SCENARIO.replace(from, to));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^f\.yaml:8:\d: error: run\..*: unknown key, and draws is missing/);
    expect(problems[0]).toContain(`which must be given: a whole number (${remedy}`);
  });

  it.each([
    [
      'draws: 1000, seed: x',
      'run.000: unknown key',
      '{ draws: 10,000, seed: x }',
      'a number is written without commas',
    ],
    [
      'a curly quote',
      'unknown key',
      '{ draws: 1, seed: “a, b” }',
      'text with a comma goes in straight quotes',
    ],
  ])('is not made of what a comma cut off: %s', (_, says, run, remedy) => {
    const text = SCENARIO.replace('run:\n  seed: x\n  draws: 1000\n', `run: ${run}\n`);
    const [first] = problemsOf(scenarioSchema, text);
    expect(first).toContain(says);
    expect(first).toContain(remedy);
  });

  it('leaves the missing key to itself where it is far from it', () => {
    const problems = problemsOf(scenarioSchema, SCENARIO.replace('draws', 'repetitions'));
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^f\.yaml:6:1: .*run\.draws: must be given/);
    expect(problems[1]).toMatch(/^f\.yaml:8:3: .*unknown key \(known keys: seed, draws/);
  });

  it('takes the place of a missing key only once', () => {
    const problems = problemsOf(
      scenarioSchema,
      SCENARIO.replace('draws: 1000', 'drawss: 1\n  drwas: 2'),
    );
    expect(problems.map((line) => line.includes('is missing'))).toEqual([true, false]);
    expect(problems[1]).toContain('run.drwas: unknown key (did you mean draws?)');
  });

  it('says nothing of missing where the key it resembles is there', () => {
    const problems = problemsOf(scenarioSchema, SCENARIO.replace('  draws', '  drwas: 1\n  draws'));
    expect(problems).toEqual([
      'f.yaml:8:3: error: run.drwas: unknown key (did you mean draws?) [document/unknown-key]',
    ]);
  });
});
