// Long because a sketch may name every form of model, and this alone turns names into indexes.
import type { Distribution } from '../../engine/distribution/distribution.ts';
import type {
  Model,
  ModelCapacity,
  ModelCount,
  ModelFlow,
  ModelMeasure,
  ModelOutcome,
  ModelSojourn,
  ModelState,
  Program,
} from '../../engine/model/model.ts';

/** A constant; one for each epoch; a program (`dwell` in months, inputs as listed in the sketch). */
export type ValueSketch = number | readonly number[] | { readonly program: Program };

export interface FlowSketch {
  readonly from: string;
  readonly to: string;
  readonly kind: 'probability' | 'rate' | 'share';
  readonly value: ValueSketch | 'rest';
  /** Of an array of values: the epoch of entry or the present one; by entry for shares, else present. */
  readonly reach?: 'entrants' | 'everyone';
  /** Steps, one for each epoch or the same in all; a table of P(at most k steps) instead. */
  readonly median?: number | readonly number[];
  readonly sigma?: number;
  readonly cdf?: readonly number[];
}

export interface InflowSketch {
  readonly state: string;
  readonly law?: 'poisson' | 'fixed';
  readonly enters?: 'start' | 'end';
  /** People per step, one for each epoch or the same in all; or a series by step. */
  readonly rate?: ValueSketch;
  readonly series?: readonly number[];
}

export interface CapacitySketch {
  /** A state with a limit, or the flow `from>to` with a limit per step. */
  readonly of: string;
  readonly limit: ValueSketch;
  readonly waitsIn: string;
  /** States left that come first among newcomers. */
  readonly first?: readonly string[];
}

/** Finds the index that a model gives a name. */
export interface Names {
  state(name: string): number;
  /** A flow `a>b`, an inflow `>a`, a diversion `a>b refused`, an admission `a>b admitted`. */
  move(name: string): number;
  stock(...states: readonly string[]): ModelCount;
  entries(moves: readonly string[], start?: readonly string[]): ModelCount;
}

export interface ModelSketch {
  readonly states: readonly string[];
  readonly flows: readonly FlowSketch[];
  readonly people: Readonly<Record<string, number | Distribution>>;
  readonly steps: number;
  readonly stepMonths?: number;
  readonly seed?: string;
  readonly epochs?: readonly number[];
  /** Probability of having entered 0, 1, 2, … steps before the start, by state. */
  readonly entered?: Readonly<Record<string, readonly number[]>>;
  /** Dwell classes of the states that have any. */
  readonly byDwell?: Readonly<Record<string, number>>;
  readonly inflows?: readonly InflowSketch[];
  readonly capacities?: readonly CapacitySketch[];
  /** States whose rates become probabilities by the exponential of their generator. */
  readonly generators?: readonly (readonly string[])[];
  /** Tables by dwell, which programs read as `{ table: i }`. */
  readonly tables?: Model['tables'];
  /** Sampled numbers: `{ input: i }` of a program is the i-th. */
  readonly inputs?: readonly { readonly purpose: string; readonly distribution: Distribution }[];
  /** Outcomes after the stocks, flows and inflows, which every model reports. */
  readonly measures?: Readonly<Record<string, (names: Names) => ModelMeasure>>;
}

