import { describe, expect, it } from 'vitest';
import { checkModelNeeds, type ModelSetting } from '../../../engine/scenario/check-model-needs.ts';
import { createProblemList } from '../../../engine/scenario/problem-list.ts';
import type { Clock, Group, Inflow, Parameter } from '../../../engine/scenario/scenario.ts';
import { modelText, readModelText, soundModel } from './small-model.ts';

const clock: Clock = {
  startMonth: 2018 * 12,
  steps: 3,
  unit: 'month',
  stepMonths: 1,
  isDated: true,
};
const at = { file: 's.yaml', line: 1, column: 1 };

const group = (name: string, age?: number): Group => ({
  name,
  label: name,
  ...(age === undefined ? {} : { age }),
  parameters: [],
});

/** What a model lacks in a setting, as `code path: message`. */
function needsOf(
  changed: Parameters<typeof soundModel>[0],
  setting: Partial<ModelSetting> = {},
): readonly string[] {
  const model = soundModel(changed);
  const problems = createProblemList();
  const given = { clock, groups: [], parameters: [], inflows: [], added: [], ...setting };
  checkModelNeeds(model, { outcomes: model.pathway.outcomes, ...given }, problems);
  return problems
    .sorted([])
    .map(({ code, message }) => `${code.replace('scenario/', '')} ${message}`);
}

const rate = (formula: string, tables = ' {}') => ({
  tables,
  flows: `\n  - { from: abroad, to: dead, rate: ${formula} }`,
});

const law = '\n  law: { kind: number, by: date, from: { 2018-01: 1, 2020-01: 2 } }';
const old = '\n  old: { kind: number, by: age, from: { 0: 1, 65 years: 2 } }';
const sex = '\n  sex: { kind: number, by: group, is: { men: 1, women: 2 } }';

