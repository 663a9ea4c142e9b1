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
import { createConditional } from '../../engine/simulate/conditional.ts';
import { planRun } from '../../engine/simulate/plan-run.ts';
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
/** A file with texts that stand there once replaced by others. */
const changed = (path: string, ...changes: readonly (readonly [string | RegExp, string])[]) => {
  let text = readProject()(path) ?? '';
  for (const [from, to] of changes) {
    expect(text.split(from)).toHaveLength(2);
    text = text.replace(from, to);
  }
  return { [path]: text };
};
/** By name of the outcome. */
const byName = (files: Readonly<Record<string, string>> = {}) => {
  const { outcomes } = compile(readScenario(SCENARIO, readProject(files)));
  const all = digestsOf(files);
  return Object.fromEntries(outcomes.map(({ name }, o) => [name, all[o]]));
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
    const unused = '  a-share-of-nothing: { label: Unused, kind: share, value: 1 of 7 }\n';
    const added = changed(PATHWAY, ['parameters:\n', `parameters:\n${unused}`]);
    expect(digestsOf(added)).toEqual(digestsOf());
  });

  it('keeps the digests of what comes before when a parameter is removed with all that uses it', () => {
    const removed = changed(
      PATHWAY,
      [/^ {2}attack-after-release:\n(?: {4}.*\n)+/m, ''],
      [/^ {2}- from: released\n {4}to: attacked\n(?: {4}.*\n)+/m, ''],
      [/^ {2}- \{ from: supervised, to: attacked.*\n/m, ''],
    );
    const { attacked, reoffended, ...before } = byName();
    const without = byName(removed);
    expect(Object.keys(before)).toHaveLength(7);
    expect(without).toMatchObject(before);
    expect(without['attacked']).not.toBe(attacked);
    expect(reoffended).toBeDefined();
  });

  it('keeps the digests of the others when an outcome is removed, or listed first', () => {
    const { returned, ...others } = byName();
    expect(returned).toBeDefined();
    expect(byName(changed(SCENARIO, ['  - returned\n', '']))).toEqual(others);
    const first = changed(
      SCENARIO,
      ['  - killed\n', ''],
      ['\noutcomes:\n', '\noutcomes:\n  - killed\n'],
    );
    expect(Object.keys(byName(first))[0]).toBe('killed');
    expect(byName(first)).toEqual(byName());
  });

  it('keeps every digest when its flows are listed the other way round', () => {
    const text = readProject()(PATHWAY) ?? '';
    const line = /^ {2}- \{ from: detained-abroad.*\n/m.exec(text)?.[0] ?? '';
    expect(line).not.toBe('');
    const moved = text.replace(line, '').replace('flows:\n', `flows:\n${line}`);
    expect(digestsOf({ [PATHWAY]: moved })).toEqual(digestsOf());
  });

  it('does not keep them when a number in use changes, so that the tests above can fail', () => {
    const more = changed(SCENARIO, ['returned-known: 425', 'returned-known: 426']);
    expect(digestsOf(more)[0]).not.toBe(digestsOf()[0]);
  });
});

describe('two halves of a run, merged in either order, are the whole run, in', () => {
  const DRAWS = 500;
  /** What one thread counts of the draws from one number to another, in every way that the model is run. */
  function partOf(model: Model, from: number, until: number): Tally {
    const plan = planRun(model, DRAWS);
    const of = (all: number): [number, number] => [from * all, (until - from) * all];
    const tally = createSimulator(model).runChunk(...of(plan.simulated / 2));
    return {
      ...tally,
      ...(plan.expected > 0 && { expected: createExpectation(model).runChunk(...of(plan.expected / 2)) }),
      ...(plan.conditional > 0 && { conditional: createConditional(model).runChunk(...of(plan.conditional / 2)) }),
    };
  }

  it.each([
    ['uk-returnees', 1],
    ['pooled-convictions', 2], // Sobol points
    ['inflow-collapse', 1], // Poisson inflow
    ['women-and-minors', 2], // groups
    ['returns-by-country', 11], // several kinds of people
    ['monitoring-capacity', 0], // people who wait for room
    ['validation/reference-cohort', 12],
  ])('%s, of which %i outcomes have laws', (folder, laws) => {
    const model = compile(readScenario(`scenarios/${folder}/scenario.yaml`, readProject()));
    const [whole, first, second] = [partOf(model, 0, 2), partOf(model, 0, 1), partOf(model, 1, 2)];
    expect(whole.conditional.outcomes).toHaveLength(laws);
    expect(whole.conditional.draws).toBe(laws > 0 ? DRAWS : 0);
    for (const merged of [mergeTally(first, second), mergeTally(second, first)]) {
      expect(digests(model, merged)).toEqual(digests(model, whole));
    }
    expect(digests(model, mergeTally(first, first))).not.toEqual(digests(model, whole));
  });
});
