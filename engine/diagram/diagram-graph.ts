import { parametersOf } from '../scenario/expression.ts';
import type {
  Assignment,
  Capacity,
  Expression,
  Flow,
  Scenario,
  Stock,
  Variant,
} from '../scenario/scenario.ts';
import type { UnplacedEdge, UnplacedNode } from './diagram.ts';
import { expressionText } from './expression-text.ts';
import { caveatText, graveCaveats } from '../evidence/caveat.ts';

/** Id of the world outside the model. */
const OUTSIDE = '@outside';

/** States as nodes and flows as edges, without sizes and places, of the base or of a variant. */
export function diagramGraph(
  scenario: Scenario,
  variant?: Variant,
): { readonly nodes: readonly UnplacedNode[]; readonly edges: readonly UnplacedEdge[] } {
  const { pathway } = scenario;
  const flows = flowsOf(scenario, variant);
  const waiting = new Set(pathway.capacities.map(({ waitsIn }) => waitsIn));
  const inflows = variant && variant.inflows.length > 0 ? variant.inflows : scenario.inflows;
  const fed = [...new Set(inflows.map(({ state }) => state))];
  const nodes = pathway.states.map(({ name, label, about }): UnplacedNode => {
    const people = startText(scenario, variant, name);
    const capacity = pathway.capacities.find(({ of }) => of.kind === 'state' && of.state === name);
    const note = [people, capacity && `at most ${expressionText(capacity.limit)}`]
      .filter((part) => part !== undefined)
      .join(', ');
    const isFinal = !flows.some(({ from }) => from === name);
    return {
      id: name,
      label,
      ...(note === '' ? {} : { note }),
      kind: waiting.has(name) ? 'waiting' : isFinal ? 'final' : 'between',
      details: [
        ...(about === undefined ? [] : [about]),
        ...(people ? [`${people} at the start.`] : []),
      ],
    };
  });
  const outside: UnplacedNode = {
    id: OUTSIDE,
    label: 'From outside',
    kind: 'outside',
    details: ['People who enter while the model runs.'],
  };
  return {
    nodes: fed.length > 0 ? [outside, ...nodes] : nodes,
    edges: [
      ...fed.map((state): UnplacedEdge => {
        const texts = inflows.flatMap((inflow) =>
          inflow.state === state ? [inflowText(inflow)] : [],
        );
        return {
          from: OUTSIDE,
          to: state,
          label: [...new Set(texts)].join(' + '),
          details: texts,
          kind: 'flow',
        };
      }),
      ...flows.map((flow) => edgeOf(flow, scenario)),
      ...pathway.capacities.flatMap((capacity) => queueEdges(capacity, flows)),
    ],
  };
}

/** The model's flows with those a variant adds, without those it closes for good. */
function flowsOf({ pathway }: Scenario, variant: Variant | undefined): readonly Flow[] {
  const changes = variant?.flowChanges ?? [];
  const isClosed = (flow: Flow) =>
    changes.some(
      ({ kind, flow: { from, to }, fromStep, untilStep }) =>
        kind === 'close' &&
        from === flow.from &&
        to === flow.to &&
        fromStep <= 1 &&
        untilStep === Infinity,
    );
  const added = changes.flatMap(({ kind, flow }) => (kind === 'add' ? [flow] : []));
  return [...pathway.flows.filter((flow) => !isClosed(flow)), ...added];
}

function startText(
  { population }: Scenario,
  variant: Variant | undefined,
  state: string,
): string | undefined {
  const changed = variant?.population ?? [];
  const isSame = (a: Stock, b: Stock) => a.state === b.state && a.group === b.group;
  const stocks = [
    ...changed,
    ...population.filter((stock) => !changed.some((other) => isSame(stock, other))),
  ].filter((stock) => stock.state === state);
  if (stocks.length === 0) return undefined;
  const texts = stocks.map(({ assignment: { text }, group }) =>
    group ? `${text} ${group}` : text,
  );
  return texts.length <= 3 ? texts.join(', ') : `people in ${String(texts.length)} groups`;
}

