import { describe, expect, it } from 'vitest';
import {
  compile,
  createExpectation,
  createSimulator,
  mergeTally,
  outcomeDigest,
  readScenario,
  type Model,
  type Tally,
} from '../../engine/index.ts';
import { readProject } from './read-project.ts';

const SCENARIO = 'scenarios/uk-returnees/scenario.yaml';
const PATHWAY = 'scenarios/models/returnee-pathway.yaml';

const digests = (model: Model, tally: Tally) =>
  model.outcomes.map((_, index) => outcomeDigest(tally, index));
const digestsOf = (changed: Readonly<Record<string, string>> = {}) => {
  const model = compile(readScenario(SCENARIO, readProject(changed)));
  const expected = createExpectation(model).runChunk(0, 16);
  return digests(model, { ...createSimulator(model).runChunk(0, 400), expected });
};
/** The pathway with a line put in. */
const pathwayWith = (after: string, line: string) => {
  const text = readProject()(PATHWAY) ?? '';
  expect(text).toContain(after);
  return { [PATHWAY]: text.replace(after, `${after}${line}`) };
};

describe('the British scenario', () => {
  it('run for 1,000 draws is the first 1,000 draws of its run for 10,000', () => {
    const model = compile(readScenario(SCENARIO, readProject()));
    const short = createSimulator(model).runChunk(0, 1000);
    const long = createSimulator(model);
    const parts = [0, 2500, 5000, 7500].map((first) => long.runChunk(first, 2500));
    const whole = parts.reduce(mergeTally);
    expect(whole.draws).toBe(10_000);
    model.outcomes.forEach((_, o) => {
      const firstThousand = whole.sample.values.subarray(o * whole.sample.draws.length).subarray(0, 1000);
      expect(firstThousand).toEqual(short.sample.values.subarray(o * 1000, (o + 1) * 1000));
    });
    const first = createSimulator(model).runChunk(0, 400);
    const rest = createSimulator(model).runChunk(400, 600);
    expect(digests(model, mergeTally(rest, first))).toEqual(digests(model, short));
  });

  it('keeps every digest when a parameter is added that nothing uses', () => {
    const unused = pathwayWith('parameters:\n', '  a-share-of-nothing: { label: Unused, kind: share, value: 1 of 7 }\n');
    expect(digestsOf(unused)).toEqual(digestsOf());
  });

  it('keeps every digest when its flows are listed the other way round', () => {
    const text = readProject()(PATHWAY) ?? '';
    const line = /^ {2}- \{ from: detained-abroad.*\n/m.exec(text)?.[0] ?? '';
    expect(line).not.toBe('');
    const moved = text.replace(line, '').replace('flows:\n', `flows:\n${line}`);
    expect(digestsOf({ [PATHWAY]: moved })).toEqual(digestsOf());
  });

  it('does not keep them when a number in use changes, so that the tests above can fail', () => {
    const text = readProject()(SCENARIO) ?? '';
    const changed = { [SCENARIO]: text.replace('returned-known: 425', 'returned-known: 426') };
    expect(digestsOf(changed)[0]).not.toBe(digestsOf()[0]);
  });
});
