import type { FigureForm, Notebook } from './notebook.ts';
import { parseNotebook } from './parse-notebook.ts';
import type { Outcome, Scenario } from './scenario.ts';

/**
 * Notebook for a scenario that has none: the question and its answer, the assumptions, what if, how
 * it unfolds, how sure, the model, the sources, what the model leaves out, and the receipt.
 */
export function defaultNotebook(scenario: Scenario): Notebook {
  const file = scenario.path.replace(/[^/]*$/, 'notebook.md');
  return parseNotebook(defaultNotebookText(scenario), file);
}

/** The text of the notebook for a scenario that has none. */
export function defaultNotebookText(scenario: Scenario): string {
  const { outcomes, variants, byGroup } = scenario;
  const [answer] = outcomes;
  const parts = [
    cell(`question id=answer${answer ? ` outcome=${answer.name}` : ''}`),
    scenario.about === undefined ? '' : `${asProse(scenario.about)}\n`,
    '## What is assumed\n',
    cell('assumptions id=assumptions'),
    ...(variants.length > 0 ? ['## What if\n', cell('variants id=what-if')] : []),
    ...(variants.length > 0 && answer ? [figure('difference', answer, 'difference')] : []),
    '## How it unfolds\n',
    ...outcomes.map((outcome) => figure('fan', outcome, 'over-time')),
    ...outcomes
      .filter(({ name }) => byGroup.includes(name))
      .map((outcome) => figure('multiples', outcome, 'by-group', ' by=group')),
    '## How sure\n',
    ...(answer ? [figure('dots', answer, 'final')] : []),
    '## How the model moves people\n',
    cell('figure sankey id=moves'),
    cell('diagram id=model'),
    '## Sources\n',
    cell('evidence id=sources'),
    '## What the model leaves out\n',
    cell('limits id=limits'),
    '## How to get the same numbers\n',
    cell('receipt id=receipt'),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function cell(info: string): string {
  return `\`\`\`${info}\n\`\`\`\n`;
}

function figure(form: FigureForm, outcome: Outcome, suffix: string, more = ''): string {
  return cell(`figure ${form} id=${outcome.name}-${suffix} outcome=${outcome.name}${more}`);
}

/** Text on one line, so that nothing in it can open a block of its own. */
function asProse(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/^(?=[`~#>+*-])/, '\\');
}