function inflowText({ size }: Scenario['inflows'][number]): string {
  return size.kind === 'rate' ? size.assignment.text : 'a series of counts';
}

function edgeOf(flow: Flow, scenario: Scenario): UnplacedEdge {
  const value =
    flow.kind === 'share' ? flow.share : flow.kind === 'rate' ? flow.rate : flow.probability;
  const label = value === 'rest' ? 'the rest' : shareText(flow.kind, expressionText(value));
  const words = { share: 'Share', rate: 'Rate', probability: 'Probability per step' };
  const after = flow.kind === 'share' ? afterText(flow.after) : undefined;
  const names = new Set([
    ...(value === 'rest' ? [] : parametersOf(value)),
    ...(flow.kind === 'share' ? parametersOfTime(flow.after) : []),
  ]);
  return {
    from: flow.from,
    to: flow.to,
    label,
    details: [
      ...(flow.label === undefined ? [] : [flow.label]),
      `${words[flow.kind]}: ${label}`,
      ...(after === undefined ? [] : [`After: ${after}`]),
      ...(flow.groups ? [`Only ${flow.groups.join(', ')}`] : []),
      ...scenario.parameters
        .filter(({ name }) => names.has(name))
        .map(
          ({ name, label: says, assignment }) =>
            `${name} (${says}): ${valueText(assignment, scenario)}`,
        ),
    ],
    kind: 'flow',
  };
}

/** A share of 1 is everybody. */
function shareText(kind: Flow['kind'], text: string): string {
  return kind === 'share' && text === '1' ? 'all' : text;
}

function afterText(after: Extract<Flow, { kind: 'share' }>['after']): string {
  if (after.kind === 'quantity') return after.text;
  return after.kind === 'parameter' ? after.name : `about ${expressionText(after.median)}`;
}

function parametersOfTime(after: Extract<Flow, { kind: 'share' }>['after']): readonly string[] {
  if (after.kind === 'quantity') return [];
  return after.kind === 'parameter' ? [after.name] : parametersOf(after.median);
}

/** `54 of 400 (BBC News, 2017-10-23)`, and what is gravely wrong with it. */
function valueText({ text, claim }: Assignment, { evidence }: Scenario): string {
  const found = claim === undefined ? undefined : evidence.claims.get(claim);
  const printed = found && evidence.sources.get(found.source);
  const grave = found?.caveats.filter((caveat) => graveCaveats.has(caveat)) ?? [];
  const value = printed ? `${text} (${printed.publisher}, ${printed.date})` : text;
  return grave.length === 0
    ? value
    : `${value}. ${grave.map((caveat) => caveatText[caveat]).join(' ')}`;
}

/** Who is refused goes to the queue, and from there in when there is room. */
function queueEdges(
  { of, waitsIn, limit }: Capacity,
  flows: readonly Flow[],
): readonly UnplacedEdge[] {
  const limited = flows.filter((flow) =>
    of.kind === 'state' ? flow.to === of.state : flow.from === of.from && flow.to === of.to,
  );
  const into = of.kind === 'state' ? of.state : of.to;
  const isDrawn = (from: string, to: string) =>
    flows.some((flow) => flow.from === from && flow.to === to);
  const room = limitText(limit, of.kind);
  const waits = limited
    .filter(({ from }) => from !== waitsIn && !isDrawn(from, waitsIn))
    .map(({ from }): UnplacedEdge => ({
      from,
      to: waitsIn,
      label: 'no room',
      details: [`Taken by those who find no room: ${room}.`],
      kind: 'waits',
    }));
  return [
    ...waits,
    {
      from: waitsIn,
      to: into,
      label: 'as room appears',
      details: [`Longest waiting first: ${room}.`],
      kind: 'waits',
    },
  ];
}

function limitText(limit: Expression, kind: Capacity['of']['kind']): string {
  return kind === 'state'
    ? `at most ${expressionText(limit)} people`
    : `at most ${expressionText(limit)}`;
}
