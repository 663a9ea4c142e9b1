import type { Distribution } from '../../../engine/distribution/distribution.ts';

/** A source of uniform numbers in (0, 1). */
export type Random = () => number;

/** A number that is mostly ordinary, at times extreme, 0, negative or no number at all. */
function anyNumber(random: Random): number {
  const u = random();
  const sign = random() < 0.3 ? -1 : 1;
  if (u < 0.6) return sign * Math.exp(8 * random() - 4);
  if (u < 0.75) return random();
  if (u < 0.8) return Math.floor(200 * random());
  if (u < 0.88) return sign * Math.exp(60 * random() - 30);
  if (u < 0.92) return sign * Math.exp(1400 * random() - 700);
  return [0, 1, -0, NaN, Infinity, -Infinity, 1e308, 5e-324][Math.floor(8 * random())] ?? 0;
}

/** A plausible positive number. */
const positive = (random: Random) =>
  random() < 0.05 ? anyNumber(random) : Math.exp(10 * random() - 4);

const rising = (random: Random, count: number) =>
  Array.from({ length: count }, () => positive(random)).sort((a, b) => a - b);

function threePoints(random: Random) {
  const [min = 0, mode = 0, max = 0] =
    random() < 0.9
      ? rising(random, 3).map((x) => x - 3)
      : [anyNumber(random), anyNumber(random), anyNumber(random)];
  return { min, mode, max };
}

const makers: readonly ((random: Random, depth: number) => Distribution)[] = [
  (r) => ({ kind: 'fixed', value: anyNumber(r) }),
  (r) => ({ kind: 'beta', a: positive(r), b: positive(r) }),
  (r) => ({ kind: 'gamma', shape: positive(r), rate: positive(r) }),
  (r) => ({ kind: 'lognormal', mu: anyNumber(r), sigma: positive(r) }),
  (r) => ({ kind: 'logit-normal', mu: anyNumber(r), sigma: positive(r) }),
  (r) => ({ kind: 'normal', mean: anyNumber(r), sd: positive(r) }),
  (r) => {
    const { min, max } = threePoints(r);
    return { kind: 'uniform', min, max };
  },
  (r) => ({ kind: 'triangular', ...threePoints(r) }),
  (r) => ({ kind: 'pert', ...threePoints(r) }),
  (r) => ({ kind: 'weibull', shape: positive(r), scale: positive(r) }),
  (r) => ({ kind: 'exponential', rate: positive(r) }),
  (r) => ({ kind: 'log-logistic', scale: positive(r), shape: positive(r) }),
  (r) => ({ kind: 'poisson', mean: positive(r) }),
  (r) => ({ kind: 'binomial', n: Math.floor(positive(r)), p: r() < 0.05 ? anyNumber(r) : r() }),
  (r) => ({ kind: 'negative-binomial', size: positive(r), mean: positive(r) }),
  (r) => {
    const count = 1 + Math.floor(5 * r());
    const weights = Array.from({ length: r() < 0.95 ? count : 2 }, () => positive(r));
    return { kind: 'empirical', values: rising(r, count).map((x) => x - 2), weights };
  },
  (r) => {
    const inner = Array.from({ length: Math.floor(4 * r()) }, r).sort((a, b) => a - b);
    const probabilities = [0, ...inner, r() < 0.95 ? 1 : r()];
    return { kind: 'quantile-table', probabilities, values: rising(r, probabilities.length) };
  },
  (r, depth) => ({
    kind: 'mixture',
    components: Array.from({ length: Math.floor(4 * r()) }, () => ({
      weight: positive(r),
      distribution: anyDistribution(r, depth + 1),
    })),
  }),
  (r, depth) => {
    const of = anyDistribution(r, depth + 1);
    const low = r() < 0.7 ? { low: anyNumber(r) } : {};
    const high = r() < 0.7 ? { high: anyNumber(r) } : {};
    return { kind: 'truncated', of, ...low, ...high };
  },
];

/** How many kinds `anyDistribution` makes. */
export const kindCount = makers.length;

/** A distribution of any kind, of which perhaps one in five has a parameter that is refused. */
export function anyDistribution(random: Random, depth = 0): Distribution {
  // mixtures and truncations at most two deep
  const choices = depth < 2 ? makers.length : makers.length - 2;
  const make = makers[Math.floor(choices * random())];
  if (!make) throw new Error('no such kind');
  return make(random, depth);
}
