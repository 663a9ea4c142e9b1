/** A law as cells: (edge before, edge] with its probability, the last cell beyond all edges. */
export interface CellLaw {
  /** Rising. */
  readonly edges: readonly number[];
  /** One more than edges. */
  readonly masses: readonly number[];
  /** How many cells at either end are a tail of about 1e-4; 0 where there is none. */
  readonly lower: number;
  readonly upper: number;
}

/** Chances, were the law right, of what is as far from it as the sample; 1 where a check does not apply. */
export interface Fit {
  /** Pearson's χ² over cells of ten or more. */
  readonly chiSquare: number;
  /** Kolmogorov's distance at the edges. */
  readonly kolmogorov: number;
  /** Numbers in either tail of about 1e-4. */
  readonly lower: number;
  readonly upper: number;
}

/** How well values follow a law; what is no number follows none. */
export function fitOf(values: ArrayLike<number>, law: CellLaw): Fit {
  const { edges, masses } = law;
  const counts = new Float64Array(masses.length);
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (!(x === x)) return { chiSquare: 0, kolmogorov: 0, lower: 0, upper: 0 };
    let low = 0;
    let high = edges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (x > edges[middle]!) low = middle + 1;
      else high = middle;
    }
    counts[low]! += 1;
  }
  const total = values.length;
  const sum = (list: ArrayLike<number>, from: number, until: number) => {
    let all = 0;
    for (let i = from; i < until; i++) all += list[i]!;
    return all;
  };
  const tail = (from: number, until: number) =>
    from === until ? 1 : binomialTails(total, sum(masses, from, until), sum(counts, from, until));
  return {
    chiSquare: pearson(counts, masses, total),
    kolmogorov: kolmogorov(counts, masses, total),
    lower: tail(0, law.lower),
    upper: tail(masses.length - law.upper, masses.length),
  };
}

/** Chance of Pearson's χ² of frequencies; neighbours are pooled where fewer than ten are expected. */
export function pearson(
  counts: ArrayLike<number>,
  masses: readonly number[],
  total: number,
): number {
  const cells: { seen: number; expected: number }[] = [];
  let open = { seen: 0, expected: 0 };
  masses.forEach((mass, i) => {
    open.seen += counts[i]!;
    open.expected += mass * total;
    if (open.expected < 10) return;
    cells.push(open);
    open = { seen: 0, expected: 0 };
  });
  const last = cells.at(-1);
  if (!last) return 1;
  last.seen += open.seen;
  last.expected += open.expected;
  const statistic = cells.reduce((sum, c) => sum + (c.seen - c.expected) ** 2 / c.expected, 0);
  return chiSquareTail(statistic, cells.length - 1);
}

/** Massart's bound 2·exp(−2·n·D²), which holds for laws with atoms too (doi:10.1214/aop/1176990746). */
function kolmogorov(counts: Float64Array, masses: readonly number[], total: number): number {
  let distance = 0;
  let gap = 0;
  masses.forEach((mass, i) => {
    gap += counts[i]! / total - mass;
    distance = Math.max(distance, Math.abs(gap));
  });
  return Math.min(1, 2 * Math.exp(-2 * total * distance * distance));
}

/** P(χ² > x) with whole degrees of freedom: Γ(a, y) / Γ(a) by its series or Lentz's continued fraction. */
export function chiSquareTail(x: number, freedom: number): number {
  if (freedom === 0 || x <= 0) return 1;
  const [a, y] = [freedom / 2, x / 2];
  let logGamma = freedom % 2 === 0 ? 0 : 0.5 * Math.log(Math.PI);
  for (let b = freedom % 2 === 0 ? 1 : 0.5; b < a; b++) logGamma += Math.log(b);
  const front = Math.exp(a * Math.log(y) - y - logGamma);
  if (y < a + 1) {
    let [sum, term] = [1 / a, 1 / a];
    for (let k = 1; term > sum * 1e-16; k++) sum += term *= y / (a + k);
    return 1 - front * sum;
  }
  let b = y + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let k = 1; k < 10_000; k++) {
    const factor = -k * (k - a);
    b += 2;
    d = 1 / (factor * d + b);
    c = b + factor / c;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * h;
}

/** Twice the smaller of P(X ≤ seen) and P(X ≥ seen) of Binomial(n, p), n·p small. */
export function binomialTails(n: number, p: number, seen: number): number {
  let below = 0;
  let logMass = n * Math.log1p(-p);
  for (let k = 0; k < seen; k++) {
    below += Math.exp(logMass);
    logMass += Math.log((n - k) / (k + 1)) + Math.log(p) - Math.log1p(-p);
  }
  let mass = Math.exp(logMass);
  const atMost = below + mass;
  let atLeast = mass;
  for (let k = seen; k < n && mass > atLeast * 1e-17; k++) {
    mass *= ((n - k) / (k + 1)) * (p / (1 - p));
    atLeast += mass;
  }
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}
