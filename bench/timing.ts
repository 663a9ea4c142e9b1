/** One of the programs that are timed side by side. */
export interface Contestant {
  readonly name: string;
  /** Draws of one batch. */
  readonly draws: number;
  /** Does one batch; the milliseconds it took, where it measures them itself. */
  run(round: number): number | undefined | Promise<number | undefined>;
}

/** Microseconds a draw of each contestant, by round. */
export type Rounds = ReadonlyMap<string, readonly number[]>;

/**
 * Times batches in turn, so that whatever else the machine does falls on all alike. One round goes before and
 * does not count.
 */
export async function timeInTurn(
  contestants: readonly Contestant[],
  rounds: number,
): Promise<Rounds> {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, draws, run } of contestants) {
      const before = performance.now();
      const own = await run(round);
      const ms = own ?? performance.now() - before;
      if (round > 0) times.get(name)?.push((1000 * ms) / draws);
    }
  }
  return times;
}

/** Quotients of two contestants round by round: how many times quicker the second was. */
export function ratios(first: readonly number[], second: readonly number[]): readonly number[] {
  return first.map((value, i) => value / (second[i] ?? NaN));
}
