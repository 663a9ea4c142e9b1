import type { Cohort } from '../cohort.ts';

/** Draws that had so many people in a state after a month: at (month − 1, state, people). */
export type Histograms = Uint32Array;

/** A standard normal number by Box and Muller. */
const normal = () =>
  Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());

/** Marsaglia and Tsang. */
function gamma(shape: number): number {
  if (shape < 1) return gamma(shape + 1) * Math.pow(1 - Math.random(), 1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - Math.random()) < 0.5 * x * x + d * (1 - v + Math.log(v))) {
      return d * v;
    }
  }
}

function beta(a: number, b: number): number {
  const x = gamma(a);
  return x / (x + gamma(b));
}

/** Inversion from 0 upwards, with the platform's functions. */
function binomial(n: number, p: number): number {
  if (p > 0.5) return n - binomial(n, 1 - p);
  let chance = Math.pow(1 - p, n);
  let u = Math.random();
  let k = 0;
  while (u > chance && k < n) {
    u -= chance;
    k += 1;
    chance *= ((n - k + 1) / k) * (p / (1 - p));
  }
  return k;
}

/**
 * What somebody would write first: every person is an entry of an array and is asked every month whether to
 * move. Adds to the histograms.
 */
export function followPeople(cohort: Cohort, draws: number, histograms: Histograms): void {
  const { people, months, states, first, moves } = cohort;
  for (let draw = 0; draw < draws; draw++) {
    const exits = states.map((_, state) =>
      moves
        .filter(({ from }) => from === state)
        .map(({ to, alpha, beta: b }) => ({ to, probability: beta(alpha, b) })),
    );
    const place = new Array<number>(people).fill(first);
    for (let month = 0; month < months; month++) {
      const counts = states.map(() => 0);
      for (let person = 0; person < people; person++) {
        let state = place[person]!; // one place for each person
        let u = Math.random();
        for (const { to, probability } of exits[state]!) {
          if (u < probability) {
            state = to;
            break;
          }
          u -= probability;
        }
        place[person] = state;
        counts[state]! += 1;
      }
      record(cohort, histograms, month, counts);
    }
  }
}

/** What somebody would write second: counts of people, and a binomial number for each move. */
export function followCounts(cohort: Cohort, draws: number, histograms: Histograms): void {
  const { people, months, states, first, moves } = cohort;
  for (let draw = 0; draw < draws; draw++) {
    const chances = moves.map(({ alpha, beta: b }) => beta(alpha, b));
    let counts = states.map((_, state) => (state === first ? people : 0));
    for (let month = 0; month < months; month++) {
      const next = [...counts];
      const rest = [...counts];
      const left = states.map(() => 1);
      moves.forEach(({ from, to }, i) => {
        const chance = chances[i]!; // one for each move
        const moved = binomial(rest[from]!, Math.min(1, chance / left[from]!));
        rest[from]! -= moved;
        left[from]! -= chance;
        next[from]! -= moved;
        next[to]! += moved;
      });
      counts = next;
      record(cohort, histograms, month, counts);
    }
  }
}

function record(
  { people, states }: Cohort,
  histograms: Histograms,
  month: number,
  counts: readonly number[],
): void {
  counts.forEach((count, state) => {
    histograms[(month * states.length + state) * (people + 1) + count]! += 1;
  });
}
