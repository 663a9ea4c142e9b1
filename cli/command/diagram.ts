import { findScenario } from '../find-scenarios.ts';
import type { Arguments, Command, Context } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { openProject } from '../project.ts';
import { writeFileAtomically } from '../write-file.ts';
import { diagramSvg, formatProblem, layoutDiagram, readScenario } from '../../engine/index.ts';

export const diagramCommand: Command = {
  name: 'diagram',
  usage: 'PATH [options]',
  summary: 'draws the states and moves of a scenario’s model as SVG',
  about: [
    'Draws the model from left to right: states with the people who start in them, and moves with what',
    'decides them; hovering over a line shows its parameters and who printed them. Prints the picture,',
    'or writes it to a file.',
  ],
  takes: [1, 1],
  options: {
    variant: {
      value: 'V',
      about: 'the model with what a variant adds and closes; the base unless given',
    },
    out: { value: 'FILE', about: 'write the picture to a file' },
    json: { about: 'print places, labels and details as JSON instead of a picture' },
  },
  run: drawDiagram,
};

async function drawDiagram(args: Arguments, { terminal }: Context) {
  const file = findScenario(args.files[0] ?? '');
  const project = openProject(file);
  const scenario = project.guard(() => readScenario(project.pathOf(file), project.readText));
  for (const warning of scenario.warnings.map(project.locate))
    terminal.note(formatProblem(warning));
  const diagram = await layoutDiagram(scenario, args.text('variant'));
  const text = args.has('json')
    ? JSON.stringify({ baserate: 1, ...diagram }, null, 2)
    : diagramSvg(diagram);
  const out = args.text('out');
  if (out === undefined) terminal.print(text.trimEnd());
  else {
    writeFileAtomically(out, text);
    terminal.print(out);
  }
  return EXIT.ok;
}
