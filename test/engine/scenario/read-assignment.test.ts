// Long because every key of a value is tried in the one small scenario and ledger built below.
import { describe, expect, it } from 'vitest';
import { meanOf } from '../../../engine/distribution/moments.ts';
import { compile } from '../../../engine/model/compile.ts';
import { runProgram } from '../../../engine/model/run-program.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { reviewEvidence } from '../../../engine/scenario/review-evidence.ts';
import type { Assignment, Scenario } from '../../../engine/scenario/scenario.ts';
import { problemsOf, readSmall, SMALL_FILES, SMALL_PATH } from './small-scenario.ts';

const LEDGER = 'scenarios/evidence/press.yaml';

/** The ledger with more counts: three of one country, one elsewhere. */
function ledger(head = ''): string {
  const claim = (id: string, value: string, more: string) => `
  ${id}:
    source: paper
    kind: count
    says: It says ${value}.
    value: ${value}
    reported-by: Ministry
    ${more}`;
  return [
    (SMALL_FILES[LEDGER] ?? '').replace('sources:', `${head}sources:`),
    claim('one', '10 of 100', 'place: Tunisia\n    as-of: 2016\n    caveats: [rounded]'),
    claim('two', '30 of 100', 'place: Tunisia\n    as-of: 2017-10'),
    claim('three', '12 of 120', 'place: Morocco\n    as-of: 2010'),
    claim('least', '130 of 800', 'place: France\n    caveats: [lower-bound, secondary]'),
    claim('none', '0 of 12', 'place: Jordan'),
    claim('stated-least', 'at least 130 of 800', 'place: France'),
  ].join('');
}

function withValue(value: string, head = ''): Record<string, string> {
  const scenario = (SMALL_FILES[SMALL_PATH] ?? '')
    .replace('{ evidence: convicted-of-back, weight: 0.5 }', value)
    .replace('convicted: { odds: 2, from: 2020-01 }', 'guilty: 80%');
  return { [SMALL_PATH]: scenario, [LEDGER]: ledger(head) };
}

function read(value: string, head = ''): { scenario: Scenario; assignment: Assignment } {
  const scenario = readScenario(SMALL_PATH, readSmall(withValue(value, head)));
  const assignment = scenario.parameters.find(({ name }) => name === 'convicted')?.assignment;
  if (!assignment) throw new Error('convicted has no value');
  return { scenario, assignment };
}

/** What is drawn from for `convicted`. */
function drawn(value: string, head = '') {
  const { inputs } = compile(read(value, head).scenario);
  const input = inputs.find(({ purpose }) => purpose === 'param:convicted');
  if (!input) throw new Error('convicted is not drawn');
  return input.distribution;
}

const warningsOf = (value: string) =>
  read(value).scenario.warnings.filter(({ path }) => path.startsWith('parameters.convicted'));