describe('checkModelNeeds', () => {
  it('asks for a dated clock that begins no earlier than a table by date', () => {
    expect(needsOf(rate('killed * law', law))).toEqual([]);
    expect(needsOf(rate('killed * law', law), { clock: { ...clock, isDated: false } })).toEqual([
      expect.stringMatching(/^undated-clock flows\[0\]\.rate: .*table law goes by date.*`start`/),
    ]);
    const early = { ...clock, startMonth: 2017 * 12 };
    expect(needsOf(rate('killed * law', law), { clock: early })).toEqual([
      expect.stringMatching(/^table-gap tables\.law: .*2017-01-01; got 2018-01-01/),
    ]);
    expect(needsOf(rate('killed', law), { clock: early })).toEqual([]); // nothing uses it
  });

  it('asks for the age of each group that a formula is about', () => {
    expect(needsOf(rate('killed * old', old))).toEqual([
      expect.stringMatching(/^no-age flows\[0\]\.rate: .*got no groups/),
    ]);
    expect(
      needsOf(rate('killed * old', old), { groups: [group('men', 360), group('women')] }),
    ).toEqual([expect.stringMatching(/^no-age .*got none for women/)]);
    const men = {
      ...rate('killed * age / 30 years'),
      flows: '\n  - { from: abroad, to: dead, groups: [men], rate: killed * age / 30 years }',
    };
    expect(needsOf(men, { groups: [group('men', 360), group('women')] })).toEqual([]);
  });

  it('asks for groups, and tables for a value of each', () => {
    expect(needsOf(rate('killed * sex', sex))).toEqual([
      expect.stringMatching(/^no-groups flows\[0\]\.rate: .*table sex goes by group/),
    ]);
    expect(needsOf(rate('killed * sex', sex), { groups: [group('men'), group('minors')] })).toEqual(
      [expect.stringMatching(/^table-gap tables\.sex: .*got none for minors/)],
    );
    const flows = '\n  - { from: abroad, to: dead, groups: [mem], rate: killed }';
    expect(needsOf({ flows }, { groups: [group('men')] })).toEqual([
      expect.stringMatching(/^unknown-group flows\[0\]\.groups\[0\]: .*did you mean men/),
    ]);
    expect(needsOf({ flows })).toEqual([
      expect.stringMatching(/^unknown-group .*the scenario has none/),
    ]);
  });

  it('sees through parameters that are calculated', () => {
    const capacities = '\n  c: { label: W, state: watched, limit: places, waits-in: wait }';
    const expression = {
      kind: 'call',
      op: '*',
      args: [
        { kind: 'number', value: 2 },
        { kind: 'variable', name: 'age' },
      ],
    } as const;
    const places: Parameter = {
      name: 'places',
      label: 'Places',
      kind: 'count',
      setBy: 'model',
      assignment: {
        quantity: { kind: 'fixed', value: 1 },
        text: '2 * age',
        weight: 1,
        expression,
        at,
      },
    };
    const groups = [group('men', 360)];
    expect(needsOf({ capacities }, { parameters: [places], groups })).toEqual([
      expect.stringMatching(/^formula-input capacities\.c\.limit: a limit cannot depend on age/),
    ]);
  });

  it('asks for the step that probabilities are for', () => {
    const year = { ...clock, unit: 'year', stepMonths: 12 } as const;
    expect(needsOf({}, { clock: year })).toHaveLength(1); // of two probabilities
    expect(needsOf({}, { clock: year })[0]).toMatch(
      /^step-of-probability flows\[1\]\.probability: .*says is a month; got a clock whose step is a year/,
    );
    expect(needsOf({ top: 'step: year' }, { clock: year })).toEqual([]);
    expect(needsOf(rate('killed'), { clock: year })).toEqual([]);
  });

  it('asks for a weight for the start and for each step', () => {
    const total = (weights: string) => ({
      outcomes: `\n  o: { label: O, unit: x, total: { in-state: { back: 1 }, per: year, counting: [${weights}] } }`,
    });
    expect(needsOf(total('1, 1, 1'))).toEqual([
      expect.stringMatching(/^counting-length outcomes\.o\.total\.counting: .*4 in all; got 3/),
    ]);
    expect(needsOf(total('1, 1, 1, 1'))).toEqual([]);
  });

  it('asks for somebody whom an outcome can count', () => {
    const outcomes = '\n  o: { label: O, any: { of: { entries: { to: [wait] } } } }';
    expect(needsOf({ outcomes })).toEqual([
      expect.stringMatching(
        /^outcome-never outcomes\.o\.any\.of: no flow leads from other states to wait/,
      ),
    ]);
    const inflow: Inflow = {
      state: 'wait',
      size: { kind: 'series', people: [1] },
      law: 'fixed',
      enters: 'end',
      at,
    };
    expect(needsOf({ outcomes }, { inflows: [inflow] })).toEqual([]);
    expect(needsOf({ outcomes }, { outcomes: [] })).toEqual([]); // not asked for
  });

  it('says nothing of moves that a faulty capacity might have made', () => {
    const { model } = readModelText(
      modelText({
        capacities: '\n  c: { label: W, state: watched, limit: a-year, waits-in: wait }',
        outcomes: '\n  o: { label: O, entries: { to: [wait] } }',
      }),
    );
    const problems = createProblemList();
    const none = { groups: [], parameters: [], inflows: [], added: [] };
    checkModelNeeds(model, { clock, outcomes: model.pathway.outcomes, ...none }, problems);
    expect(problems.sorted([])).toEqual([]);
  });

  it('lets nobody enter the model where there is a limit', () => {
    const capacities = '\n  c: { label: W, state: watched, limit: 10, waits-in: wait }';
    const inflow: Inflow = {
      state: 'watched',
      group: 'men',
      size: { kind: 'series', people: [1] },
      law: 'fixed',
      enters: 'end',
      at,
    };
    expect(needsOf({ capacities }, { inflows: [inflow] })).toEqual([
      expect.stringMatching(
        /^inflow-into-limit groups\.men\.inflow\.watched: .*enter in wait, where they wait/,
      ),
    ]);
  });
});
