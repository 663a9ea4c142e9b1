import { readFileSync } from 'node:fs';

interface Known {
  readonly states: readonly string[];
  readonly months: readonly number[];
  readonly at: Readonly<
    Record<string, Readonly<Record<string, { readonly mean: number; readonly sd: number }>>>
  >;
}

/** 10,000,000 draws of the C yardstick, made once and committed. */
const known = JSON.parse(
  readFileSync('test/fixtures/validation/reference_cohort.json', 'utf8'),
) as Known; // the shape of the committed file

/** Sums over draws of people in each state at the months that are known, as a peer goes on. */
export interface MeanCheck {
  /** Adds a batch: the mean of a state, by its index in the known file, at a month. */
  add(draws: number, mean: (state: string, month: number) => number): void;
  /** Largest difference of a mean from the known one, in standard errors of so many plain draws. */
  worst(): number;
}

/** With 36 means that are right the largest is below 4 in 998 of 1,000 cases. */
export const MOST_ERRORS = 5;

export function createMeanCheck(): MeanCheck {
  const keys = known.months.flatMap((month) => known.states.map((state) => ({ state, month })));
  const sums = keys.map(() => 0);
  let all = 0;
  return {
    add(draws, mean) {
      all += draws;
      keys.forEach(({ state, month }, i) => {
        sums[i] = (sums[i] ?? 0) + draws * mean(state, month);
      });
    },
    worst() {
      const errors = keys.map(({ state, month }, i) => {
        const own = known.at[month]?.[state];
        if (!own) throw new Error(`nothing is known of ${state} in month ${month}`);
        return (Math.abs((sums[i] ?? 0) / all - own.mean) * Math.sqrt(all)) / own.sd;
      });
      return Math.max(...errors);
    },
  };
}
