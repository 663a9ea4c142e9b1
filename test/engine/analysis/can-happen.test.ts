import { describe, expect, it } from 'vitest';
import { canHappen } from '../../../engine/analysis/can-happen.ts';
import { makeModel, type ModelSketch } from '../../oracle/make-model.ts';

/** Names of the outcomes that can be above 0. */
function possible(change: Partial<ModelSketch>): readonly string[] {
  const model = makeModel({
    states: ['a', 'b', 'c', 'd'],
    flows: [
      { from: 'a', to: 'b', kind: 'rate', value: 0.1 },
      { from: 'c', to: 'd', kind: 'rate', value: 0.1 },
    ],
    people: { a: 10, c: 0 },
    steps: 12,
    ...change,
  });
  return model.outcomes.filter((outcome) => canHappen(model, outcome)).map(({ name }) => name);
}

describe('canHappen', () => {
  it('is false where nobody can get to', () => {
    expect(possible({})).toEqual(['in a', 'in b', 'a>b']);
  });

  it('is true once people come from outside, but not by a rate of 0 or a series of none', () => {
    expect(possible({ inflows: [{ state: 'c', rate: 0.01 }] })).toContain('c>d');
    expect(possible({ inflows: [{ state: 'c', rate: 0 }] })).not.toContain('c>d');
    expect(possible({ inflows: [{ state: 'c', series: [0, 0] }] })).not.toContain('>c');
    expect(possible({ inflows: [{ state: 'c', series: [0, 1] }] })).toContain('in d');
  });

  it('does not pass a flow that is closed in every row, and passes one that opens in some', () => {
    const flow = { from: 'b', to: 'c', kind: 'rate' } as const;
    const open = { from: 'a', to: 'b', kind: 'rate', value: 0.1 } as const;
    const onward = { from: 'c', to: 'd', kind: 'rate', value: 0.1 } as const;
    expect(possible({ flows: [open, { ...flow, value: 0 }, onward] })).not.toContain('in d');
    const late = { ...flow, value: [0, 0.2] };
    expect(possible({ flows: [open, late, onward], epochs: [0, 6] })).toContain('in d');
  });

  it('takes what is drawn for possible, however unlikely', () => {
    const people = { a: 10, c: { kind: 'poisson', mean: 1e-9 } as const };
    expect(possible({ people })).toContain('in d');
  });
});
