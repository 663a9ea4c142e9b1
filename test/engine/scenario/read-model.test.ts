import { describe, expect, it } from 'vitest';
import { problemOf, problemsOf, SMALL_FILES, warningsOf } from './small-scenario.ts';

const MODEL = 'scenarios/models/small.yaml';

const inModel = (passage: string, replacement: string) => problemOf(MODEL, passage, replacement);

describe('readModel', () => {
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
      /stock and entries/,
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

  it('tells of a faulty declaration once, not wherever the parameter is used', () => {
    const problem = inModel('{ label: Killed, kind: rate', '{ label: Killed, kind: hazard');
    expect(problem.split('\n')).toHaveLength(1);
    expect(problem).toMatch(
      /must be one of share, count, rate, duration, sojourn, number, money, inflow; got hazard/,
    );
  });

  it('reads 1-guilty as a difference, as a number cannot begin a name', () => {
    expect(inModel('share: 1 - guilty', 'share: 1-guilty')).toBe('');
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
});
