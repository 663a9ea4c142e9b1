import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/model/compile.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { outcomeDigest } from '../../../engine/lock/digest.ts';
import type { Model } from '../../../engine/model/model.ts';
import { scenarioFrom } from './scenario-text.ts';

const draw = (model: Model, number = 4) => Array.from(createSimulator(model).runDraw(number));
const digests = (model: Model) => {
  const tally = createSimulator(model).runChunk(0, 300);
  return model.outcomes.map((_, index) => outcomeDigest(tally, index));
};

describe('compile', () => {
  it('turns counts into Jeffreys posteriors, ranges into lognormals, and sorts by name', () => {
    const model = compile(scenarioFrom());
    expect(model.states.map((state) => state.name)).toEqual([
      'abroad',
      'back',
      'cleared',
      'convicted',
    ]);
    expect(model.flows.map((flow) => flow.name)).toEqual([
      'abroad>back',
      'back>cleared',
      'back>convicted',
    ]);
    const share = model.inputs.find((input) => input.purpose === 'param:convicted');
    expect(share?.distribution).toEqual({ kind: 'beta', a: 54.5, b: 346.5 });
    const rate = model.inputs.find((input) => input.purpose === 'param:return-rate');
    expect(rate?.distribution.kind).toBe('lognormal');
  });

  it('keeps times of people apart from what is unknown: a sojourn is no sampled input', () => {
    const model = compile(scenarioFrom());
    expect(model.inputs.map((input) => input.purpose)).not.toContain('param:time');
    const flow = model.flows.find((candidate) => candidate.name === 'back>convicted');
    // 90 % of 3 to 18 months: median √54, sigma = ln 6 / (2 · 1.6449)
    expect(flow?.sojourn[0]).toEqual({
      kind: 'lognormal',
      median: [Math.sqrt(54)],
      sigma: expect.closeTo(Math.log(6) / 3.2897072539, 9) as number,
    });
  });

  it('is moved by nothing that is not used: an unused parameter leaves every digest unchanged', () => {
    const unused = scenarioFrom({
      modelParameters: `
  aardvark: { label: Unused, kind: share, value: 1 of 7 }
  convicted: { label: Convicted, kind: share, value: 54 of 400 }
  time: { label: Time to verdict, kind: sojourn, value: 3 to 18 months }
  return-rate: { label: Return rate, kind: rate, value: 0.1 to 0.3 per year }
`,
    });
    expect(digests(compile(unused))).toEqual(digests(compile(scenarioFrom())));
  });

  it('is moved by one more count, so the digests above can fail', () => {
    const other = compile(scenarioFrom({ parameters: '\n  convicted: 55 of 400' }));
    expect(digests(other)[0]).not.toBe(digests(compile(scenarioFrom()))[0]);
    expect(digests(other)[1]).toBe(digests(compile(scenarioFrom()))[1]);
  });

  it('evaluates expressions over parameters', () => {
    const model = compile(
      scenarioFrom({
        flows: `
  - { from: back, to: convicted, share: "min(0.5, convicted / 0.9)", after: 1 month }
  - { from: back, to: cleared, share: rest, after: 1 month }
`,
        parameters: '\n  convicted: 43% to 47%',
      }),
    );
    const flow = model.flows.find((candidate) => candidate.name === 'back>convicted');
    expect(flow?.value).toEqual([
      [0.5, expect.objectContaining({ input: expect.any(Number) as number }), 0.9, '/', 'min'],
    ]);
    const convicted = draw(model)[model.steps] ?? NaN;
    expect(Math.abs(convicted - 200)).toBeLessThan(60); // Binomial(400, about ½): 60 is six standard deviations
  });
});

describe('a variant', () => {
  const variants = `
  later: { title: Later, set: { convicted: { odds: 2, from: 2019-01 } } }
  tripled: { title: Times, set: { convicted: { times: 3 }, time: { times: 2 } } }
  fixed: { title: Fixed, set: { convicted: { value: 20% } }, population: { back: 50 } }
  shifted: { title: Added, set: { convicted: { add: 0.05, from: 2018-06, until: 2019-06 } } }
`;
  const scenario = scenarioFrom({ variants });

  it('agrees with the base to the bit until its date, and differs after it', () => {
    const base = draw(compile(scenario));
    const later = draw(compile(scenario, { variant: 'later' }));
    const steps = scenario.clock.steps + 1;
    const firstDifference = base.findIndex((count, cell) => cell < steps && count !== later[cell]);
    expect(firstDifference).toBeGreaterThan(12);
    expect(firstDifference).toBeLessThan(steps);
  });

  it('changes the odds, not the probability', () => {
    const model = compile(scenario, { variant: 'later' });
    const flow = model.flows.find((candidate) => candidate.name === 'back>convicted');
    expect(model.epochs).toEqual([0, 13]);
    expect(flow?.value).toEqual([
      [{ input: expect.any(Number) as number }],
      [{ input: expect.any(Number) as number }, 2, 'odds'],
    ]);
  });

  it('scales, sets and adds, each within its dates', () => {
    const tripled = compile(scenario, { variant: 'tripled' }).flows.find(
      (flow) => flow.name === 'back>convicted',
    );
    expect(tripled?.value).toEqual([[{ input: expect.any(Number) as number }, 3, '*']]);
    expect(tripled?.sojourn[0]).toMatchObject({ median: [Math.sqrt(54) * 2] });
    const fixed = compile(scenario, { variant: 'fixed' });
    expect(fixed.inputs.find((input) => input.purpose === 'population:back')?.distribution).toEqual(
      { kind: 'fixed', value: 50 },
    );
    expect(
      fixed.inputs.find((input) => input.purpose === 'population:abroad')?.distribution,
    ).toEqual({ kind: 'fixed', value: 100 });
    const shifted = compile(scenario, { variant: 'shifted' });
    expect(shifted.epochs).toEqual([0, 6, 18]);
  });

  it('of a name nobody gave is refused with the names there are', () => {
    expect(() => compile(scenario, { variant: 'nope' })).toThrow(
      /base, later, tripled, fixed, shifted; got nope/,
    );
  });
});

describe('exits that cannot be, already at the means', () => {
  it('are refused with their place in the model file', () => {
    const flows = `
  - { from: back, to: convicted, share: convicted / 0.1, after: 1 month }
  - { from: back, to: cleared, share: rest, after: 1 month }
`;
    expect(() => compile(scenarioFrom({ flows }))).toThrow(
      /m\.yaml:\d+:\d+: error: flows\.back>convicted: the exits of back/,
    );
  });
});
