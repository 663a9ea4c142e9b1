import { describe, expect, it } from 'vitest';
import { problemOf, SMALL_PATH } from './small-scenario.ts';

const inScenario = (passage: string, replacement: string) =>
  problemOf(SMALL_PATH, passage, replacement);

describe('readScenario', () => {
  it.each([
    ['baserate: 1\n', 'baserate: 2\n', 'scenario/format-version 2', /version 1 .* got 2/],
    [
      'baserate: 1\n',
      'baserate-model: 1\n',
      'scenario/not-a-file-of-this-kind 2',
      /baserate-model/,
    ],
    [
      'baserate: 1\n',
      'baserte: 1\n',
      'scenario/not-a-file-of-this-kind 2',
      /got a file with baserte \(did you mean baserate\?\)/,
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
      'evidence: convicted-of-back',
      'evidence: another-claim',
      'scenario/unknown-claim 11',
      /name the ledger that holds it/,
    ],
    [
      'evidence: convicted-of-back, weight: 0.5',
      'evidence: “convicted-of-back”',
      'document/format 11',
      /quotes must be straight, or left out/,
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
    ['odds: 2,', 'odds: two,', 'document/wrong-type 14', /must be a number; got two/],
    ['from: 2020-01', 'from: 2020', 'document/wrong-type 14', /written year-month .* got 2020/],
    ['from: 2020-01', 'from:', 'document/missing-key 14', /must be given/],
    ['times: 0.5', 'times: 0', 'scenario/out-of-range 20', /more than 0/],
    ['times: 0.5', 'times: -1', 'scenario/out-of-range 20', /more than 0/],
    ['odds: 2,', 'times: -1,', 'scenario/out-of-range 14', /not be negative/],
    ['{ add: -0.05 }', '{ add: 5% to 9% }', 'scenario/uncertain-addition 21', /use value/],
    ['{ add: -0.05 }', '{ add: -2 months }', 'evidence/wrong-kind 21', /2 months/],
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
});