describe('a prior', () => {
  // 54 of 400 plus (a, b)
  it.each([
    ['jeffreys', 54.5, 346.5],
    ['uniform', 55, 347],
    ['haldane', 54, 346],
    ['{ counts: [2, 18] }', 56, 364],
    ['{ mean: 10%, size: 20 }', 56, 364],
  ])('%s goes before the count', (prior, a, b) => {
    expect(drawn(`{ value: 54 of 400, prior: ${prior} }`)).toEqual({ kind: 'beta', a, b });
  });

  it('changes 0 of 12 from a mean of 3.8 % to one of 7.1 %', () => {
    expect(meanOf(drawn('{ evidence: none }'))).toBeCloseTo(0.5 / 13, 14);
    expect(meanOf(drawn('{ evidence: none, prior: uniform }'))).toBeCloseTo(1 / 14, 14);
  });

  it('that is robust lets a count that contradicts it win', () => {
    const robust = 'prior: { informed: { mean: 10%, size: 200 }, vague-weight: 0.2 }';
    const plain = 'prior: { mean: 10%, size: 200 }';
    // 60 of 100: Beta(80, 220) has mean 0.267; the uniform part gives Beta(61, 41), mean 0.598
    expect(meanOf(drawn(`{ value: 60 of 100, ${plain} }`))).toBeCloseTo(80 / 300, 12);
    expect(meanOf(drawn(`{ value: 60 of 100, ${robust} }`))).toBeCloseTo(61 / 102, 3);
  });

  it.each([
    ['{ value: 0 of 12, prior: haldane }', 'synthesis/haldane-at-the-edge', 'use jeffreys'],
    ['{ value: 12 of 12, prior: haldane }', 'synthesis/haldane-at-the-edge', 'use jeffreys'],
    ['{ value: 5% to 20%, prior: uniform }', 'scenario/prior-without-count', 'only a count'],
    ['{ value: 1 of 2, prior: { mean: 10% } }', 'scenario/prior-form', 'mean: 10%, size: 20'],
    [
      '{ value: 1 of 2, prior: { mean: 100%, size: 2 } }',
      'synthesis/prior-out-of-range',
      'less than 1',
    ],
    ['{ value: 1 of 2, prior: { mean: 5% to 9%, size: 2 } }', 'scenario/prior-form', 'one share'],
    ['{ value: 1 of 2, prior: { vague-weight: 0.2 } }', 'scenario/prior-form', 'stand together'],
    [
      '{ value: 1 of 2, prior: { informed: { counts: [1, 9] }, vague-weight: 1 } }',
      'scenario/prior-form',
      'between 0 and 1',
    ],
  ])('is refused in %s', (value, code, words) => {
    const [problem, ...others] = problemsOf(withValue(value));
    expect(others).toEqual([]);
    expect(problem?.code).toBe(code);
    expect(problem?.message).toContain(words);
    expect(problem?.at?.line).toBe(11);
  });
});

describe('a weight', () => {
  const head = 'default-weights: { rounded: 0.5, secondary: 0.8 }\n';

  it('is the scenario’s, else the ledger’s default with its reason, else 1', () => {
    expect(read('{ evidence: one, weight: 0.3 }', head).assignment).toMatchObject({
      weight: 0.3,
      weightSetBy: 'scenario',
    });
    const { assignment } = read('{ evidence: one }', head);
    expect(assignment).toMatchObject({ weight: 0.5, weightSetBy: 'ledger' });
    expect(assignment.weightReason).toMatch(
      /^The ledger weighs a count that is `rounded` at 0\.5\./,
    );
    expect(drawn('{ evidence: one }', head)).toEqual({ kind: 'beta', a: 5.5, b: 45.5 });
    for (const plain of [read('{ evidence: one }'), read('{ evidence: two }', head)]) {
      expect(plain.assignment.weight).toBe(1);
      expect(plain.assignment.weightSetBy).toBeUndefined();
    }
  });
});

describe('default weights of a scenario', () => {
  it('go before those of a ledger, caveat by caveat', () => {
    const files = withValue('{ evidence: one }', 'default-weights: { rounded: 0.5 }\n');
    const text = `${files[SMALL_PATH] ?? ''}default-weights: { rounded: 0.2 }\n`;
    const scenario = readScenario(SMALL_PATH, readSmall({ ...files, [SMALL_PATH]: text }));
    const assignment = scenario.parameters[0]?.assignment;
    expect(assignment).toMatchObject({ weight: 0.2, weightSetBy: 'scenario' });
    expect(assignment?.weightReason).toContain('The scenario weighs');
  });
});

describe('a claim that is a lower bound', () => {
  it('is taken as a bound unless the scenario counts it', () => {
    const { assignment } = read('{ evidence: least }');
    expect(assignment).toMatchObject({
      text: 'at least 130 of 800',
      bound: 'at least',
      quantity: { low: 130, high: 800, total: 800 },
    });
    // see test/engine/synthesis/distribution-of.test.ts
    expect(meanOf(drawn('{ evidence: least }'))).toBeCloseTo(0.65924, 4);
    expect(drawn('{ evidence: least, as: count }')).toEqual({ kind: 'beta', a: 130.5, b: 670.5 });
    expect(read('{ evidence: least, as: count }').assignment.bound).toBeUndefined();
    const [problem] = problemsOf(withValue('{ evidence: stated-least, as: count }'));
    expect(problem?.message).toMatch(/printed as a bound, so it cannot be taken as a count/);
  });

  it('cannot be made of any claim', () => {
    const [problem] = problemsOf(withValue('{ evidence: two, as: bound }'));
    expect(problem?.code).toBe('scenario/not-a-bound');
    expect(problem?.message).toContain('at least 30 of 100');
  });
});

