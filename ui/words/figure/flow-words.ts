import type { Clock, Estimate, MeanFlows } from '../../../engine/index.ts';
import { tableSteps } from '../../figure/fan-table.ts';
import type { FigureTable } from '../../figure/figure-table.ts';
import { formatCount, formatMcse, formatMean, NO_BREAK } from '../../figure/number-text.ts';
import type { StateSeries } from '../../figure/occupancy.ts';
import type { Sankey, SankeyNode } from '../../figure/sankey.ts';
import type { ReadoutRow } from '../../figure/readout-row.ts';
import { formatDecimals } from '../../locale/number-format.ts';
import { numberWords } from '../number-words.ts';
import { stepText } from '../step-text.ts';

/** Titles of the two figures of the whole model. */
export const STREAM_TITLE = 'People in each state, on average';
export const SANKEY_TITLE = 'Who goes where, on average';

/** People from outside the model. */
export const OUTSIDE = 'Comes from outside';

/** The band of all states too small for one of their own. */
export function restLabel(count: number): string {
  return `${count} other states`;
}

/** A band that leads back to a state that lies before it. */
export function backLabel(label: string): string {
  return `back to: ${label}`;
}

/** A mean without more digits than it can use: one decimal below 10 people, none above. */
export function peopleText({ value, mcse }: Estimate): string {
  if (value === 0) return '0';
  if (value < 0.05) return numberWords.below(formatDecimals(0.1, 1));
  const coarse = Math.max(mcse, value < 9.95 ? 0.2 : 2);
  return formatMean({ value, mcse: coarse });
}

/** How the means were made and how exact they are. */
function basisText({ draws, method }: MeanFlows, most: number): string {
  if (method === 'conditional' && draws === 1) return 'Exact means: nothing here is uncertain.';
  const how =
    method === 'conditional'
      ? `Means over the first ${formatCount(draws)} draws, each exact given its assumptions (no luck in them)`
      : `Means over the first ${formatCount(draws)} draws, simulated, since people wait for each other`;
  return `${how}; MCSE at most${NO_BREAK}${formatMcse(most)}. They are means: no interval is shown here.`;
}

/** Caption of the stream. */
export function streamCaption(
  flows: MeanFlows,
  series: readonly StateSeries[],
  clock: Clock,
): string {
  const most = Math.max(0, ...series.flatMap(({ people }) => people.map(({ mcse }) => mcse)));
  const ends = series.map(({ label, people }) => {
    const last = people.at(-1);
    return `${label} ${last ? peopleText(last) : '–'}`;
  });
  return `The height of a band is how many people are in that state, its upper edge all states together, ${clock.unit} by ${clock.unit}. ${stepText(clock, flows.steps)}: ${ends.join('; ')}. ${basisText(flows, most)}`;
}

/** One sentence for readers who do not see the stream. */
export function streamSummary(
  flows: MeanFlows,
  series: readonly StateSeries[],
  clock: Clock,
): string {
  const told = series.map(({ label, people }) => {
    const [first, last] = [people[0], people.at(-1)];
    return first && last ? `${label} from ${peopleText(first)} to ${peopleText(last)}` : label;
  });
  return `Mean people by state, ${stepText(clock, 0)} to ${stepText(clock, flows.steps)}: ${told.join('; ')}.`;
}

/** Mean people by step and state, to read under the stream. */
export function streamTable(series: readonly StateSeries[], clock: Clock): FigureTable {
  const steps = tableSteps({ steps: (series[0]?.people.length ?? 1) - 1, unit: clock.unit });
  return {
    columns: [clock.unit, ...series.map(({ label }) => `${label} (MCSE)`)],
    rows: steps.map((step) => [
      stepText(clock, step),
      ...series.map(({ people }) => {
        const its = people[step];
        return its ? `${peopleText(its)} (${formatMcse(its.mcse)})` : '–';
      }),
    ]),
  };
}

/** How a state is as large as people are in it, and where a move back ends, by the form of the diagram. */
const FORM_TEXT = {
  columns: { size: 'height of a state', back: 'at the right' },
  rows: { size: 'length of a bar', back: 'in a row of its own' },
} as const;

/** Caption of the Sankey diagram. */
export function sankeyCaption(
  flows: MeanFlows,
  { nodes, links, form }: Pick<Sankey, 'nodes' | 'links' | 'form'>,
  clock: Clock,
): string {
  const most = Math.max(0, ...flows.moves.map(({ people }) => people.mcse));
  const last = stepText(clock, flows.steps);
  const { size, back: where } = FORM_TEXT[form];
  const dashed = links.filter(({ band }) => band.isThin).map(({ people }) => people);
  const [thin] = dashed.toSorted((a, b) => b.value - a.value);
  const few =
    thin === undefined
      ? ''
      : ` A dashed line is no width: it stands for people too few for a band, here at most${NO_BREAK}${peopleText(thin)}.`;
  const back = nodes.some(({ isBack }) => isBack)
    ? ` A move back to an earlier state ends ${where}, named after it; who has moved back is counted in that state again.`
    : '';
  return `Moves from ${stepText(clock, 0)} to ${last}; the width of a band is how many people make it.${few} The ${size} is everybody who is ever in that state, its full part those who are there in ${last} (“2 of 5”: 2 are there then, of 5 who ever were).${back} ${basisText(flows, most)}`;
}

/** One sentence for readers who do not see the diagram. */
export function sankeySummary(nodes: readonly SankeyNode[], clock: Clock, steps: number): string {
  const ends = [...nodes]
    .filter(({ end }) => end.value > 0)
    .sort((a, b) => b.end.value - a.end.value)
    .map(({ label, end }) => `${label} ${peopleText(end)}`);
  return `Where people are in ${stepText(clock, steps)}, on average: ${ends.join('; ')}.`;
}

/** Under a state's name: how many are there at the end, of how many. */
export function nodeText({ end, through, out, isBack }: SankeyNode): string {
  if (isBack) return peopleText(through);
  if (out.value === 0) return peopleText(end);
  return `${peopleText(end)} of ${peopleText(through)}`;
}

/** Column heads of `nodeRow`. */
export const NODE_HEADS = ['ever there', 'move on', 'there at the end'];

/** What is read at a state. */
export function nodeRow({ end, through, out }: SankeyNode): ReadoutRow {
  return {
    tone: 'run',
    label: 'people',
    cells: [through, out, end].map((each) => ({
      text: peopleText(each),
      error: each.mcse === 0 ? 'exact' : `±${NO_BREAK}${formatMcse(each.mcse)}`,
    })),
  };
}

/** Mean moves, to read under the diagram. */
export function sankeyTable(
  links: readonly { readonly from: string; readonly to: string; readonly people: Estimate }[],
): FigureTable {
  return {
    columns: ['from', 'to', 'people', 'MCSE'],
    rows: links.map(({ from, to, people }) => [
      from,
      to,
      peopleText(people),
      formatMcse(people.mcse),
    ]),
  };
}
