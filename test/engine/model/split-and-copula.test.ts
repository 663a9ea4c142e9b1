import { describe, expect, it } from 'vitest';
import { outcomeDigest } from '../../../engine/lock/digest.ts';
import { compile } from '../../../engine/model/compile.ts';
import type { Model } from '../../../engine/model/model.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { scenarioFrom, type ScenarioText } from './scenario-text.ts';

const MODEL_PARAMETERS = `
  acquitted: { label: Acquitted, kind: share, value: 10% to 30% }
  convicted: { label: Convicted, kind: share, value: 54 of 400 }
  time: { label: Time to verdict, kind: sojourn, value: 3 to 18 months }
  return-rate: { label: Return rate, kind: rate, value: 0.1 to 0.3 per year }
`;
const FLOWS = `
  - { from: back, to: convicted, share: convicted, after: time }
  - { from: back, to: cleared, share: acquitted, after: 12 months }
  - { from: back, to: abroad, share: rest, after: 200 months }
  - { from: abroad, to: back, rate: return-rate }
`;
const SPLIT =
  'splits: { fate: { of: 400, parts: { convicted: 54, acquitted: 60 to 80 }, rest: others } }';

const scenario = (text: ScenarioText = {}) =>
  scenarioFrom({ modelParameters: MODEL_PARAMETERS, flows: FLOWS, ...text });
const digests = (model: Model) => {
  const tally = createSimulator(model).runChunk(0, 300);
  return model.outcomes.map((_, index) => outcomeDigest(tally, index));
};
/** Sampled values of each input by its stream, over some draws. */
function inputsOf(model: Model, draws = 50): ReadonlyMap<string, readonly number[]> {
  const simulator = createSimulator(model);
  const rows = Array.from({ length: draws }, (_, draw) => {
    simulator.runDraw(draw);
    return Array.from(simulator.inputs);
  });
  return new Map(model.inputs.map(({ purpose }, i) => [purpose, rows.map((row) => row[i]!)]));
}
const changedInputs = (before: Model, after: Model) => {
  const [old, now] = [inputsOf(before), inputsOf(after)];
  return [...now.keys()].filter((name) => old.get(name)?.join() !== now.get(name)?.join()).sort();
};

describe('a split in a scenario', () => {
  const base = compile(scenario());
  const split = compile(scenario({ sections: SPLIT }));

  it('draws its parameters together and moves no number of any other', () => {
    expect(changedInputs(base, split)).toEqual(['split:fate:acquitted', 'split:fate:convicted']);
    const [, returned, abroad] = digests(base);
    expect(digests(split).slice(1)).toEqual([returned, abroad]);
    expect(digests(split)[0]).not.toBe(digests(base)[0]);
  });

  it('gives the part with a range a marginal over its counts, and streams by name', () => {
    const [only] = split.splits;
    // in name order; the last stick is what is left, so it needs no number
    expect(only?.posterior.names).toEqual(['acquitted', 'convicted', 'others']);
    expect(only?.purposes).toEqual([
      'split:fate:acquitted:count',
      'split:fate:acquitted',
      'split:fate:convicted',
    ]);
    expect(only?.inputs.at(-1)).toBe(-1);
  });

  it('keeps the other parts to the bit where a variant sets one', () => {
    const variants = '\n  none: { title: Nobody, set: { acquitted: 1% } }';
    const text = { sections: SPLIT, variants };
    const variant = compile(scenario(text), { variant: 'none' });
    const [before, after] = [inputsOf(split), inputsOf(variant)];
    expect(after.get('split:fate:convicted')).toEqual(before.get('split:fate:convicted'));
    const value = variant.flows.find(({ name }) => name === 'back>cleared')?.value;
    expect(value).toEqual([[0.01]]);
  });

  it('draws a variant of the table from the same streams, so the two stay paired', () => {
    const more =
      '{ fate: { of: 400, parts: { convicted: 54, acquitted: 61 to 81 }, rest: others } }';
    const variants = `\n  more: { title: More, splits: ${more} }`;
    const variant = compile(scenario({ sections: SPLIT, variants }), { variant: 'more' });
    expect(variant.splits[0]?.purposes).toEqual(split.splits[0]?.purposes);
    const [before, after] = [split, variant].map((model) =>
      inputsOf(model).get('split:fate:acquitted'),
    );
    // one acquittal more whatever the range gave: every draw is a little higher
    after?.forEach((value, draw) => expect(value).toBeGreaterThan(before?.[draw] ?? NaN));
  });

  it('changes a part by its odds, its draws shared with the base', () => {
    const text = {
      sections: SPLIT,
      variants: '\n  more: { title: More, set: { convicted: { odds: 2, from: 2019-01 } } }',
    };
    const variant = compile(scenario(text), { variant: 'more' });
    expect(inputsOf(variant)).toEqual(inputsOf(split));
    expect(variant.epochs).toEqual([0, 13]);
  });
});

describe('a correlation in a scenario', () => {
  const base = compile(scenario());
  const correlated = (items: string, text: ScenarioText = {}) =>
    compile(scenario({ sections: `correlations: [${items}]`, ...text }));

  it('moves the later of the two and no other number', () => {
    const model = correlated('{ between: [return-rate, convicted], rank: 0.6 }');
    expect(changedInputs(base, model)).toEqual(['param:return-rate']);
  });

  it('added to others moves the later of its two and what is tied to that', () => {
    const first = '{ between: [convicted, return-rate], rank: 0.6 }';
    const both = `${first}, { between: [acquitted, convicted], rank: -0.3 }`;
    const [before, after] = [correlated(first), correlated(both)];
    // convicted is later than acquitted, and return-rate is tied to convicted
    expect(changedInputs(before, after)).toEqual(['param:convicted', 'param:return-rate']);
    const apart = `{ between: [acquitted, convicted], rank: -0.3 }`;
    expect(changedInputs(base, correlated(apart))).toEqual(['param:convicted']);
  });

  it('leaves a variant paired with its base: the same ranks under another distribution', () => {
    const variants = '\n  wider: { title: Wider, set: { return-rate: 0.05 to 0.6 per year } }';
    const text = {
      sections: 'correlations: [{ between: [convicted, return-rate], rank: 0.6 }]',
      variants,
    };
    const [one, two] = ['base', 'wider'].map((variant) =>
      inputsOf(compile(scenario(text), { variant })).get('param:return-rate'),
    );
    const order = (values: readonly number[] = []) =>
      [...values.keys()].sort((i, j) => values[i]! - values[j]!);
    expect(order(two)).toEqual(order(one));
    expect(two).not.toEqual(one);
  });

  it('and a split keep 1,000 draws the first of 10,000', () => {
    const model = compile(
      scenario({
        modelParameters: `${MODEL_PARAMETERS}  plea: { label: Plea, kind: share, value: 20% to 40% }\n`,
        sections: `${SPLIT}\ncorrelations: [{ between: [plea, return-rate], rank: 0.6 }]`,
        flows: FLOWS.replace('rate: return-rate', 'rate: return-rate * (1 - plea)'),
      }),
    );
    const long = createSimulator(model).runChunk(0, 400);
    const short = createSimulator(model).runChunk(0, 40);
    const parts = [createSimulator(model).runChunk(30, 10), createSimulator(model).runChunk(0, 30)];
    const finals = (tally: typeof long) =>
      model.outcomes.map((_, o) =>
        Array.from(tally.sample.values.subarray(o * tally.draws, o * tally.draws + 30)),
      );
    expect(finals(short)).toEqual(finals(long));
    expect(finals(parts[1]!)).toEqual(finals(long));
  });
});