describe('several claims', () => {
  it('newest takes the latest and says so', () => {
    const { assignment } = read('{ evidence: [one, two, three], combine: newest }');
    expect(assignment).toMatchObject({ claim: 'two', quantity: { low: 30 } });
    expect(assignment.combination?.sentence).toBe(
      'The newest count is Tunisia, The Paper, 2017-10.',
    );
  });

  it('pool adds counts up, each with its weight', () => {
    const pooled = drawn('{ evidence: [one, three], combine: pool, weights: [0.5, 1] }');
    expect(pooled).toEqual({ kind: 'beta', a: 0.5 + 5 + 12, b: 0.5 + 45 + 108 });
  });

  it('mixture is the mean of the posteriors, in the parts stated', () => {
    const mean = meanOf(drawn('{ evidence: [one, two], combine: mixture, weights: [0.25, 0.75] }'));
    expect(mean).toBeCloseTo((0.25 * 10.5 + 0.75 * 30.5) / 101, 4);
    const { assignment } = read('{ evidence: [one, two], combine: mixture }');
    expect(assignment.combination?.opinions).toEqual([0.5, 0.5]);
  });

  it('partial shrinks a place towards the others, and is wide for a new one', () => {
    const list = 'evidence: [one, two, three, none]';
    const two = drawn(`{ ${list}, combine: partial, place: two }`);
    expect(meanOf(two)).toBeGreaterThan(0.2);
    expect(meanOf(two)).toBeLessThan(30.5 / 101);
    const { assignment } = read(`{ ${list}, combine: partial }`);
    expect(assignment.combination?.place).toBe('new');
  });

  it('each makes a variant of every claim but the first', () => {
    const { scenario } = read('{ evidence: [one, two, three], combine: each, prior: uniform }');
    expect(scenario.variants.map(({ name }) => name)).toEqual([
      'more',
      'fewer-abroad',
      'two',
      'three',
    ]);
    const input = (variant: string) =>
      compile(scenario, { variant }).inputs.findLast(
        ({ purpose }) => purpose === 'param:convicted',
      );
    expect(input('base')?.distribution).toEqual({ kind: 'beta', a: 11, b: 91 });
    expect(input('three')?.distribution).toEqual({ kind: 'beta', a: 13, b: 109 });
  });

  it('of the same people are warned of when added, as is a conflict', () => {
    const codes = (combine: string) =>
      warningsOf(`{ evidence: [one, two], combine: ${combine} }`).map(({ code }) => code);
    expect(codes('pool')).toEqual(['scenario/overlapping-claims', 'scenario/conflicting-claims']);
    expect(codes('partial')).toEqual(['scenario/overlapping-claims']);
    expect(codes('mixture')).toEqual([]);
    const partial = warningsOf('{ evidence: [one, two], combine: partial }')[0];
    expect(partial?.message).toContain('the places look more alike than they are. Leave one out.');
    expect(partial?.message).not.toContain('pool');
    const [overlap, conflict] = warningsOf('{ evidence: [one, two], combine: pool }');
    expect(overlap?.message).toContain('both of Tunisia');
    // scipy 1.17.1: stats.fisher_exact([[10, 90], [30, 70]]) p = 0.00065041, which is 1 of 1,537
    expect(conflict?.message).toContain('in 1 of 1,537 cases');
  });

  it.each([
    ['{ evidence: [one, two] }', 'scenario/assignment-form', 'combine: newest'],
    ['{ evidence: one, combine: pool }', 'scenario/assignment-form', 'goes with a list'],
    ['{ evidence: [one, one], combine: pool }', 'scenario/combine-form', 'named once'],
    [
      '{ evidence: [one, two], combine: mixture, weights: [0.5, 0.6] }',
      'scenario/combine-form',
      'sum to 1; got 1.1',
    ],
    [
      '{ evidence: [one, two], combine: pool, weights: [1] }',
      'scenario/combine-form',
      'each of the 2 claims',
    ],
    [
      '{ evidence: [one, two], combine: pool, place: one }',
      'scenario/combine-form',
      'combine: partial',
    ],
    [
      '{ evidence: [one, two], combine: partial, place: one-two }',
      'scenario/combine-form',
      'must be one of the claims listed',
    ],
    [
      '{ evidence: [one, two], combine: partial, prior: uniform }',
      'scenario/combine-form',
      'takes none',
    ],
    ['{ evidence: [one, tow], combine: pool }', 'scenario/unknown-claim', 'did you mean two?'],
    [
      '{ evidence: [one, none], combine: each, prior: haldane }',
      'synthesis/haldane-at-the-edge',
      'use jeffreys',
    ],
    [
      '{ evidence: [three, least], combine: newest, as: cuont }',
      'document/not-allowed',
      'did you mean count?',
    ],
  ])('are refused in %s', (value, code, words) => {
    const [problem] = problemsOf(withValue(value));
    expect(problem?.message).toContain(words);
    expect(problem?.code).toBe(code);
  });

  it('of a stock can be mixed but not pooled', () => {
    const files = (combine: string) => ({
      [SMALL_PATH]: (SMALL_FILES[SMALL_PATH] ?? '').replace(
        '{ evidence: went }',
        `{ evidence: [went, old], combine: ${combine} }`,
      ),
    });
    const scenario = readScenario(SMALL_PATH, readSmall(files('mixture')));
    const stock = scenario.population[0]?.assignment.quantity;
    expect(stock?.kind === 'distribution' && meanOf(stock.distribution)).toBe(825);
    expect(problemsOf(files('pool'))[0]?.message).toContain('counts of a total');
    expect(problemsOf(files('each'))[0]?.message).toContain('for a number of people');
  });
});

