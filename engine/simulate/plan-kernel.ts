import type { Model } from '../model/model.ts';
import { isConstant, runProgram } from '../model/run-program.ts';
import { masterKey } from '../random/master-key.ts';
import { purposeKey } from '../random/purpose-key.ts';
import { COMPETING, DEALT, FINAL, Kernel } from './kernel.ts';

/** A kernel with everything in it that does not change from draw to draw. */
export function planKernel(model: Model): Kernel {
  const members = model.outcomes.flatMap((outcome) => outcome.members);
  const starts = model.outcomes.flatMap((outcome) => outcome.startMembers);
  const kernel = new Kernel(
    model.states.length,
    model.flows.length,
    model.steps,
    model.epochs.length,
    model.outcomes.length,
    members.length,
    starts.length,
  );
  kernel.members.set(members);
  kernel.startMembers.set(starts);
  model.outcomes.forEach((outcome, o) => {
    kernel.outcomeKind[o] = outcome.kind === 'stock' ? 0 : 1;
    kernel.firstMember[o + 1] = (kernel.firstMember[o] ?? 0) + outcome.members.length;
    kernel.firstStart[o + 1] = (kernel.firstStart[o] ?? 0) + outcome.startMembers.length;
  });
  model.flows.forEach((flow, f) => (kernel.flowTo[f] = flow.to));
  model.states.forEach((_, s) => {
    const own = model.flows.filter((flow) => flow.from === s);
    kernel.firstFlow[s + 1] = (kernel.firstFlow[s] ?? 0) + own.length;
    const kind = own[0]?.kind;
    kernel.form[s] = kind === undefined ? FINAL : kind === 'share' ? DEALT : COMPETING;
  });
  let epoch = 0;
  for (let step = 0; step <= model.steps; step++) {
    while ((model.epochs[epoch + 1] ?? Infinity) <= step) epoch++;
    kernel.epochOfStep[step] = epoch;
  }
  writeKeys(model, kernel);
  tabulateTimes(model, kernel);
  return kernel;
}

/** Streams are addressed by names: `exit:abroad`, `split:abroad>killed`, `time:abroad>returned`. */
function writeKeys(model: Model, kernel: Kernel): void {
  const master = masterKey(model.seed);
  model.states.forEach((state, s) =>
    kernel.exitKeys.set(purposeKey(master, `exit:${state}`), 2 * s),
  );
  model.flows.forEach((flow, f) => {
    kernel.splitKeys.set(purposeKey(master, `split:${flow.name}`), 2 * f);
    kernel.timeKeys.set(purposeKey(master, `time:${flow.name}`), 2 * f);
  });
}

/** Times that are the same in every draw are tabulated once. */
function tabulateTimes(model: Model, kernel: Kernel): void {
  model.flows.forEach((flow, f) => {
    flow.sojourn.forEach((sojourn, epoch) => {
      const row = epoch * kernel.flows + f;
      if (sojourn.kind === 'table') {
        kernel.sigma[row] = 1; // not the same for everybody
        kernel.timeCdf.set(sojourn.cdf, row * (model.steps + 1));
        kernel.indexTime(row);
      } else if (isConstant(sojourn.median)) {
        kernel.median[row] = runProgram(sojourn.median, []);
        kernel.sigma[row] = sojourn.sigma;
        kernel.tabulateTime(row);
      }
    });
  });
}
