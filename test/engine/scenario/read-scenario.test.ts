import { describe, expect, it } from 'vitest';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import {
  problemsOf,
  readSmall,
  SMALL_FILES,
  SMALL_PATH,
  warningsOf,
  withPassage,
} from './small-scenario.ts';

const MODEL = 'scenarios/models/small.yaml';

describe('readScenario on a sound scenario', () => {
  const scenario = readScenario(SMALL_PATH, readSmall());

  it('resolves the clock and the run', () => {
    expect(scenario.clock).toEqual({
      startMonth: 2018 * 12,
      steps: 120,
      unit: 'month',
      stepMonths: 1,
      isDated: true,
    });
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
      weightSetBy: 'scenario',
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
      'scenario.yaml:16 document/unknown-key',
      'scenario.yaml:23 scenario/unknown-outcome',
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

  it('says so when there is no such scenario', () => {
    expect(() => readScenario('nowhere/scenario.yaml', readSmall())).toThrow(/no such file/);
  });
});
