import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/model/compile.ts';
import { expectedCountBytes, memoryUses } from '../../../engine/model/model-memory.ts';
import type { Model } from '../../../engine/model/model.ts';
import { ConditionalKernel } from '../../../engine/simulate/conditional-kernel.ts';
import { conditionalOutcomes } from '../../../engine/simulate/conditional-outcomes.ts';
import { planConditional } from '../../../engine/simulate/plan-conditional.ts';
import { createDrawSource } from '../../../engine/simulate/prepare-draw.ts';
import { sketchScenario, type ScenarioSketch } from './sketch-scenario.ts';

const parameters = {
  p: { kind: 'number', value: [0.01, 0.02] },
  q: { kind: 'share', value: 0.5 },
} as const;

/** States in a row, each left in the same way. */
function chain(states: number, form: 'probability' | 'share', value: string) {
  const name = (i: number) => `s${String(i)}`;
  return Array.from({ length: states - 1 }, (_, i) => ({
    from: name(i),
    to: name(i + 1),
    [form]: value,
    after: 3,
  }));
}

const compiled = (sketch: ScenarioSketch, variant = 'base') =>
  compile(sketchScenario({ parameters, ...sketch }), { variant });
/** Bytes that are not worth counting. */
const SMALL = 100_000;

const isOfTables = ({ what }: { what: string }) => !/given|expected/.test(what);
/** What the tables of draws are estimated to take. */
const estimated = (model: Model) =>
  memoryUses(model)
    .filter(isOfTables)
    .reduce((sum, { bytes }) => sum + bytes, 0);

/** Bytes of all arrays that a run holds for its draws. */
function held(value: object, seen = new Set<object>()): number {
  if (seen.has(value)) return 0;
  seen.add(value);
  if (ArrayBuffer.isView(value)) return value.byteLength;
  return Object.values(value).reduce<number>(
    (sum, part: unknown) =>
      sum + (typeof part === 'object' && part !== null ? held(part, seen) : 0),
    0,
  );
}

describe('the memory of a run', () => {
  const dated = (parameter: 'p' | 'q', reach: 'everyone' | 'entrants') => ({
    v: { changes: [{ parameter, times: 0.5, fromStep: 50, reach }] },
  });
  it.each<[string, ScenarioSketch, string?]>([
    ['dwell', { steps: 174, flows: chain(5, 'probability', 'p * pow(dwell / 10 years, 1.2)') }],
    ['days', { unit: 'day', steps: 2000, flows: chain(5, 'probability', 'p * dwell / 10 years') }],
    ['time', { steps: 1000, flows: chain(5, 'probability', 'p * elapsed / 100 years') }],
    [
      'both',
      { steps: 400, flows: chain(3, 'probability', 'p * step * min(dwell, 1 year) / 40 years') },
    ],
    ['shares', { steps: 400, flows: chain(5, 'share', 'q') }],
    ['shares that change', { steps: 300, flows: chain(3, 'share', 'q * elapsed / 100 years') }],
    [
      'dealing anew',
      { steps: 300, flows: chain(3, 'share', 'q'), variants: dated('q', 'everyone') },
      'v',
    ],
    [
      'cohorts',
      { steps: 300, flows: chain(4, 'probability', 'p'), variants: dated('p', 'entrants') },
      'v',
    ],
  ])('is known beforehand to within a factor of 2: %s', (_, sketch, variant) => {
    const model = compiled(sketch, variant);
    const source = createDrawSource(model);
    const ratio = estimated(model) / held(source);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
    // expected counts of all outcomes that are counts, without bins
    const outcomes = conditionalOutcomes(model);
    const { size } = planConditional(model, source.kernel, outcomes, undefined, 1);
    const expected = held(new ConditionalKernel(size));
    expect(expectedCountBytes(model) + SMALL).toBeGreaterThan(expected / 2);
    expect(expectedCountBytes(model)).toBeLessThan(3 * expected + SMALL);
  });

  it('of 5 states and 174 cycles by dwell is far below 100 MB', () => {
    const flows = chain(5, 'probability', 'p * pow(dwell / 10 years, 1.2)');
    expect(estimated(compiled({ steps: 174, flows }))).toBeLessThan(50_000);
  });

  it('grows with the dwell, not with its square', () => {
    const at = (steps: number) =>
      estimated(compiled({ steps, flows: chain(5, 'probability', 'p * dwell / 100 years') }));
    expect(at(2000) / at(1000)).toBeCloseTo(2, 1);
  });

  it('is refused beyond the budget, with what needs it', () => {
    const flows = chain(4, 'probability', 'p * dwell / 400 years * step / 4000');
    expect(() => compiled({ steps: 4000, flows })).toThrow(
      /clock: a run must need at most 256 MB of memory; got \d+ MB, of which the state s0 \(4000 rows, 4000 classes of dwell\) needs \d+ MB .*\[model\/too-large\]/,
    );
  });
});
