/**
 * What each outcome is on average given a draw's parameters, by forward recursion of one person's state
 * probabilities: the uncertainty of luck is integrated out.
 */
export interface Expected {
  /** Draw numbers, ascending. */
  readonly draws: Uint32Array;
  /** Cell c of the i-th draw is at c × draws.length + i; NaN where an outcome has no such mean. */
  readonly means: Float64Array;
  /** Probability of at least one at the horizon, outcome o of the i-th draw at o × draws.length + i; NaN as above. */
  readonly any: Float64Array;
}

/** The expected part of no draws. */
export function emptyExpected(): Expected {
  return { draws: new Uint32Array(0), means: new Float64Array(0), any: new Float64Array(0) };
}

/**
 * The expected parts of two sets of draws, ascending by draw. Numbers are placed and never added, so the
 * order of arrival cannot matter.
 */
export function mergeExpected(a: Expected, b: Expected): Expected {
  if (b.draws.length === 0) return a;
  if (a.draws.length === 0) return b;
  const draws = new Uint32Array(a.draws.length + b.draws.length);
  /** How many draws in a row come from a, then from b, then from a again and so on. */
  const runs = [0];
  for (let k = 0, i = 0, j = 0; k < draws.length; k++) {
    const isA = (a.draws[i] ?? Infinity) < (b.draws[j] ?? Infinity);
    if (isA !== runs.length % 2 > 0) runs.push(0);
    runs[runs.length - 1]! += 1; // there is a last one
    draws[k] = (isA ? a.draws[i++] : b.draws[j++]) ?? 0;
  }
  return {
    draws,
    means: mergeRows(a.means, a.draws.length, b.means, b.draws.length, runs),
    any: mergeRows(a.any, a.draws.length, b.any, b.draws.length, runs),
  };
}

/** Rows of one number per draw, each row merged in the same order. */
function mergeRows(
  a: Float64Array,
  aDraws: number,
  b: Float64Array,
  bDraws: number,
  runs: readonly number[],
): Float64Array {
  const merged = new Float64Array(a.length + b.length);
  for (let row = 0, to = 0; to < merged.length; row++) {
    let i = row * aDraws;
    let j = row * bDraws;
    for (let run = 0; run < runs.length; run++) {
      const end = to + runs[run]!; // of the list
      // each as many numbers as it has draws
      if (run % 2 === 0) while (to < end) merged[to++] = a[i++]!;
      else while (to < end) merged[to++] = b[j++]!;
    }
  }
  return merged;
}
