import type { PoolPlatform } from '../../engine/pool/platform.ts';
import { functionDigests } from './function-digests.ts';
import { scenarioReport, type ScenarioReport } from './scenario-digests.ts';

/** What one JavaScript engine computed; plain data. */
export interface EngineReport {
  readonly functions: Readonly<Record<string, string>>;
  readonly scenarios: Readonly<Record<string, ScenarioReport>>;
}

/** Project files that the scenarios need, and the paths of the scenarios among them. */
export interface ReportRequest {
  readonly texts: Readonly<Record<string, string>>;
  readonly scenarios: readonly string[];
}

/** What is asked of an engine with workers: the numbers of them that must give the same, too. */
export interface PoolRequest extends ReportRequest {
  readonly workers: readonly number[];
}

/** Computes the report in the engine that this code runs in. */
export async function engineReport(
  request: PoolRequest,
  platform: (workers: number) => PoolPlatform,
): Promise<EngineReport> {
  const scenarios: Record<string, ScenarioReport> = {};
  for (const path of request.scenarios) {
    scenarios[path] = await scenarioReport(request.texts, path, platform, request.workers);
  }
  return { functions: functionDigests(), scenarios };
}