/** A model with one stock outcome per state (`in a`), then one outcome per move (`a>b`, `>a`). */
export function makeModel(sketch: ModelSketch): Model {
  const names = [...sketch.states].sort();
  const epochs = sketch.epochs ?? [0];
  const state = (name: string) => {
    const index = names.indexOf(name);
    if (index < 0) throw new Error(`no state ${name}`);
    return index;
  };
  const states = names.map((name) => describeState(name, sketch));
  const engineFlows = [...indirectFlows(sketch), ...capacityFlows(sketch)];
  const order = (a: { from: string; to: string }, b: { from: string; to: string }) =>
    state(a.from) - state(b.from) || state(a.to) - state(b.to);
  const own = [...sketch.flows].sort(order);
  const flows: ModelFlow[] = names.flatMap((name) => [
    ...own
      .filter((flow) => flow.from === name)
      .map((flow): ModelFlow => ({
        name: `${flow.from}>${flow.to}`,
        from: state(flow.from),
        to: state(flow.to),
        kind: flow.kind,
        value: rowValues(flow, sketch),
        sojourn: flow.kind === 'share' ? rowSojourns(flow, sketch) : [],
      })),
    ...engineFlows
      .filter((flow) => flow.from === name)
      .sort(order)
      .map(({ from, to, kind, suffix }): ModelFlow => ({
        name: `${from}>${to}${suffix}`,
        from: state(from),
        to: state(to),
        kind,
        value: [],
        sojourn: [],
      })),
  ]);
  const inflows = sketch.inflows ?? [];
  const moveNames = [...flows.map((flow) => flow.name), ...inflows.map((it) => `>${it.state}`)];
  const move = (name: string) => {
    const index = moveNames.indexOf(name);
    if (index < 0) throw new Error(`no move ${name}`);
    return index;
  };
  const finder: Names = {
    state,
    move,
    stock: (...members) => ({ kind: 'stock', members: members.map(state), startMembers: [] }),
    entries: (moves, start = []) => ({
      kind: 'entries',
      members: moves.map(move),
      startMembers: start.map(state),
    }),
  };
  const inputs = (sketch.inputs ?? []).map((input) => ({ ...input, counter: 0 }));
  const people = Object.entries(sketch.people);
  return {
    stream: 2,
    seed: sketch.seed ?? 'test',
    variant: 'base',
    clock: {
      startMonth: 2018 * 12,
      steps: sketch.steps,
      unit: 'month',
      stepMonths: sketch.stepMonths ?? 1,
      isDated: true,
    },
    steps: sketch.steps,
    states,
    inputs: [
      ...inputs,
      ...people.map(([name, value]) => ({
        purpose: `population:${name}`,
        counter: 0,
        distribution: typeof value === 'number' ? ({ kind: 'fixed', value } as const) : value,
      })),
    ],
    splits: [],
    hierarchies: [],
    population: people.map(([name], index) => ({
      state: state(name),
      input: inputs.length + index,
      ...(sketch.entered?.[name] ? { entered: sketch.entered[name] } : {}),
    })),
    inflows: inflows.map((inflow) => ({
      state: state(inflow.state),
      law: inflow.law ?? 'poisson',
      enters: inflow.enters ?? 'end',
      size: inflow.series
        ? { kind: 'series', people: inflow.series }
        : { kind: 'rate', ...byEpoch(inflow.rate ?? 0, epochs) },
    })),
    epochs,
    flows,
    capacities: (sketch.capacities ?? []).map((it) => describeCapacity(it, sketch, finder)),
    tables: sketch.tables ?? [],
    generators: (sketch.generators ?? []).map((set) => set.map(state).sort((a, b) => a - b)),
    outcomes: [
      ...names.map((name) => outcomeOf(`in ${name}`, { kind: 'count', of: finder.stock(name) })),
      ...moveNames.map((name) => outcomeOf(name, { kind: 'count', of: finder.entries([name]) })),
      ...Object.entries(sketch.measures ?? {}).map(([name, measure]) =>
        outcomeOf(name, measure(finder)),
      ),
    ],
  };
}

function outcomeOf(name: string, measure: ModelMeasure): ModelOutcome {
  const isWhole = measure.kind === 'count' || measure.kind === 'any' || measure.kind === 'events';
  return { name, label: name, unit: 'people', isWhole, measure };
}

