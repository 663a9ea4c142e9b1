import loaders from 'virtual:published-runs';
import { EarlyRun } from '../run/early-run.ts';
import { pageConductor } from '../run/page-conductor.ts';
import { runOnly } from '../run/run-only.ts';
import type { TickState } from './opening-model.ts';

/**
 * Begins the run of a scenario's first screen from what was read when the page was built.
 *
 * @param id     folder of the scenario
 * @param onTick hears whether it counted the same as the committed run, unless it was taken over before
 * @returns      undefined where the page has no such run
 */
export async function beginPublishedRun(
  id: string,
  onTick: (tick: TickState) => void,
): Promise<EarlyRun | undefined> {
  const load = Object.hasOwn(loaders, id) ? loaders[id] : undefined;
  if (load === undefined) return undefined;
  const { scenario, variant, digests } = (await load()).default;
  const locked = Object.entries(digests);
  return new EarlyRun(pageConductor(), runOnly(scenario), variant, (news) => {
    if (news.kind !== 'done') return;
    const counted = new Map(news.digests);
    const isSame = locked.every(([name, digest]) => counted.get(name) === digest);
    onTick(isSame ? 'verified' : 'differs');
  });
}
