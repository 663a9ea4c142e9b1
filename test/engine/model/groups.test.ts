import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/model/compile.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { flowNamed, stateNamed } from './look-up.ts';
import { sketchScenario, type ScenarioSketch } from './sketch-scenario.ts';

const COUNTRIES: ScenarioSketch = {
  parameters: { p: { kind: 'rate', value: [0.05, 0.2] }, q: { kind: 'share', value: [0.1, 0.4] } },
  groups: {
    men: { parameters: { q: [0.3, 0.6] } },
    minors: {},
  },
  flows: [
    { from: 'abroad', to: 'back', rate: 'p' },
    { from: 'back', to: 'convicted', share: 'q', after: 6, groups: ['men'] },
    { from: 'back', to: 'free', share: 'rest', after: 2 },
  ],
  population: [
    { state: 'abroad', group: 'men', value: [80, 120] },
    { state: 'abroad', group: 'minors', value: 300 },
  ],
  outcomes: {
    convicted: { kind: 'entries', to: ['convicted'] },
    abroad: { kind: 'stock', states: ['abroad'] },
  },
  byGroup: ['convicted'],
};

describe('groups', () => {
  const model = compile(sketchScenario(COUNTRIES));

  it('are states and flows of their own, by state and then by group', () => {
    expect(model.states.map(({ name }) => name)).toEqual([
      'abroad@men',
      'abroad@minors',
      'back@men',
      'back@minors',
      'convicted@men',
      'convicted@minors',
      'free@men',
      'free@minors',
    ]);
    expect(model.flows.map(({ name }) => name)).toEqual([
      'abroad@men>back@men',
      'abroad@minors>back@minors',
      'back@men>convicted@men',
      'back@men>free@men',
      'back@minors>free@minors', // minors are kept out of prosecution
    ]);
  });

  it('share a parameter in one draw unless it is theirs', () => {
    expect(flowNamed(model, 'abroad@men>back@men').value).toEqual(
      flowNamed(model, 'abroad@minors>back@minors').value,
    );
    expect(model.inputs.map(({ purpose }) => purpose)).toEqual([
      'population:abroad@men',
      'population:abroad@minors',
      'param:p',
      'param:q@men',
    ]);
  });

  it('report an outcome for each where that is asked for, right after the whole', () => {
    expect(model.outcomes.map(({ name, group, label }) => [name, group, label])).toEqual([
      ['convicted', undefined, 'convicted'],
      ['convicted@men', 'men', 'convicted: MEN'],
      ['convicted@minors', 'minors', 'convicted: MINORS'],
      ['abroad', undefined, 'abroad'],
    ]);
    const moves = model.outcomes
      .slice(0, 3)
      .map(({ measure }) => (measure.kind === 'count' ? measure.of.members : []));
    expect(moves).toEqual([[2], [2], []]);
  });

  it('added or reordered move no number of the others', () => {
    const { men, minors } = COUNTRIES.groups ?? {};
    const more = sketchScenario({
      ...COUNTRIES,
      groups: { women: {}, minors: minors!, men: men! },
      population: [...COUNTRIES.population!, { state: 'abroad', group: 'women', value: 50 }],
    });
    const convictedMen = (its: typeof model) => {
      const at = its.outcomes.findIndex(({ name }) => name === 'convicted@men');
      const width = its.steps + 1;
      return Array.from(
        createSimulator(its)
          .runDraw(7)
          .slice(at * width, (at + 1) * width),
      );
    };
    expect(convictedMen(compile(more))).toEqual(convictedMen(model));
    expect(convictedMen(model).at(-1)).toBeGreaterThan(0);
  });

  it('change alone where a variant says so, and all together otherwise', () => {
    const scenario = sketchScenario({
      ...COUNTRIES,
      variants: {
        men: { changes: [{ parameter: 'p', times: 2, group: 'men' }] },
        all: { changes: [{ parameter: 'q', odds: 2 }] },
        fewer: { population: [{ state: 'abroad', group: 'minors', value: 10 }] },
      },
    });
    const men = compile(scenario, { variant: 'men' });
    expect(flowNamed(men, 'abroad@men>back@men').value[0]).toHaveLength(3);
    expect(flowNamed(men, 'abroad@minors>back@minors').value[0]).toHaveLength(1);
    // the group's own value is changed, and stays its own draw
    const all = compile(scenario, { variant: 'all' });
    const [first] = flowNamed(all, 'back@men>convicted@men').value[0] ?? [];
    expect(all.inputs[(first as { input: number }).input]?.purpose).toBe('param:q@men'); // a program begins with the input
    const fewer = compile(scenario, { variant: 'fewer' });
    expect(fewer.inputs.map(({ distribution }) => distribution)).toContainEqual({
      kind: 'fixed',
      value: 10,
    });
  });

  it('without an age are refused where one is needed', () => {
    const flows = [{ from: 'a', to: 'b', rate: 'age / 1 year / 1 year' }];
    expect(() => compile(sketchScenario({ groups: { men: {} }, flows }))).toThrow(
      /flows\.a@men>b@men: an age is needed, and the group men has none .*model\/no-age/,
    );
    expect(() => compile(sketchScenario({ flows }))).toThrow(/people have none/);
  });

  it('alone have a value where the scenario gives none: not for a limit that all share', () => {
    const scenario = sketchScenario({
      parameters: { places: { kind: 'count', value: 10 } },
      groups: { men: { parameters: { places: 3 } } },
      flows: [{ from: 'a', to: 'b', rate: 0.1 }],
      capacities: [
        { name: 'c', of: { kind: 'state', state: 'b' }, limit: 'places', waitsIn: 'queue' },
      ],
    });
    expect(compile(scenario).capacities[0]?.limit).toEqual([[10]]);
    const parameters = scenario.parameters.map((its) => ({ ...its, isByGroup: true as const }));
    expect(() => compile({ ...scenario, parameters })).toThrow(
      /capacities\.c: only the groups have a value of places/,
    );
  });

  it('have their classes, final states and stocks each for itself', () => {
    expect(stateNamed(model, 'convicted@minors').form).toBe('final');
    expect(model.population).toEqual([
      { state: 0, input: 0 },
      { state: 1, input: 1 },
    ]);
  });
});
