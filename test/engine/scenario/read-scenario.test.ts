import { describe, expect, it } from 'vitest';
import { BaserateError, type Problem } from '../../../engine/errors/baserate-error.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { readSmall, SMALL_FILES, SMALL_PATH, withPassage } from './small-scenario.ts';

const MODEL = 'scenarios/models/small.yaml';

function problemsOf(changed: Readonly<Record<string, string>>): readonly Problem[] {
  try {
    readScenario(SMALL_PATH, readSmall(changed));
  } catch (error) {
    if (error instanceof BaserateError) return error.problems;
    throw error;
  }
  return [];
}

/** The one problem that a changed passage makes, as `code line: message`. */
function problemOf(path: string, passage: string, replacement: string): string {
  const problems = problemsOf({ [path]: withPassage(path, passage, replacement) });
  return problems
    .map(
      ({ code, at, message }) =>
        `${code} ${at?.file === path ? (at.line ?? '') : at?.file}: ${message}`,
    )
    .join('\n');
}

const inScenario = (passage: string, replacement: string) =>
  problemOf(SMALL_PATH, passage, replacement);
const inModel = (passage: string, replacement: string) => problemOf(MODEL, passage, replacement);

function warningsOf(changed: Readonly<Record<string, string>>): readonly string[] {
  return readScenario(SMALL_PATH, readSmall(changed)).warnings.map(
    ({ code, at, value }) => `${code} ${at?.file.split('/').at(-1)}:${at?.line} ${value}`,
  );
}

describe('readScenario on a sound scenario', () => {
  const scenario = readScenario(SMALL_PATH, readSmall());

  it('resolves the clock and the run', () => {
    expect(scenario.clock).toEqual({ startMonth: 2018 * 12, steps: 120 });
    expect(scenario.run).toEqual({ seed: 'small', draws: 1000 });
    expect(scenario.id).toBe('small');
  });

  it('gives every parameter of the model its value, in the model’s order', () => {
    expect(
      scenario.parameters.map(({ name, setBy, assignment }) => [name, setBy, assignment.text]),
    ).toEqual([
      ['convicted', 'scenario', '54 of 400'],
      ['guilty', 'scenario', '0.9'],
      ['time-to-trial', 'model', '3 to 18 months'],
      ['sentence', 'model', '2 to 6 years'],
      ['killed', 'model', '0.1 to 0.3 per year'],
    ]);
    expect(scenario.parameters[0]?.assignment).toEqual({
      quantity: { kind: 'proportion', low: 54, high: 54, total: 400 },
      text: '54 of 400',
      claim: 'convicted-of-back',
      weight: 0.5,
      at: { file: SMALL_PATH, line: 11, column: 14 },
    });
  });

  it('resolves the population, by claim or by count', () => {
    expect(
      scenario.population.map(({ state, assignment }) => [state, assignment.quantity]),
    ).toEqual([
      ['abroad', { kind: 'fixed', value: 850 }],
      ['back', { kind: 'fixed', value: 425 }],
    ]);
  });

  it('turns the months of a variant into steps', () => {
    const changes = scenario.variants.flatMap(({ name, changes }) =>
      changes.map(({ parameter, op, fromStep, untilStep }) => [
        name,
        parameter,
        op.kind === 'set' ? op.assignment.text : op.by,
        fromStep,
        untilStep,
      ]),
    );
    // Step t covers the month startMonth + t − 1, so 2020-01 of a clock from 2018-01 is step 25.
    expect(changes).toEqual([
      ['more', 'convicted', 2, 25, Infinity],
      ['fewer-abroad', 'convicted', '20%', 1, Infinity],
      ['fewer-abroad', 'sentence', 0.5, 13, 31],
      ['fewer-abroad', 'guilty', -0.05, 1, Infinity],
    ]);
    expect(scenario.variants[1]?.population[0]?.assignment.quantity).toEqual({
      kind: 'range',
      low: 100,
      high: 200,
    });
  });

  it('reads the flows of the model', () => {
    const [killed, back, charged, , , , released] = scenario.pathway.flows;
    expect(killed).toMatchObject({ kind: 'rate', rate: { kind: 'parameter', name: 'killed' } });
    expect(back).toMatchObject({ kind: 'rate', rate: { kind: 'number' } });
    expect(charged).toMatchObject({
      kind: 'share',
      share: { kind: 'call', op: '/' },
      after: { kind: 'parameter', name: 'time-to-trial' },
      at: { file: MODEL, line: 21 },
    });
    expect(released).toMatchObject({
      share: 'rest',
      after: { kind: 'lognormal', median: { kind: 'parameter', name: 'sentence' }, sigma: 0.6 },
    });
  });

  it('asks for the outcomes in the scenario’s order', () => {
    expect(scenario.outcomes).toEqual([
      {
        name: 'convicted',
        label: 'Convicted',
        unit: 'people',
        measure: { kind: 'entries', to: ['prison'], from: ['charged'] },
        includesStart: false,
      },
      {
        name: 'in-prison',
        label: 'In prison',
        unit: 'prisoners',
        measure: { kind: 'stock', states: ['prison'] },
        includesStart: false,
      },
    ]);
  });

  it('keeps every file it read', () => {
    expect(scenario.inputs).toEqual([
      { path: SMALL_PATH, text: SMALL_FILES[SMALL_PATH] },
      { path: MODEL, text: SMALL_FILES[MODEL] },
      {
        path: 'scenarios/evidence/press.yaml',
        text: SMALL_FILES['scenarios/evidence/press.yaml'],
      },
    ]);
  });

  it('warns of the caveat of a claim that is used', () => {
    expect(warningsOf({})).toEqual(['scenario/not-a-subset scenario.yaml:11 convicted-of-back']);
  });
});

