import { outcomeDigest } from '../../engine/lock/digest.ts';
import { hashText } from '../../engine/lock/hash.ts';
import { compile } from '../../engine/model/compile.ts';
import type { Model } from '../../engine/model/model.ts';
import type { PoolPlatform } from '../../engine/pool/platform.ts';
import { createPool, type Pool } from '../../engine/pool/pool.ts';
import { runToPrecision } from '../../engine/pool/run-to-precision.ts';
import { readScenario } from '../../engine/scenario/read-scenario.ts';
import type { Tally } from '../../engine/simulate/tally.ts';

/** Outcome digests by outcome. */
type Digests = Readonly<Record<string, string>>;

export interface ScenarioReport {
  /** Base variant with the scenario's own number of draws; what the lock holds. */
  readonly full: Digests;
  /** Every variant, a few draws; under `means` all bits of the means given the parameters. */
  readonly variants: Readonly<Record<string, Digests>>;
  /** The same of the base variant, by number of workers and order of chunks. */
  readonly splits: Readonly<Record<string, Digests>>;
}

/** Enough for more chunks than seven workers take at once. */
const FEW_DRAWS = 1200;

function outcomeDigests(tally: Tally): Digests {
  return Object.fromEntries(
    tally.outcomes.map((name, index) => [name, outcomeDigest(tally, index)]),
  );
}

async function digestsAndTally(
  pool: Pool,
  model: Model,
  draws: number,
  order: 'forward' | 'reversed' = 'forward',
) {
  const tally = await pool.run(model, { draws, order });
  return { outcomes: outcomeDigests(tally), tally };
}

/** Digests of a run, and of the means that a digest rounds, as the shortest text that reads back as them. */
async function everyBit(...run: Parameters<typeof digestsAndTally>): Promise<Digests> {
  const { outcomes, tally } = await digestsAndTally(...run);
  const { means, any } = tally.expected;
  return { ...outcomes, means: hashText([...means, ...any].join()) };
}

/**
 * Runs a scenario in every way that must not matter.
 *
 * @param texts     text of every file by its path from the project's root
 * @param platform  workers of this engine, given their number
 * @param wanted    numbers of workers that must give the same
 */
export async function scenarioReport(
  texts: Readonly<Record<string, string>>,
  path: string,
  platform: (workers: number) => PoolPlatform,
  wanted: readonly number[],
): Promise<ScenarioReport> {
  const scenario = readScenario(path, (file) => texts[file]);
  const base = compile(scenario);
  const splits: Record<string, Digests> = {};
  for (const workers of wanted) {
    const pool = createPool(platform(workers));
    splits[`${workers} workers`] = await everyBit(pool, base, FEW_DRAWS);
    splits[`${workers} workers, reversed`] = await everyBit(pool, base, FEW_DRAWS, 'reversed');
    pool.close();
  }
  const pool = createPool(platform(2));
  const variants: Record<string, Digests> = {};
  for (const { name } of scenario.variants) {
    variants[name] = await everyBit(pool, compile(scenario, { variant: name }), FEW_DRAWS / 2);
  }
  const { draws, precision } = scenario.run;
  const full = outcomeDigests(await runToPrecision(pool, base, { draws, precision }));
  pool.close();
  return { full, variants, splits };
}
