import { findScenario } from '../find-scenarios.ts';
import { writeFileAtomically } from '../write-file.ts';
import { answer } from '../answer.ts';
import type { Arguments, Command, Context } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { openProject } from '../project.ts';
import { precisionLines } from '../precision-lines.ts';
import { resultCsv } from '../result-csv.ts';
import { resultJson } from '../result-json.ts';
import { resultTable } from '../result-table.ts';
import { everyVariant, runVariants, type VariantRun } from '../run-variants.ts';
import { WORKERS_OPTION, withPool } from '../with-pool.ts';
import {
  fail,
  formatProblem,
  readScenario,
  suggestName,
  type Scenario,
} from '../../engine/index.ts';

/** Draws from this number on take long enough to be asked for twice. */
const MANY_DRAWS = 10_000_000;
const MOST_DRAWS = 1_000_000_000;

export const runCommand: Command = {
  name: 'run',
  usage: 'PATH [options]',
  summary: 'runs a scenario and prints what it gave',
  about: [
    'Runs a scenario and prints its outcomes at the horizon: mean with its Monte Carlo standard error,',
    'the 5, 50 and 95 % quantiles over the draws, and the chance of at least one.',
  ],
  takes: [1, 1],
  options: {
    draws: { value: 'N', about: 'number of draws; the scenario says it unless given' },
    seed: { value: 'S', about: 'seed of all random numbers; the scenario says it unless given' },
    variant: { value: 'V', about: 'a variant of the scenario, or all; base unless given' },
    json: { about: 'print JSON instead of a table' },
    out: { value: 'FILE', about: 'write every step as well, to a file ending in .json or .csv' },
    ...WORKERS_OPTION,
    yes: { about: `allow more than ${MANY_DRAWS} draws` },
  },
  run: runScenario,
};

async function runScenario(args: Arguments, context: Context) {
  const { terminal } = context;
  const file = findScenario(args.files[0] ?? '');
  const draws = drawsOf(args);
  const out = outOf(args);
  const project = openProject(file);
  const scenario = project.guard(() => readScenario(project.pathOf(file), project.readText));
  const variants = variantsOf(args, scenario);
  const warnings = scenario.warnings.map(project.locate);
  for (const warning of warnings) terminal.note(formatProblem(warning));

  const plan = { variants, draws, seed: args.text('seed') };
  const { runs, kernels } = await withPool(args, async (pool) => {
    const all = await runVariants(project, scenario, plan, pool, context);
    return { runs: all, kernels: pool.kernels };
  });

  const shown = project.shown(scenario.path);
  const json = (months: boolean) =>
    JSON.stringify(resultJson(scenario, shown, runs, warnings, { months, kernels }), null, 2);
  if (out) writeFileAtomically(out, out.endsWith('.csv') ? resultCsv(runs) : `${json(true)}\n`);
  if (args.has('json')) terminal.print(json(false));
  else printRuns(scenario, runs, context);
  return EXIT.ok;
}

function printRuns(scenario: Scenario, runs: readonly VariantRun[], { terminal }: Context): void {
  const titles = new Map(scenario.variants.map(({ name, title }) => [name, title]));
  terminal.print(terminal.paint('bold', scenario.title));
  terminal.print(scenario.question);
  for (const { model, result, stops } of runs) {
    const title = titles.get(result.variant);
    terminal.print('');
    if (title) terminal.print(terminal.paint('cyan', `${result.variant}: ${title}`));
    terminal.print(answer(result));
    terminal.print('');
    for (const line of resultTable(result, terminal)) terminal.print(line);
    for (const notice of result.notices) terminal.print(notice);
    terminal.print(
      `${result.draws} ${pointsText(model)}, seed ${model.seed}, ${model.steps} ${model.clock.unit}s`,
    );
    for (const line of precisionLines(scenario, result, stops)) terminal.print(line);
  }
}

const pointsText = ({ dimensions }: VariantRun['model']) =>
  dimensions === undefined ? 'draws' : 'draws of Sobol points';

function drawsOf(args: Arguments): number | undefined {
  const draws = args.whole('draws', 1, MOST_DRAWS);
  if (draws !== undefined && draws > MANY_DRAWS && !args.has('yes')) {
    throw fail('cli/usage', '--draws', `more than ${MANY_DRAWS} need --yes as well; got ${draws}`);
  }
  return draws;
}

function outOf(args: Arguments): string | undefined {
  const out = args.text('out');
  if (out === undefined || /\.(json|csv)$/.test(out)) return out;
  throw fail('cli/usage', '--out', `must end in .json or .csv; got ${out}`, out);
}

function variantsOf(args: Arguments, scenario: Scenario): readonly string[] {
  const known = everyVariant(scenario);
  const variant = args.text('variant') ?? 'base';
  if (variant === 'all') return known;
  if (known.includes(variant)) return [variant];
  const rule = `the scenario has the variants ${known.join(', ')}; got ${variant}`;
  throw fail('cli/usage', '--variant', `${rule}${suggestName(variant, known)}`, variant);
}
