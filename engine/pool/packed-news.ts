import { transfer } from 'comlink';
import type { CountSummary, Estimate, OutcomeResult, Result } from '../analysis/result.ts';
import type { RunNews } from './conductor.ts';

/** A result whose summaries by step are one row of numbers, which moves between threads instead of being copied. */
interface PackedResult extends Omit<Result, 'outcomes'> {
  readonly outcomes: readonly Omit<OutcomeResult, 'bySteps'>[];
  /** By outcome, then by step 0 to `steps`. */
  readonly summaries: Float64Array<ArrayBuffer>;
}

type WithResult = Extract<RunNews, { readonly result: Result }>;
type Packed<T> = T extends unknown ? Omit<T, 'result'> & { readonly result: PackedResult } : never;

/** News as it is sent from the conductor's worker to the page. */
export type PackedNews = Exclude<RunNews, WithResult> | Packed<WithResult>;

/** Numbers of one summary. */
const SIZE = 19;

/** Prepares news for being sent; what it holds of numbers is moved, not copied. */
export function packNews(news: RunNews): PackedNews {
  if (!('result' in news)) return news;
  const { outcomes, ...rest } = news.result;
  const summaries = new Float64Array(outcomes.length * (rest.steps + 1) * SIZE);
  let at = 0;
  const packed = outcomes.map(({ bySteps, ...outcome }) => {
    for (const summary of bySteps) {
      write(summaries, at, summary);
      at += SIZE;
    }
    return outcome;
  });
  const result = { ...rest, outcomes: packed, summaries };
  return transfer({ ...news, result }, [summaries.buffer]);
}

/** The news again. Summaries by step are made when an outcome is first asked for them: a page shows few at a time. */
export function unpackNews(news: PackedNews): RunNews {
  if (!('result' in news)) return news;
  const { summaries, outcomes, ...rest } = news.result;
  const size = (rest.steps + 1) * SIZE;
  const unpacked = outcomes.map((outcome, index): OutcomeResult => {
    let made: readonly CountSummary[] | undefined;
    return {
      ...outcome,
      get bySteps() {
        return (made ??= Array.from({ length: rest.steps + 1 }, (_, step) =>
          read(summaries, index * size + step * SIZE),
        ));
      },
    };
  });
  return { ...news, result: { ...rest, outcomes: unpacked } };
}

function write(to: Float64Array, at: number, { mean, sd, quantiles, atLeastOne }: CountSummary) {
  const [a, b, c, d, e] = quantiles;
  const pairs = [mean, atLeastOne, a, b, c, d, e];
  pairs.forEach(({ value, mcse }, index) => {
    to[at + 2 * index] = value;
    to[at + 2 * index + 1] = mcse;
  });
  to[at + 14] = sd;
  to[at + 15] = atLeastOne.upper;
  to[at + 16] = Number(atLeastOne.seen);
  to[at + 17] = Number(mean.method === 'conditional');
  to[at + 18] = Number(atLeastOne.method === 'conditional');
}

function read(from: Float64Array, at: number): CountSummary {
  const number = (index: number) => from[at + index] ?? NaN;
  const pair = (index: number): Estimate => ({
    value: number(2 * index),
    mcse: number(2 * index + 1),
  });
  const method = (index: number) => (number(index) === 1 ? 'conditional' : 'simulated');
  return {
    mean: { ...pair(0), method: method(17) },
    sd: number(14),
    quantiles: [pair(2), pair(3), pair(4), pair(5), pair(6)],
    atLeastOne: {
      ...pair(1),
      ...{ seen: number(16) === 1, upper: number(15), method: method(18) },
    },
  };
}