describe('reviewEvidence', () => {
  const codes = (value: string) =>
    reviewEvidence(read(value).scenario)
      .filter(({ path }) => path === 'parameters.convicted')
      .map(({ code }) => code);

  it('warns of caveats that nobody weighed, until a weight is stated', () => {
    expect(codes('{ evidence: one }')).toEqual(['scenario/default-weight']);
    expect(codes('{ evidence: one, weight: 1 }')).toEqual([]);
    expect(codes('{ evidence: two }')).toEqual([]);
  });

  it('warns of a zero count whose prior nobody chose, with both means', () => {
    expect(codes('{ evidence: none, prior: jeffreys }')).toEqual([]);
    const [problem] = reviewEvidence(read('{ evidence: none }').scenario);
    expect(problem?.code).toBe('scenario/influential-prior');
    expect(problem?.message).toMatch(/3\.8 % under Jeffreys.* 7\.1 % under a uniform/);
  });

  it('warns of a bound that is taken as a count', () => {
    expect(codes('{ evidence: least, as: count, weight: 1 }')).toEqual(['scenario/bound-as-count']);
    expect(codes('{ evidence: least, weight: 1 }')).toEqual([]);
  });
});

describe('the conversions that docs/method.md writes out', () => {
  it('turns a share by a known time into a hazard with an expression', () => {
    const model = 'scenarios/models/small.yaml';
    const text = (SMALL_FILES[model] ?? '').replace(
      'rate: 0.2 per year',
      'rate: -log(1 - convicted) / sentence',
    );
    const value = (SMALL_FILES[SMALL_PATH] ?? '')
      .replace('{ evidence: convicted-of-back, weight: 0.5 }', '13.5%')
      .replace('guilty: 0.9', 'guilty: 0.9\n  sentence: 2 years')
      .replace('sentence: { times: 0.5, from: 2019-01, until: 2020-07 }', 'killed: 0.1 per year');
    const scenario = readScenario(SMALL_PATH, readSmall({ [model]: text, [SMALL_PATH]: value }));
    const compiled = compile(scenario);
    const flow = compiled.flows.find(({ name }) => name === 'abroad>back');
    const program = flow?.value[0];
    if (program === undefined || program === 'rest') throw new Error('no formula');
    const means = compiled.inputs.map(({ distribution }) => meanOf(distribution));
    // −ln(1 − 0.135) / 2 = 0.0725129 per year, by hand
    expect(runProgram(program, means) * 12).toBeCloseTo(0.0725129, 7);
  });
});
