import { outcomeDigest } from '../../engine/lock/digest.ts';
import { compile } from '../../engine/model/compile.ts';
import { chunkPlan } from '../../engine/pool/chunk-plan.ts';
import { createChunkCounter } from '../../engine/pool/chunk-counter.ts';
import { readScenario } from '../../engine/scenario/read-scenario.ts';
import { planRun } from '../../engine/simulate/plan-run.ts';
import type { KernelKind } from '../../engine/wasm/portable-object.ts';
import type { ReportRequest } from './engine-report.ts';
import { functionDigests } from './function-digests.ts';

/** What an engine without workers computed; plain data. */
export interface ShellReport {
  /** What ran the kernel. */
  readonly kernel: string;
  readonly functions: Readonly<Record<string, string>>;
  /** Digests by scenario, variant and outcome. */
  readonly scenarios: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Enough for several chunks of each kind. */
const DRAWS = 700;

/** Runs every variant of every scenario on this thread, with nothing but what the language itself offers. */
export function shellReport(request: ReportRequest, only?: KernelKind): ShellReport {
  const scenarios: Record<string, Record<string, string>> = {};
  let kernel = '';
  request.scenarios.forEach((path) => {
    const scenario = readScenario(path, (wanted) => request.texts[wanted]);
    const digests: Record<string, string> = {};
    for (const variant of ['base', ...scenario.variants.map(({ name }) => name)]) {
      const model = compile(scenario, variant === 'base' ? {} : { variant });
      const counter = createChunkCounter(model, only);
      kernel = counter.kernelKind;
      const { simulated, expected, conditional } = planRun(model, DRAWS);
      const plan = chunkPlan(simulated, 1, expected, 1, conditional);
      for (let index = 0; index < plan.count; index++) counter.count(1, plan.at(index));
      const tally = counter.take();
      tally.outcomes.forEach((name, index) => {
        digests[`${variant}: ${name}`] = outcomeDigest(tally, index);
      });
    }
    scenarios[path] = digests;
  });
  return { kernel, functions: functionDigests(), scenarios };
}

declare global {
  /** Called by what drives the engine; texts, since that is all that some shells can pass on. */
  var baserateShellReport: (request: string, only?: KernelKind) => string;
}

globalThis.baserateShellReport = (request, only) =>
  JSON.stringify(shellReport(JSON.parse(request) as ReportRequest, only)); // written by the driver
