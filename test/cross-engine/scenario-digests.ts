import { outcomeDigest } from '../../engine/lock/digest.ts';
import { compile } from '../../engine/model/compile.ts';
import type { Model } from '../../engine/model/model.ts';
import type { PoolPlatform } from '../../engine/pool/platform.ts';
import { createPool, type Pool } from '../../engine/pool/pool.ts';
import { readScenario } from '../../engine/scenario/read-scenario.ts';

/** Outcome digests by outcome. */
type Digests = Readonly<Record<string, string>>;

export interface ScenarioReport {
  /** Base variant with the scenario's own number of draws; what the lock holds. */
  readonly full: Digests;
  /** Every variant, a few draws. */
  readonly variants: Readonly<Record<string, Digests>>;
  /** Base variant, a few draws, by number of workers and order of chunks. */
  readonly splits: Readonly<Record<string, Digests>>;
}

/** Enough for more chunks than five workers take at once. */
const FEW_DRAWS = 2000;

async function digests(
  pool: Pool,
  model: Model,
  draws: number,
  order: 'forward' | 'reversed' = 'forward',
): Promise<Digests> {
  const tally = await pool.run(model, { draws, order });
  return Object.fromEntries(
    tally.outcomes.map((name, index) => [name, outcomeDigest(tally, index)]),
  );
}

/**
 * Runs a scenario in every way that must not matter.
 *
 * @param texts     text of every file by its path from the project's root
 * @param platform  workers of this engine, given their number
 */
export async function scenarioReport(
  texts: Readonly<Record<string, string>>,
  path: string,
  platform: (workers: number) => PoolPlatform,
): Promise<ScenarioReport> {
  const scenario = readScenario(path, (wanted) => texts[wanted]);
  const base = compile(scenario);
  const splits: Record<string, Digests> = {};
  for (const workers of [1, 2, 5]) {
    const pool = createPool(platform(workers));
    splits[`${workers} workers`] = await digests(pool, base, FEW_DRAWS);
    splits[`${workers} workers, reversed`] = await digests(pool, base, FEW_DRAWS, 'reversed');
    pool.close();
  }
  const pool = createPool(platform(2));
  const variants: Record<string, Digests> = {};
  for (const { name } of scenario.variants) {
    variants[name] = await digests(pool, compile(scenario, { variant: name }), FEW_DRAWS / 2);
  }
  const full = await digests(pool, base, scenario.run.draws);
  pool.close();
  return { full, variants, splits };
}
