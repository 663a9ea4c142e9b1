import { counted } from '../counted.ts';
import { checkLines } from '../check-lines.ts';
import { checkScenario, unusedClaims } from '../check-scenario.ts';
import type { Arguments, Command, Context } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { findScenarios } from '../find-scenarios.ts';
import { annotation, isGitHub } from '../github.ts';
import { formatProblem } from '../../engine/index.ts';

export const checkCommand: Command = {
  name: 'check',
  usage: 'PATH... [options]',
  summary: 'reads scenarios with all they refer to and lists what is wrong',
  about: [
    'Reads each scenario with its model, ledgers, notebook and lock, and lists what is wrong, worst first:',
    'errors, then warnings of claims that are misread, superseded, in conflict or of the same people. How',
    'many bounds are taken as counts, caveats not weighed and zero counts left to their prior is said in',
    'one line.',
    'A missing lock is an error; a lock older than its inputs is a warning, because only verify can say',
    'whether anything moved. A folder stands for every scenario.yaml below it. Nothing is run.',
  ],
  takes: [1, Infinity],
  options: {
    all: { about: 'list every warning, each in every place' },
    json: { about: 'print JSON instead of lines' },
    unused: { about: 'list claims of the ledgers that none of the scenarios uses' },
  },
  run: (args, context) => Promise.resolve(checkScenarios(args, context)),
};

function checkScenarios(args: Arguments, { terminal }: Context) {
  const files = findScenarios(args.files);
  const reports = files.map(checkScenario);
  const found = reports.flatMap(({ problems }) => problems);
  const { problems } = checkLines(found, { all: true });
  const shown = checkLines(found, { all: args.has('all') });
  const unused = args.has('unused') ? unusedClaims(reports) : undefined;
  const count = (severity: string) => problems.filter((one) => one.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');

  if (args.has('json')) {
    const shape = {
      baserate: 1,
      scenarios: reports.map(({ file }) => file),
      errors,
      warnings,
      problems,
    };
    terminal.print(JSON.stringify({ ...shape, ...(unused ? { unused } : {}) }, null, 2));
  } else {
    for (const problem of shown.problems) {
      const colour = problem.severity === 'error' ? 'red' : 'yellow';
      terminal.print(terminal.paint(colour, formatProblem(problem)));
    }
    if (shown.rest) terminal.print(shown.rest);
    if (unused)
      terminal.print(`note: ${unused.length} claims are used by none: ${unused.join(', ')}`);
    terminal.print(
      [
        counted(files.length, 'scenario'),
        counted(errors, 'error'),
        counted(warnings, 'warning'),
      ].join(', '),
    );
  }
  if (isGitHub()) {
    for (const { at, severity, message } of shown.problems) {
      if (at) terminal.note(annotation(severity, at.file, message, at.line));
    }
  }
  return errors > 0 ? EXIT.found : EXIT.ok;
}
