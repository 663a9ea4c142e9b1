import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/model/compile.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { stateNamed } from './look-up.ts';
import { sketchScenario, type ScenarioSketch } from './sketch-scenario.ts';

/** Two blocks: well and sick, in and out. Dead is reached from both; hospital is left by shares. */
const HEALTH: ScenarioSketch = {
  rates: 'matrix-exponential',
  parameters: { p: { kind: 'rate', value: 0.1 } },
  flows: [
    { from: 'well', to: 'sick', rate: 'p' },
    { from: 'sick', to: 'well', rate: 0.2 },
    { from: 'sick', to: 'dead', rate: 0.05 },
    { from: 'sick', to: 'hospital', rate: 0.02 },
    { from: 'hospital', to: 'well', share: 1, after: 3 },
    { from: 'in', to: 'out', rate: 0.1 },
    { from: 'out', to: 'in', rate: 0.1 },
    { from: 'in', to: 'dead', rate: 0.01 },
    { from: 'alone', to: 'dead', rate: 0.01 },
  ],
  population: [{ state: 'well', value: 1000 }],
  outcomes: { dead: { kind: 'entries', to: ['dead'] } },
};

describe('a generator', () => {
  const model = compile(sketchScenario(HEALTH));
  const names = (states: readonly number[]) => states.map((state) => model.states[state]?.name);

  it('joins states left by rates that lead to each other, with what they lead to', () => {
    expect(model.generators.map(names)).toEqual([
      ['dead', 'in', 'out'],
      ['dead', 'hospital', 'sick', 'well'],
    ]);
  });

  it('adds the moves that take several rates in a step, last in their states', () => {
    const indirect = model.flows.filter(({ kind }) => kind === 'indirect');
    expect(indirect.map(({ name }) => name)).toEqual(['out>dead', 'well>dead', 'well>hospital']);
    const well = model.flows.filter(({ from }) => model.states[from]?.name === 'well');
    expect(well.map(({ kind }) => kind)).toEqual(['rate', 'indirect', 'indirect']);
  });

  it('is not needed by a state whose rates lead only out of its block', () => {
    expect(model.generators.flat().map((state) => model.states[state]?.name)).not.toContain(
      'alone',
    );
  });

  it('has the same rows in all its states, as all their rates enter each probability', () => {
    const scenario = sketchScenario({
      ...HEALTH,
      variants: { v: { changes: [{ parameter: 'p', times: 2, fromStep: 5 }] } },
    });
    const changed = compile(scenario, { variant: 'v' });
    for (const state of ['well', 'sick']) {
      expect(stateNamed(changed, state)).toMatchObject({ rows: 2, rowAt: [0, 1] });
    }
    expect(stateNamed(changed, 'in').rows).toBe(1);
  });

  it('moves people through several states in a step', () => {
    const counts = createSimulator(model).runDraw(0);
    // in the first month: 1,000 · P(well → sick → dead) = 1,000 · 0.1 · 0.05 / 2 = 2.2 (0 has probability 0.1)
    const deaths = Array.from(
      { length: 200 },
      (_, draw) => createSimulator(model).runDraw(draw)[1]!,
    );
    expect(counts).toHaveLength(13);
    const mean = deaths.reduce((sum, value) => sum + value, 0) / deaths.length;
    expect(mean).toBeGreaterThan(1);
    expect(mean).toBeLessThan(4);
  });

  it('is made for each group on its own, and not where rates compete', () => {
    const groups = { men: {}, women: {} };
    const population = [{ state: 'well', group: 'men', value: 10 }];
    expect(compile(sketchScenario({ ...HEALTH, groups, population })).generators).toHaveLength(4);
    const competing = compile(sketchScenario({ ...HEALTH, rates: 'competing' }));
    expect(competing.generators).toEqual([]);
    expect(competing.flows.every(({ kind }) => kind !== 'indirect')).toBe(true);
  });
});
