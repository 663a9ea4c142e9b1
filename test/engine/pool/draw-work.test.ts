import { describe, expect, it } from 'vitest';
import { drawWork } from '../../../engine/pool/draw-work.ts';
import type { Model } from '../../../engine/model/model.ts';
import { countingModel } from './counting-platform.ts';

type State = Model['states'][number];
const final: State = countingModel.states[0]!;
const modelOf = (states: readonly State[], steps: number, exits: readonly number[]): Model => ({
  ...countingModel,
  ...{ states, steps },
  // only where a flow begins matters here
  flows: exits.map((from) => ({ from }) as Model['flows'][number]),
});

// The expected numbers are counted by hand: steps × (classes × cohorts × (1 + exits), added up over states).
describe('drawWork', () => {
  it('is one unit for one state without exits in one step', () => {
    expect(drawWork(countingModel)).toBe(1);
  });

  it('grows with steps, exits and states', () => {
    expect(drawWork(modelOf([final, final], 120, [0, 0, 1]))).toBe(120 * (3 + 2));
  });

  it('grows with the classes that a dwell tells apart, and with cohorts of entry', () => {
    const byDwell = { ...final, classes: 24 };
    expect(drawWork(modelOf([byDwell], 120, [0]))).toBe(120 * 24 * 2);
    const byEntry = { ...byDwell, byEntry: true, cohortAt: [0, 0, 1, 2] };
    expect(drawWork(modelOf([byEntry], 120, [0]))).toBe(120 * 24 * 3 * 2);
  });

  it('counts a state that is dealt at entry once, however many classes it has', () => {
    const dealt: State = { ...final, form: 'dealt', classes: 24 };
    expect(drawWork(modelOf([dealt], 10, [0]))).toBe(10 * 2);
  });
});