/** Values by row where there is one row for each epoch, or a single one for all. */
function byEpoch(value: ValueSketch, epochs: readonly number[]) {
  if (typeof value === 'number') return { value: [[value]], rowAt: epochs.map(() => 0) };
  if ('program' in value) return { value: [value.program], rowAt: epochs.map(() => 0) };
  return { value: value.map((x): Program => [x]), rowAt: epochs.map((_, e) => e) };
}

/** Whether a flow's values follow the epoch of entry. */
function followsEntry(flow: FlowSketch): boolean {
  return (flow.reach ?? (flow.kind === 'share' ? 'entrants' : 'everyone')) === 'entrants';
}

function isDated(flow: FlowSketch): boolean {
  return Array.isArray(flow.value) || Array.isArray(flow.median);
}

function describeState(name: string, sketch: ModelSketch): ModelState {
  const epochs = sketch.epochs ?? [0];
  const own = sketch.flows.filter((flow) => flow.from === name);
  const dated = own.filter(isDated);
  const dealt = own[0]?.kind === 'share';
  const everyone = dated.filter((flow) => !followsEntry(flow));
  const entrants = dated.filter(followsEntry);
  const byEntry = dealt ? everyone.length > 0 && entrants.length > 0 : entrants.length > 0;
  const byDwell = sketch.byDwell?.[name] !== undefined;
  const rowAt = byEntry
    ? epochs.flatMap((_, e) => epochs.map((_, p) => e * epochs.length + p))
    : epochs.map((_, e) => (rowsOf(name, sketch) > 1 ? e : 0));
  return {
    name,
    form: own.length === 0 ? 'final' : dealt ? 'dealt' : 'competing',
    rows: rowsOf(name, sketch),
    rowAt,
    byEntry,
    cohortAt: epochs.map((_, e) => (byEntry ? e : 0)),
    classes: sketch.byDwell?.[name] ?? 1,
    byDwell,
    redealt: dealt && everyone.length > 0 ? epochs.map((_, e) => e).slice(1) : [],
  };
}

/** Rows of a state: one; one for each epoch; or one for each pair of entry and present epoch. */
function rowsOf(name: string, sketch: ModelSketch): number {
  const epochs = (sketch.epochs ?? [0]).length;
  // a generator's probabilities depend on the rates of all its states
  const block = (sketch.generators ?? []).find((set) => set.includes(name)) ?? [name];
  const dated = sketch.flows.filter((flow) => block.includes(flow.from) && isDated(flow));
  if (dated.length === 0) return 1;
  const entrants = dated.filter(followsEntry).length;
  const pairs = dated[0]?.kind === 'share' ? entrants > 0 && entrants < dated.length : entrants > 0;
  return pairs ? epochs * epochs : epochs;
}

/** Position in a list of one value for each epoch that a row takes. */
function epochOfRow(flow: FlowSketch, row: number, sketch: ModelSketch): number {
  const epochs = (sketch.epochs ?? [0]).length;
  if (rowsOf(flow.from, sketch) <= epochs) return row;
  return followsEntry(flow) ? Math.floor(row / epochs) : row % epochs;
}

function rowValues(flow: FlowSketch, sketch: ModelSketch): ModelFlow['value'] {
  const { value } = flow;
  return Array.from({ length: rowsOf(flow.from, sketch) }, (_, row): Program | 'rest' => {
    if (value === 'rest') return 'rest';
    if (typeof value === 'number') return [value];
    if ('program' in value) return value.program;
    return [value[epochOfRow(flow, row, sketch)]!];
  });
}

function rowSojourns(flow: FlowSketch, sketch: ModelSketch): readonly ModelSojourn[] {
  return Array.from({ length: rowsOf(flow.from, sketch) }, (_, row): ModelSojourn => {
    if (flow.cdf) return { kind: 'table', cdf: flow.cdf };
    const { median = 1, sigma = 0 } = flow;
    const own = typeof median === 'number' ? median : median[epochOfRow(flow, row, sketch)]!;
    return { kind: 'lognormal', median: [own], sigma };
  });
}

