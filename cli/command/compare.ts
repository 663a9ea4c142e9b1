import { findScenario } from '../find-scenarios.ts';
import type { Arguments, Command, Context } from '../command.ts';
import { differenceTable } from '../difference-table.ts';
import { EXIT } from '../exit-code.ts';
import { influenceTable } from '../influence-table.ts';
import { openProject } from '../project.ts';
import { everyVariant, runVariants } from '../run-variants.ts';
import { WORKERS_OPTION, withPool } from '../with-pool.ts';
import {
  compareTallies,
  fail,
  formatProblem,
  influences,
  readScenario,
  suggestName,
  type Scenario,
} from '../../engine/index.ts';

export const compareCommand: Command = {
  name: 'compare',
  usage: 'PATH [options]',
  summary: 'prints what each variant changes, and which assumptions move the answer most',
  about: [
    'Runs the base and its variants on the same random numbers and prints the paired differences at the',
    'horizon, variant minus base, from the first 4,096 draws; then the rank correlation of each uncertain',
    'assumption with the outcome that answers the question.',
  ],
  takes: [1, 1],
  options: {
    variant: { value: 'V', about: 'one variant; all of them unless given' },
    draws: { value: 'N', about: 'number of draws; the scenario says it unless given' },
    seed: { value: 'S', about: 'seed of all random numbers; the scenario says it unless given' },
    json: { about: 'print JSON instead of tables' },
    ...WORKERS_OPTION,
  },
  run: compareVariants,
};

const MOST_DRAWS = 10_000_000;

async function compareVariants(args: Arguments, context: Context) {
  const { terminal } = context;
  const file = findScenario(args.files[0] ?? '');
  const draws = args.whole('draws', 2, MOST_DRAWS);
  const project = openProject(file);
  const scenario = project.guard(() => readScenario(project.pathOf(file), project.readText));
  for (const warning of scenario.warnings.map(project.locate))
    terminal.note(formatProblem(warning));
  const plan = {
    variants: ['base', ...variantsOf(args, scenario)],
    draws,
    seed: args.text('seed'),
  };
  const [base, ...others] = await withPool(args, (pool) =>
    runVariants(project, scenario, plan, pool, context),
  );
  if (!base) return EXIT.failed;
  const comparisons = others.map(({ result, tally }) => ({
    variant: result.variant,
    differences: compareTallies(base.tally, tally),
  }));
  const [first] = scenario.outcomes;
  const movers = first ? influences(base.model, base.tally, first.name) : [];
  if (args.has('json')) {
    const json = {
      baserate: 1,
      scenario: project.shown(scenario.path),
      comparisons,
      influences: movers,
    };
    terminal.print(JSON.stringify(json, null, 2));
    return EXIT.ok;
  }
  terminal.print(terminal.paint('bold', scenario.title));
  terminal.print(scenario.question);
  for (const { variant, differences } of comparisons) {
    const title = scenario.variants.find(({ name }) => name === variant)?.title ?? '';
    terminal.print('');
    terminal.print(terminal.paint('cyan', `${variant}: ${title}`));
    for (const line of differenceTable(base.result, differences, terminal)) terminal.print(line);
  }
  if (first && movers.length > 0) {
    terminal.print('');
    terminal.print(terminal.paint('cyan', `What moves "${first.label}" most`));
    for (const line of influenceTable(scenario, movers, terminal)) terminal.print(line);
  }
  return EXIT.ok;
}

function variantsOf(args: Arguments, scenario: Scenario): readonly string[] {
  const known = everyVariant(scenario).filter((name) => name !== 'base');
  const variant = args.text('variant');
  if (variant === undefined) return known;
  if (known.includes(variant)) return [variant];
  const rule = `the scenario has the variants ${known.join(', ') || '(none)'}; got ${variant}`;
  throw fail('cli/usage', '--variant', `${rule}${suggestName(variant, known)}`, variant);
}
