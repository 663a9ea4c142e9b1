/**
 * Uniform numbers in (0, 1) for tests, of a generator that the engine does not use (mulberry32).
 *
 * @param seed a 32-bit integer
 */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}

/** A standard normal number, by Box and Muller. */
export function normalNumber(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}

/** log of a Gamma(shape, 1) number, by Marsaglia and Tsang (2000), boosted for small shapes. */
export function logGammaNumber(random: () => number, shape: number): number {
  if (shape < 1) return logGammaNumber(random, shape + 1) + Math.log(random()) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normalNumber(random);
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(random()) < z * z * 0.5 + d * (1 - v + Math.log(v)))
      return Math.log(d * v);
  }
}

/** A Beta(a, b) number as log p and log(1 − p), which keeps both ends. */
export function logBetaNumber(random: () => number, a: number, b: number): [number, number] {
  const x = logGammaNumber(random, a);
  const y = logGammaNumber(random, b);
  const both = Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y)));
  return [x - both, y - both];
}