describe('readScenario', () => {
  it('takes an empty text and 0 as seeds', () => {
    for (const [written, seed] of [
      ["''", ''],
      ['0', '0'],
      ['2018', '2018'],
    ] as const) {
      const text = withPassage(SMALL_PATH, 'seed: small', `seed: ${written}`);
      expect(readScenario(SMALL_PATH, readSmall({ [SMALL_PATH]: text })).run.seed).toBe(seed);
    }
  });

  it.each([
    ['baserate: 1\n', 'baserate: 2\n', 'scenario/format-version 2', /version 1 .* got 2/],
    [
      'baserate: 1\n',
      'baserate-model: 1\n',
      'scenario/not-a-file-of-this-kind 2',
      /baserate-model/,
    ],
    ['seed: small, ', '', 'document/missing-key 8', /run\.seed/],
    ['draws: 1000', 'draws: 0', 'document/out-of-range 8', /at least 1/],
    ['draws: 1000', 'draws: 10000001', 'document/out-of-range 8', /at most 10,000,000/],
    ['draws: 1000', 'draws: 1.5', 'document/wrong-type 8', /whole number/],
    ['end: 2028-01', 'end: 2018-01', 'scenario/clock-order 7', /after the start/],
    ['end: 2028-01', 'end: 2028-13', 'document/format 7', /2028-13/],
    ['start: 2018-01', 'start: 1600-01', 'scenario/clock-too-long 7', /4,095 months; got 5136/],
    ['../models/small.yaml', '../models/smal.yaml', 'scenario/file-not-found 6', /smal\.yaml/],
    ['../models/small.yaml', '../../../m.yaml', 'scenario/path-outside 6', /inside the project/],
    ['[../evidence/press.yaml]', '[/etc/passwd]', 'scenario/path-outside 5', /relative/],
    ['back: 425', 'bakc: 425', 'scenario/unknown-state 9', /did you mean back\?/],
    ['back: 425', 'back: 42.5', 'evidence/out-of-range 9', /whole numbers/],
    ['back: 425', 'back: 2000000000', 'scenario/too-many-people 9', /1,000,000,000/],
    ['  guilty: 0.9', '  guity: 0.9', 'scenario/unknown-parameter 12', /did you mean guilty\?/],
    [
      '  guilty: 0.9',
      '  guilty: 9 months',
      'evidence/wrong-kind 12',
      /^parameters\.guilty: |: parameters\.guilty: /,
    ],
    [
      'evidence: convicted-of-back',
      'evidence: convicted-of-bck',
      'scenario/unknown-claim 11',
      /did you mean convicted-of-back\?/,
    ],
    [
      'evidence: convicted-of-back, weight: 0.5',
      'evidence: nonsense',
      'scenario/unusable-claim 11',
      /anecdote/,
    ],
    [
      'evidence: convicted-of-back, weight: 0.5',
      'evidence: went',
      'scenario/claim-kind 11',
      /of kind stock/,
    ],
    [
      'evidence: convicted-of-back, weight: 0.5',
      'evidence: remark',
      'scenario/claim-kind 11',
      /without a number/,
    ],
    [
      'evidence: convicted-of-back, weight: 0.5',
      'weight: 0.5',
      'scenario/assignment-form 11',
      /neither/,
    ],
    [
      'evidence: convicted-of-back, weight: 0.5',
      'value: 5% to 9%, weight: 0.5',
      'scenario/weight-without-count 11',
      /5% to 9%/,
    ],
    ['weight: 0.5', 'weight: 1.5', 'document/out-of-range 11', /between 0 and 1/],
    [
      '  convicted: { evidence: convicted-of-back, weight: 0.5 } # discounted\n',
      '',
      'scenario/no-value 10',
      /Share convicted/,
    ],
    ['  more:', '  base:', 'scenario/reserved-name 14', /as it stands/],
    ['odds: 2,', 'odds: 2, times: 2,', 'scenario/change-form 14', /times and odds/],
    ['odds: 2,', '', 'scenario/change-form 14', /none of them/],
    ['odds: 2,', 'odds: 0,', 'scenario/out-of-range 14', /more than 0/],
    ['from: 2020-01', 'from: 2028-01', 'scenario/outside-clock 14', /2018-01 to 2028-01/],
    ['from: 2020-01', 'from: 2017-12', 'scenario/outside-clock 14', /2017-12/],
    ['until: 2020-07', 'until: 2018-06', 'scenario/clock-order 20', /2019-01 until 2018-06/],
    ['times: 0.5', 'odds: 0.5', 'scenario/odds-of-what 20', /only a share has odds/],
    [
      '      sentence:',
      '      sentense:',
      'scenario/unknown-parameter 20',
      /did you mean sentence\?/,
    ],
    [
      '[convicted, in-prison]',
      '[convicted, in-prisn]',
      'scenario/unknown-outcome 23',
      /did you mean in-prison\?/,
    ],
    [
      '[convicted, in-prison]',
      '[convicted, convicted]',
      'scenario/duplicate-outcome 23',
      /only once/,
    ],
    ['[convicted, in-prison]', '[]', 'document/empty 23', /at least one outcome/],
    [
      'title: A small scenario',
      'titel: A small scenario',
      'document/unknown-key 3',
      /did you mean title/,
    ],
  ])('refuses a scenario with %s as %s', (passage, replacement, codeAndLine, message) => {
    const problem = inScenario(passage, replacement);
    expect(problem).toContain(`${codeAndLine}: `);
    expect(problem).toMatch(message);
  });

  it.each([
    ['baserate-model: 1', 'baserate-model: 7', 'scenario/format-version 1', /got 7/],
    [
      'share: convicted / guilty',
      'share: convicted / gulty',
      'scenario/unknown-parameter 21',
      /did you mean guilty\?/,
    ],
    [
      'share: convicted / guilty',
      'share: killed',
      'scenario/dimension 21',
      /must be a share or plain number; got a rate/,
    ],
    ['rate: killed', 'rate: guilty', 'scenario/dimension 19', /must be a rate/],
    ['rate: 0.2 per year', 'rate: 0.2 to 0.3 per year', 'scenario/uncertain-flow 20', /parameter/],
    ['rate: 0.2 per year', 'probability: 0.02', 'scenario/mixed-exits 20', /one form/],
    ['rate: 0.2 per year', 'rate: rest', 'scenario/rest-of-what 20', /only a share/],
    ['median: sentence', 'median: killed', 'scenario/dimension 25', /duration/],
    ['after: time-to-trial', 'after: sentence', 'scenario/not-a-sojourn 21', /median: sentence/],
    [
      'after: time-to-trial',
      'after: time-to-trail',
      'scenario/unknown-parameter 21',
      /did you mean time-to-trial\?/,
    ],
    [', after: time-to-trial', '', 'scenario/share-without-after 21', /add `after`/],
    ['rate: killed', 'rate: killed, after: 6 months', 'scenario/after-without-share 19', /remove/],
    [
      'rate: killed',
      'rate: killed, probability: 0.1',
      'scenario/flow-form 19',
      /probability and rate/,
    ],
    [
      'to: killed, rate',
      'to: abroad, rate',
      'scenario/flow-to-itself 19',
      /people who take no exit stay/,
    ],
    ['to: killed, rate', 'to: back, rate', 'scenario/duplicate-flow 20', /first on line 19/],
    ['to: killed, rate', 'to: kiled, rate', 'scenario/unknown-state 19', /did you mean killed\?/],
    ['share: convicted / guilty', 'share: rest', 'scenario/second-rest 22', /one exit/],
    ['share: guilty, after: 1', 'share: 140%, after: 1', 'evidence/out-of-range 23', /140%/],
    ['share: guilty, after: 1', 'share: 2 / 1, after: 1', 'scenario/out-of-range 23', /got 2/],
    [
      'to: [prison], from: [charged]',
      'to: [prison], from: [back]',
      'scenario/outcome-never 27',
      /only be 0/,
    ],
    [
      'to: [prison], from: [charged]',
      'to: [prson]',
      'scenario/unknown-state 27',
      /did you mean prison\?/,
    ],
    [
      'stock: [prison]',
      'entries: { to: [prison] }, stock: [prison]',
      'scenario/outcome-form 29',
      /both/,
    ],
    [
      'stock: [prison]',
      'stock: [prison], includes-start: true',
      'scenario/includes-start 29',
      /remove/,
    ],
    ['stock: [prison]', 'stock: [prison, prison]', 'scenario/duplicate-state 29', /only once/],
    ['  guilty: {', '  min: {', 'scenario/reserved-name 7', /word of the format/],
    ['  guilty: {', '  Guilty: {', 'document/bad-key 7', /lower-case/],
    ['80% to 95%', '95% to 80%', 'evidence/reversed-range 7', /swap/],
    ['../evidence/press.yaml', '../evidence/pres.yaml', 'scenario/file-not-found 4', /pres\.yaml/],
  ])('refuses a model with %s as %s', (passage, replacement, codeAndLine, message) => {
    const problem = inModel(passage, replacement);
    expect(problem).toContain(`${codeAndLine}: `);
    expect(problem).toMatch(message);
  });

  it('refuses fixed shares that leave people over or double', () => {
    const shares = (charged: string, free: string) =>
      SMALL_FILES[MODEL]!.replace('share: guilty, after: 1', `share: ${charged}, after: 1`).replace(
        'share: 1 - guilty',
        `share: ${free}`,
      );
    const codes = (model: string) => problemsOf({ [MODEL]: model }).map(({ code }) => code);
    expect(codes(shares('60%', '50%'))).toEqual(['scenario/shares-above-one']);
    expect(codes(shares('60%', '30%'))).toEqual(['scenario/shares-below-one']);
    expect(codes(shares('60%', '40%'))).toEqual([]);
    expect(codes(shares('guilty', '0.4 * guilty'))).toEqual([]);
    const warnings = warningsOf({ [MODEL]: shares('guilty', '0.4 * guilty') });
    expect(warnings).toContain('scenario/no-rest small.yaml:23 undefined');
  });

  it('tells every problem of every file at once, by file and line', () => {
    const scenario = SMALL_FILES[SMALL_PATH]!.replace('draws: 1000', 'draws: many')
      .replace('guilty: 0.9', 'gilty: 0.9')
      .replace('in-prison]', 'in-prisn]')
      .replace('title: Fewer went', 'titel: Fewer went');
    const model = SMALL_FILES[MODEL]!.replace('rate: killed', 'rate: kiled').replace(
      'label: Abroad',
      'lable: Abroad',
    );
    const problems = problemsOf({ [SMALL_PATH]: scenario, [MODEL]: model });
    expect(
      problems.map(({ code, at }) => `${at?.file.split('/').at(-1)}:${at?.line} ${code}`),
    ).toEqual([
      'scenario.yaml:8 document/wrong-type',
      'scenario.yaml:12 scenario/unknown-parameter',
      'scenario.yaml:15 document/missing-key',
      'scenario.yaml:16 document/unknown-key',
      'scenario.yaml:23 scenario/unknown-outcome',
      'small.yaml:12 document/missing-key',
      'small.yaml:12 document/unknown-key',
      'small.yaml:19 scenario/unknown-parameter',
    ]);
  });

  it('tells of a ledger’s problems beside the scenario’s', () => {
    const ledger = 'scenarios/evidence/press.yaml';
    const problems = problemsOf({
      [ledger]: withPassage(ledger, 'value: 54 of 400', 'value: 540 of 400'),
      [SMALL_PATH]: withPassage(SMALL_PATH, 'back: 425', 'bck: 425'),
    });
    expect(problems.map(({ at }) => at?.file)).toEqual([SMALL_PATH, ledger]);
  });

  it('warns of a superseded and of a misread claim', () => {
    const text = SMALL_FILES[SMALL_PATH]!.replace('evidence: went', 'evidence: old').replace(
      'guilty: 0.9',
      'guilty: { evidence: misread-share }',
    );
    expect(warningsOf({ [SMALL_PATH]: text })).toEqual([
      'scenario/superseded-claim scenario.yaml:9 old',
      'scenario/not-a-subset scenario.yaml:11 convicted-of-back',
      'scenario/misread-claim scenario.yaml:12 misread-share',
    ]);
  });

  it('warns of a parameter no flow uses and of a state nobody reaches', () => {
    const model = SMALL_FILES[MODEL]!.replace(
      'states:\n',
      '  idle: { label: Idle, kind: share, value: 5% }\nstates:\n',
    ).replace('flows:\n', '  island: { label: Island }\nflows:\n');
    expect(warningsOf({ [MODEL]: model }).filter((line) => line.includes('small.yaml'))).toEqual([
      'scenario/unused-parameter small.yaml:11 idle',
      'scenario/unreachable-state small.yaml:19 island',
    ]);
  });

  it('says so when there is no such scenario', () => {
    expect(() => readScenario('nowhere/scenario.yaml', readSmall())).toThrow(/no such file/);
  });
});