interface EngineFlow {
  readonly from: string;
  readonly to: string;
  readonly kind: 'indirect' | 'admission' | 'diversion';
  readonly suffix: string;
}

/** Pairs of a generator that are joined by several moves and by no flow. */
function indirectFlows(sketch: ModelSketch): readonly EngineFlow[] {
  return (sketch.generators ?? []).flatMap((set) => {
    const next = (from: string) =>
      sketch.flows.filter((flow) => flow.from === from).map((flow) => flow.to);
    return set.flatMap((from) => {
      const reached = new Set(next(from));
      for (const state of reached) for (const further of next(state)) reached.add(further);
      return [...reached]
        .filter((to) => to !== from && !next(from).includes(to))
        .map((to): EngineFlow => ({ from, to, kind: 'indirect', suffix: '' }));
    });
  });
}

/** `a` of the state `a` of everybody, and of `a@men` of a group. */
const plain = (name: string) => name.replace(/@.*/, '');
const groupOf = (name: string) => name.slice(plain(name).length);

function limitedFlows({ of, waitsIn }: CapacitySketch, sketch: ModelSketch): readonly FlowSketch[] {
  return sketch.flows.filter(({ from, to }) =>
    of.includes('>')
      ? `${plain(from)}>${plain(to)}` === of
      : plain(to) === of && plain(from) !== waitsIn,
  );
}

/** The queue and the state that it leads to, in each group. */
function queues(
  { of, waitsIn }: CapacitySketch,
  sketch: ModelSketch,
): readonly { from: string; to: string }[] {
  const to = of.split('>').at(-1)!; // the state itself, or where the flow leads
  return sketch.states
    .filter((name) => plain(name) === waitsIn)
    .map((name) => ({ from: name, to: `${to}${groupOf(name)}` }));
}

function capacityFlows(sketch: ModelSketch): readonly EngineFlow[] {
  return (sketch.capacities ?? []).flatMap((capacity) => [
    ...limitedFlows(capacity, sketch).map(({ from }): EngineFlow => ({
      from,
      to: `${capacity.waitsIn}${groupOf(from)}`,
      kind: 'diversion',
      suffix: ' refused',
    })),
    ...queues(capacity, sketch).map((queue): EngineFlow => ({
      ...queue,
      kind: 'admission',
      suffix: ' admitted',
    })),
  ]);
}

function describeCapacity(
  capacity: CapacitySketch,
  sketch: ModelSketch,
  { move, state }: Names,
): ModelCapacity {
  const { of, waitsIn, first = [] } = capacity;
  const rank = ({ from }: FlowSketch) => (first.indexOf(plain(from)) + 1 || first.length + 1) - 1;
  const key = ({ from }: FlowSketch) => `${plain(from)} ${from}`;
  const limited = [...limitedFlows(capacity, sketch)].sort(
    (a, b) => rank(a) - rank(b) || (key(a) < key(b) ? -1 : 1),
  );
  const isFlow = of.includes('>');
  const limit = byEpoch(capacity.limit, sketch.epochs ?? [0]);
  return {
    name: of,
    kind: isFlow ? 'flow' : 'state',
    limit: limit.value,
    rowAt: limit.rowAt,
    occupants: isFlow ? [] : sketch.states.filter((name) => plain(name) === of).map(state),
    flows: limited.map((flow) => move(`${flow.from}>${flow.to}`)),
    diversions: limited.map(({ from }) => move(`${from}>${waitsIn}${groupOf(from)} refused`)),
    ranks: ranksOf(limited.map((flow) => plain(flow.from))),
    admissions: queues(capacity, sketch).map(({ from, to }) => move(`${from}>${to} admitted`)),
  };
}

/** 0, 1, … for runs of equal names. */
function ranksOf(names: readonly string[]): readonly number[] {
  let rank = 0;
  return names.map((name, at) => (at > 0 && name !== names[at - 1] ? ++rank : rank));
}
