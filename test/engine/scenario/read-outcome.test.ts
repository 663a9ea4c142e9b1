import { describe, expect, it } from 'vitest';
import { faultsOf, soundModel } from './small-model.ts';

const outcome = (text: string) => {
  const [first] = soundModel({ outcomes: `\n  o: { label: O, ${text} }` }).pathway.outcomes;
  return first;
};

const faults = (text: string) => faultsOf({ outcomes: `\n  o: { label: O, ${text} }` });

const entries = { kind: 'entries', to: ['dead'] };

describe('readOutcome', () => {
  it.each([
    ['stock: [dead]', 'people', { kind: 'stock', states: ['dead'] }],
    ['entries: { to: [dead] }', 'people', entries],
    [
      'entries: { to: [back], from: [outside] }',
      'people',
      { kind: 'entries', to: ['back'], from: ['outside'] },
    ],
    [
      'share: { of: { stock: [dead] }, among: { entries: { to: [back] }, includes-start: true } }',
      'share',
      {
        kind: 'share',
        of: { kind: 'stock', states: ['dead'] },
        among: { kind: 'entries', to: ['back'], includesStart: true },
      },
    ],
    [
      'share: { of: { stock: [dead] } }',
      'share',
      { kind: 'share', of: { kind: 'stock', states: ['dead'] } },
    ],
    [
      'any: { of: { entries: { to: [dead] } } }',
      'probability',
      { kind: 'any', of: entries, least: 1 },
    ],
    [
      'any: { of: { entries: { to: [dead] } }, least: 5 }',
      'probability',
      { kind: 'any', of: entries, least: 5 },
    ],
    [
      'peak: { of: { stock: [back] } }',
      'people',
      { kind: 'peak', of: { kind: 'stock', states: ['back'] } },
    ],
    [
      'peak-time: { of: { stock: [back] } }',
      'months',
      { kind: 'peak-time', of: { kind: 'stock', states: ['back'] } },
    ],
    [
      'time-to: { of: { entries: { to: [dead] } }, least: 2 }',
      'months',
      { kind: 'time-to', of: entries, least: 2 },
    ],
    [
      "events: { of: { entries: { to: [dead] } }, persons: 'table(1: 3, 2: 2)', share: p }",
      'events',
      {
        kind: 'events',
        of: entries,
        persons: {
          kind: 'distribution',
          distribution: { kind: 'empirical', values: [1, 2], weights: [3, 2] },
          text: 'table(1: 3, 2: 2)',
        },
        share: { kind: 'parameter', name: 'p' },
      },
    ],
  ])('reads %s, in %s', (text, unit, measure) => {
    expect(outcome(text)).toMatchObject({ unit, measure });
    expect(outcome(text)?.measure).toEqual(measure);
  });

  it('reads a total with everything it can say', () => {
    const total =
      'unit: pounds, total: { in-state: { back: cost, watched: 2 * cost, abroad: 0 }, per: year, on-entry: [{ to: [dead], from: [back], value: cost / 2 }], counting: end, discount: { rate: 6% per year, index: middle } }';
    const { measure } = outcome(total) ?? {};
    expect(measure).toMatchObject({
      kind: 'total',
      inState: [{ state: 'back' }, { state: 'watched' }, { state: 'abroad', value: { value: 0 } }],
      perMonths: 12,
      onEntry: [{ to: ['dead'], from: ['back'] }],
      counting: 'end',
      discount: { index: 'middle' },
    });
    // per month, as every rate: 6 % a year
    expect(measure?.kind === 'total' && measure.discount?.rate).toEqual({
      kind: 'number',
      value: 0.005,
    });
  });

  it('counts the mean of start and end of a step, and own years ahead, unless it says otherwise', () => {
    const { measure } =
      outcome(
        'unit: years, total: { in-state: { back: 1 }, per: year, discount: { rate: killed } }',
      ) ?? {};
    expect(measure).toMatchObject({
      counting: 'half-cycle',
      onEntry: [],
      discount: { rate: { kind: 'parameter', name: 'killed' }, index: 'own' },
    });
  });

  it.each([
    ['stock: [dead], peak: { of: { stock: [dead] } }', 'outcome-form', /got stock and peak/],
    ['about: Nothing', 'outcome-form', /exactly one of stock, entries, share, any, peak.*got none/],
    ['any: { of: { stock: [dead], entries: { to: [dead] } } }', 'outcome-form', /got both/],
    ['any: { of: { stock: [ded] } }', 'unknown-state', /did you mean dead/],
    ['stock: [outside]', 'unknown-state', /no state is called outside/],
    ['stock: [dead], includes-start: true', 'includes-start', /a stock counts it anyway/],
    [
      'any: { of: { entries: { to: [dead] } } }, includes-start: true',
      'includes-start',
      /inside `of`/,
    ],
    ['any: { of: { entries: { to: [dead] } }, least: 0 }', 'document/out-of-range', /at least 1/],
    ['entries: { to: [wait], from: [back] }', 'outcome-never', /could only be 0/],
    [
      'share: { of: { entries: { to: [wait], from: [back] } } }',
      'outcome-never',
      /could only be 0/,
    ],
    ['unit: x, total: { counting: end }', 'total-form', /`in-state`, `on-entry`/],
    ['unit: x, total: { in-state: { back: 1 } }', 'total-form', /add `per: year`/],
    [
      'unit: x, total: { on-entry: [{ to: [dead], value: 1 }], per: year }',
      'total-form',
      /each move/,
    ],
    ['total: { in-state: { back: 1 }, per: year }', 'no-unit', /must say its unit/],
    ['unit: x, total: { in-state: { bak: 1 }, per: year }', 'unknown-state', /did you mean back/],
    [
      'unit: x, total: { in-state: { back: cost, watched: hr }, per: year }',
      'dimension',
      /got a share or plain number beside an amount of money/,
    ],
    [
      'unit: x, total: { in-state: { back: cost / 1 year }, per: year }',
      'dimension',
      /got money × months\^-1/,
    ],
    [
      'unit: x, total: { in-state: { back: cost * dwell / 1 year }, per: year }',
      'formula-input',
      /depend on dwell/,
    ],
    [
      'unit: x, total: { in-state: { back: 1 }, per: year, discount: { rate: 0.03 } }',
      'evidence/missing-unit',
      /per what time/,
    ],
    [
      'unit: x, total: { in-state: { back: 1 }, per: year, discount: { rate: killed * elapsed / 1 year } }',
      'formula-input',
      /one number for the whole run/,
    ],
    [
      'unit: x, total: { in-state: { back: 1 }, per: year, counting: [1, -1] }',
      'document/',
      /must not be negative/,
    ],
    [
      'unit: x, total: { in-state: { back: 1 }, per: decade }',
      'document/not-allowed',
      /day, week, month/,
    ],
    ['events: { of: { stock: [dead] }, persons: 2 }', 'outcome-form', /people who move/],
    [
      'events: { of: { entries: { to: [dead] } }, persons: 0 }',
      'out-of-range',
      /at least one person/,
    ],
    [
      'events: { of: { entries: { to: [dead] } }, persons: 2, share: p * age / 1 year }',
      'formula-input',
      /one number for all people/,
    ],
  ])('refuses %s: %s', (text, code, message) => {
    const [first = ''] = faults(text);
    expect(first).toMatch(new RegExp(`^error ${code}`));
    expect(first).toMatch(message);
    expect(first).toContain('outcomes.o');
  });

  it('takes moves into a queue for moves', () => {
    const capacities = '\n  c: { label: W, state: watched, limit: 3, waits-in: wait }';
    const outcomes = '\n  o: { label: O, entries: { to: [wait], from: [back] } }';
    expect(faultsOf({ capacities, outcomes })).toEqual([]);
  });
});
