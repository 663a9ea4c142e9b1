import { describe, expect, it } from 'vitest';
import { movesOf } from '../../../engine/scenario/move.ts';
import { faultsOf, soundModel } from './small-model.ts';

const watching = '{ label: Watched, state: watched, limit: places, waits-in: wait, first: [back] }';

const faults = (
  capacity: string,
  changed: Parameters<typeof faultsOf>[0] = {},
): readonly string[] => faultsOf({ ...changed, capacities: `\n  c: ${capacity}` });

describe('readCapacity', () => {
  it('reads a limit on a state and one on a flow', () => {
    const { pathway } = soundModel({ capacities: `\n  c: ${watching}` });
    expect(pathway.capacities).toMatchObject([
      {
        of: { kind: 'state', state: 'watched' },
        limit: { kind: 'parameter', name: 'places' },
        waitsIn: 'wait',
        first: ['back'],
      },
    ]);
    const flow =
      '{ label: Trials, flow: { from: back, to: watched }, limit: 24 per year, waits-in: wait }';
    expect(soundModel({ capacities: `\n  c: ${flow}` }).pathway.capacities).toMatchObject([
      { of: { kind: 'flow', from: 'back', to: 'watched' }, limit: { value: 2 } }, // a month
    ]);
  });

  it('moves people into the queue and out of it', () => {
    const { pathway } = soundModel({ capacities: `\n  c: ${watching}` });
    const moves = movesOf(pathway.flows, pathway.capacities).map(({ from, to }) => `${from}>${to}`);
    expect(moves).toContain('back>wait');
    expect(moves).toContain('wait>watched');
    expect(moves).not.toContain('abroad>wait');
  });

  it.each([
    ['{ label: W, limit: 3, waits-in: wait }', 'capacity', /got neither/],
    ['{ label: W, state: watchd, limit: 3, waits-in: wait }', 'unknown-state', /mean watched/],
    [
      '{ label: W, flow: { from: abroad, to: dead }, limit: 3 per year, waits-in: wait }',
      'unknown-flow',
      /no flow from abroad to dead/,
    ],
    ['{ label: W, state: watched, limit: 3, waits-in: wiat }', 'unknown-state', /mean wait/],
    ['{ label: W, state: watched, limit: 3 per year, waits-in: wait }', 'wrong-kind', /no time/],
    [
      '{ label: W, state: watched, limit: a-year, waits-in: wait }',
      'dimension',
      /must be a count \(people\); got an inflow/,
    ],
    [
      '{ label: W, state: watched, limit: places * age / 1 year, waits-in: wait }',
      'formula-input',
      /depend on age: it is one number for all people/,
    ],
    [
      '{ label: W, state: watched, limit: 3, waits-in: watched }',
      'capacity',
      /got watched, the limited state/,
    ],
    [
      '{ label: W, flow: { from: back, to: watched }, limit: 3 per year, waits-in: back }',
      'capacity',
      /an end of the limited flow/,
    ],
    [
      '{ label: W, state: watched, limit: 3, waits-in: back }',
      'capacity',
      /remove the flow between/,
    ],
    [
      '{ label: W, state: watched, limit: 3, waits-in: wait, first: [abroad] }',
      'capacity',
      /no flow leads from abroad to watched/,
    ],
    [
      '{ label: W, flow: { from: back, to: watched }, limit: 3 per year, waits-in: wait, first: [back] }',
      'capacity',
      /none can come first/,
    ],
    [
      '{ label: W, state: watched, limit: 100 to 200, waits-in: wait }',
      'uncertain-flow',
      /a parameter/,
    ],
  ])('refuses %s: %s', (capacity, code, message) => {
    const [first = ''] = faults(capacity);
    expect(first).toMatch(new RegExp(`^error (evidence/)?${code} capacities\\.c`));
    expect(first).toMatch(message);
  });

  it('refuses to let people wait where they are dealt a time, or where nobody leaves', () => {
    const flows = `
  - { from: back, to: watched, probability: p }
  - { from: watched, to: back, rate: 0.5 per year }
  - { from: wait, to: dead, share: 1, after: 1 year }`;
    expect(faults(watching, { flows })[0]).toMatch(/^error capacity .*dealt a share and a time/);
    const states =
      '\n  back: { label: B }\n  watched: { label: W }\n  wait: { label: Q, final: true }';
    const two = '\n  - { from: back, to: watched, probability: p }';
    const outcomes = '\n  o: { label: O, stock: [wait] }';
    expect(faults(watching, { flows: two, states, outcomes })[0]).toMatch(/declared final/);
  });

  it('warns of a limited state that nobody leaves', () => {
    const flows = '\n  - { from: back, to: watched, probability: p }';
    expect(faults(watching, { flows })).toEqual([
      expect.stringMatching(
        /^warning capacity-never-freed capacities\.c\.state: nobody leaves watched/,
      ),
    ]);
  });

  it('refuses two limits on one flow, and two queues in one state', () => {
    const two = (other: string) => faultsOf({ capacities: `\n  c: ${watching}\n  d: ${other}` })[0];
    expect(
      two('{ label: D, flow: { from: back, to: watched }, limit: 1 per year, waits-in: dead }'),
    ).toMatch(/^error capacity capacities\.d\.flow: a flow can be limited only once/);
    expect(two('{ label: D, state: back, limit: 10, waits-in: wait }')).toMatch(
      /^error capacity capacities\.d\.waits-in: the people of c wait in wait already/,
    );
    expect(two('{ label: D, state: dead, limit: 10, waits-in: watched }')).toMatch(
      /people must find room where they wait/,
    );
    expect(two('{ label: D, state: wait, limit: 10, waits-in: dead }')).toMatch(
      /people wait in wait for another capacity/,
    );
  });

  it('refuses a limit on moves of a matrix exponential', () => {
    const top = 'rates: matrix-exponential';
    expect(faults(watching, { top })[0]).toMatch(/several times in a step/);
  });
});
