import { describe, expect, it } from 'vitest';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { compile } from '../../../engine/model/compile.ts';
import { problemOf, readSmall, SMALL_PATH, warningsOf, withPassage } from './small-scenario.ts';

const MODEL = 'scenarios/models/small.yaml';
const read = (value: string) =>
  readScenario(
    SMALL_PATH,
    readSmall({ [SMALL_PATH]: withPassage(SMALL_PATH, '  guilty: 0.9', `  guilty: ${value}`) }),
  );
const guiltyOf = (value: string) =>
  read(value).parameters.find(({ name }) => name === 'guilty')?.assignment;
const refuse = (value: string) => problemOf(SMALL_PATH, '  guilty: 0.9', `  guilty: ${value}`);

describe('a parameter that is calculated from others', () => {
  it('keeps its text and expression, and its value at their means', () => {
    // convicted is Beta(27.5, 173.5) by the power prior: mean 27.5 / 201
    const assignment = guiltyOf('1 - convicted');
    expect(assignment?.text).toBe('1 - convicted');
    expect(assignment?.expression).toMatchObject({ kind: 'call', op: '-' });
    expect(assignment?.quantity).toMatchObject({
      kind: 'distribution',
      text: '1 - convicted',
      distribution: { kind: 'fixed', value: expect.closeTo(1 - 27.5 / 201, 12) as number },
    });
  });

  it('may stand in a map, and in the model file', () => {
    expect(guiltyOf("{ value: 'min(0.9, 2 * convicted)' }")?.expression).toBeDefined();
    const model = withPassage(MODEL, 'value: 80% to 95%', 'value: 1 - convicted / 2');
    const scenario = withPassage(SMALL_PATH, '  guilty: 0.9\n', '');
    const { parameters } = readScenario(
      SMALL_PATH,
      readSmall({ [MODEL]: model, [SMALL_PATH]: scenario }),
    );
    const guilty = parameters.find(({ name }) => name === 'guilty');
    expect([guilty?.setBy, guilty?.assignment.text]).toEqual(['model', '1 - convicted / 2']);
  });

  it('is read only where no phrase can be', () => {
    for (const phrase of ['54 of 60', '80% to 95%', '0.9', '90%']) {
      expect(guiltyOf(phrase)?.expression, phrase).toBeUndefined();
    }
  });

  it('is made of parameters: numbers alone are no way around a count of a total', () => {
    for (const numbers of ['54/400', '54 / 400', '(54 + 1) / 400']) {
      expect(refuse(numbers), numbers).toContain('evidence/phrase');
    }
    expect(refuse('54/400')).toContain('write 54 of 400');
  });

  it('counts as a use of the parameters it is made of', () => {
    const model = withPassage(
      MODEL,
      '  killed: { label: Killed, kind',
      '  plea: { label: Plea, kind: share, value: 0.5 }\n  killed: { label: Killed, kind',
    );
    const unused = 'scenario/unused-parameter small.yaml:10 plea';
    expect(warningsOf({ [MODEL]: model })).toContain(unused);
    const scenario = withPassage(SMALL_PATH, '  guilty: 0.9', '  guilty: 1 - plea / 2');
    expect(warningsOf({ [MODEL]: model, [SMALL_PATH]: scenario })).not.toContain(unused);
  });

  it('follows a variant of what it is made of, and can itself be set in one', () => {
    const scenario = read('1 - convicted');
    const programOf = (variant: string) =>
      compile(scenario, { variant }).flows.find(({ name }) => name === 'charged>prison')?.value;
    expect(programOf('base')).toEqual([[1, { input: expect.any(Number) as number }, '-']]);
    expect(programOf('more')?.[1]).toEqual([
      1,
      { input: expect.any(Number) as number },
      2,
      'odds',
      '-',
    ]);
    // 1 − 20 % − 5 %, which is known before anything is drawn
    expect(programOf('fewer-abroad')?.[0]).toEqual([0.75]);
  });

  it.each([
    ['1 - guilty', 'scenario/circular-definition 12', /guilty → guilty/],
    ['1 - convcited', 'scenario/unknown-parameter 12', /did you mean convicted\?/],
    ['convicte', 'scenario/unknown-parameter 12', /did you mean convicted\?/],
    [
      '1 - sentence',
      'scenario/dimension 12',
      /two of a kind; got a share or plain number and a duration/,
    ],
    ['killed', 'scenario/dimension 12', /must be a share .* got a rate/],
    ['1 + convicted', 'scenario/out-of-range 12', /between 0 and 1 at the means/],
    ['convicted - 1', 'scenario/out-of-range 12', /between 0 and 1 at the means/],
    [
      '{ value: 1 - convicted, weight: 0.5 }',
      'scenario/definition 12',
      /stands alone; got it with weight/,
    ],
    ['if(convicted, 0, 1)', 'scenario/expression-comparison 12', /a comparison and two values/],
    ['constructor', 'evidence/', /guilty/],
  ])('is refused as %s: %s', (value, codeAndLine, message) => {
    const quoted = value.startsWith('{') ? value : `'${value}'`;
    expect(refuse(quoted)).toContain(codeAndLine);
    expect(refuse(quoted)).toMatch(message);
  });

  it('is refused with what it is made of and a remedy, in the units of the file', () => {
    // convicted is Beta(27.5, 173.5), mean 27.5 / 201 = 13.7 %
    expect(refuse('convicted - 1')).toContain(
      'got -86.3 % from convicted - 1, with convicted at 13.7 % (give guilty a value of its own, or change what it is made of)',
    );
  });

  it('is only warned of where it cannot be and no flow uses it', () => {
    const model = withPassage(
      MODEL,
      '  killed: { label: Killed, kind',
      '  free: { label: Free, kind: share, value: 1 - guilty - guilty }\n  killed: { label: Killed, kind',
    );
    const scenario = readScenario(SMALL_PATH, readSmall({ [MODEL]: model }));
    expect(() => compile(scenario)).not.toThrow();
    const [found] = scenario.warnings.filter(({ code }) => code === 'scenario/out-of-range');
    expect(found?.severity).toBe('warning');
    expect(found?.message).toMatch(/got -80 % from .* \(no flow uses it, so it changes nothing\)$/);
  });

  it('is refused when it leads back to itself through others, which are named in order', () => {
    const problem = problemOf(
      SMALL_PATH,
      'convicted: { evidence: convicted-of-back, weight: 0.5 } # discounted\n  guilty: 0.9',
      'convicted: guilty / 2\n  guilty: 1 - convicted',
    );
    expect(problem).toContain('scenario/circular-definition 11');
    expect(problem).toContain('convicted → guilty → convicted');
  });

  it('is refused for times that differ from person to person', () => {
    const problem = problemOf(SMALL_PATH, '  guilty: 0.9', '  time-to-trial: sentence / 2');
    expect(problem).toContain('scenario/definition 12');
    expect(problem).toContain('calculate the median');
  });

  it('is refused when parameters made of each other multiply without end', () => {
    const names = Array.from({ length: 14 }, (_, i) => `p${i}`);
    const declared = names.map(
      (name) =>
        `  ${name}: { label: P, kind: share, value: ${
          name === 'p13'
            ? '0.4 to 0.6'
            : `(p${Number(name.slice(1)) + 1} + p${Number(name.slice(1)) + 1}) / 2`
        } }\n`,
    );
    const model = withPassage(
      MODEL,
      '  killed: { label: Killed, kind',
      `${declared.join('')}  killed: { label: Killed, kind`,
    );
    const scenario = withPassage(SMALL_PATH, '  guilty: 0.9', '  guilty: p0');
    const read = readScenario(SMALL_PATH, readSmall({ [MODEL]: model, [SMALL_PATH]: scenario }));
    expect(() => compile(read)).toThrow(/at most 4096 steps/);
  });
});
