import { beforeEach, describe, expect, it, vi } from 'vitest';
import { quantileFunction } from '../../../engine/distribution/quantile-function.ts';
import type * as expModule from '../../../engine/math/exp.ts';
import type * as logModule from '../../../engine/math/log.ts';
import { uniform } from '../../../engine/random/uniform.ts';

/** Exponentials and logarithms that were taken: what a mixture costs is hardly anything else. */
const work = vi.hoisted(() => ({ count: 0 }));

vi.mock('../../../engine/math/exp.ts', async (original) => {
  const { exp, ...rest } = await original<typeof expModule>();
  return { ...rest, exp: (x: number) => (work.count++, exp(x)) };
});
vi.mock('../../../engine/math/log.ts', async (original) => {
  const { log, ...rest } = await original<typeof logModule>();
  return { ...rest, log: (x: number) => (work.count++, log(x)) };
});

const DRAWS = 20_000;

/** Work to build a mixture of so many parts, and then of each draw from it; the mean drawn. */
function workOf(parts: number) {
  const draw = quantileFunction({
    kind: 'mixture',
    components: Array.from({ length: parts }, (_, i) => ({
      weight: 1,
      distribution: { kind: 'beta', a: 30 + (150 * i) / parts, b: 400 - (150 * i) / parts },
    })),
  });
  work.count = 0;
  draw(0.3);
  const build = work.count;
  let sum = 0;
  for (let i = 0; i < DRAWS; i++) sum += draw(uniform(3, 4, i, 7));
  return { build, perDraw: (work.count - build) / DRAWS, mean: sum / DRAWS };
}

describe('a mixture of many betas', () => {
  beforeEach(() => void (work.count = 0));

  it('is built by work that grows with its parts, not with their square, and drawn from by work that does not', () => {
    const [few, many] = [workOf(375), workOf(1500)];
    // the mean of (30 + 150 t) / 430 over t from 0 to 1
    expect(many.mean).toBeCloseTo(105 / 430, 2);
    expect(many.build / few.build).toBeLessThan(4.5);
    expect(many.build / 1500).toBeLessThan(1000);
    expect(few.perDraw).toBeLessThan(2);
    expect(many.perDraw).toBeLessThan(2);
  });

  it('takes work that is counted', () => {
    const { build, perDraw } = workOf(3);
    expect(build).toBeGreaterThan(30);
    expect(perDraw).toBeGreaterThan(0.5);
  });
});
