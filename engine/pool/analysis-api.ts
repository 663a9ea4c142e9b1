import { influences } from '../analysis/influence.ts';
import { meanFlows, type MeanFlows } from '../analysis/mean-flows.ts';
import { answer, type Reply } from './worker-api.ts';
import type { Influence } from '../analysis/influence.ts';
import type { Model } from '../model/model.ts';
import type { Tally } from '../simulate/tally.ts';

/** What the analysis worker does. */
export interface AnalysisApi {
  influences(model: Model, tally: Tally, outcome: string): Reply<readonly Influence[]>;
  meanFlows(model: Model, draws: number): Reply<MeanFlows>;
}

export const analysisApi: AnalysisApi = {
  influences: (model, tally, outcome) => answer(() => influences(model, tally, outcome)),
  meanFlows: (model, draws) => answer(() => meanFlows(model, draws)),
};
