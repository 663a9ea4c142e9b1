import { formatStep, type CountSummary } from '../engine/index.ts';
import type { VariantRun } from './run-variants.ts';

const HEADER =
  'variant,outcome,unit,month,draws,mean,mean_mcse,sd,p5,p25,p50,p75,p95,at_least_one,at_least_one_mcse,step,group,mean_method,at_least_one_method';

/**
 * Every outcome of every run, a line for the start and for each step (RFC 4180, but LF line ends); `month` is
 * the date at the end of the step, however long a step is. Columns are only ever added, at the end.
 */
export function resultCsv(runs: readonly VariantRun[]): string {
  const lines = runs.flatMap(({ result }) =>
    result.outcomes.flatMap(({ name, unit, group = '', bySteps }) =>
      bySteps.map((summary, step) => {
        const month = formatStep(result.clock, step);
        const methods = [summary.mean.method, summary.atLeastOne.method];
        const own = [result.variant, name, unit, month, result.draws];
        return [...own, ...numbers(summary), step, group, ...methods].map(cell).join(',');
      }),
    ),
  );
  return `${[HEADER, ...lines].join('\n')}\n`;
}

function numbers({ mean, sd, quantiles, atLeastOne }: CountSummary): readonly number[] {
  const points = quantiles.map(({ value }) => value);
  return [mean.value, mean.mcse, sd, ...points, atLeastOne.value, atLeastOne.mcse];
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
