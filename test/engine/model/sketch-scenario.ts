// Long because a scenario has many parts, and each is short.
import type { ParameterKind, Quantity } from '../../../engine/evidence/quantity.ts';
import { parseExpression } from '../../../engine/scenario/expression.ts';
import { parseDate } from '../../../engine/scenario/month.ts';
import { monthsOf } from '../../../engine/scenario/step-unit.ts';
import type {
  Assignment,
  Capacity,
  Change,
  Expression,
  Flow,
  FlowChange,
  Group,
  Inflow,
  Outcome,
  Redrawn,
  Scenario,
  Sojourn,
  StepUnit,
  Stock,
  Table,
  Variant,
} from '../../../engine/scenario/scenario.ts';

/** A number, a 90 % range, an expression, or a quantity. */
export type ValueSketch = number | readonly [number, number] | string | Quantity;

export interface FlowSketch {
  readonly from: string;
  readonly to: string;
  readonly rate?: string | number;
  readonly probability?: string | number;
  readonly share?: string | number;
  /** Months, the same for everybody; a name; or a time over people. */
  readonly after?: number | string | Sojourn;
  readonly groups?: readonly string[];
}

export interface VariantSketch {
  readonly changes?: readonly (Omit<Partial<Change>, 'op'> & {
    readonly parameter: string;
    readonly set?: ValueSketch;
    readonly times?: number;
    readonly odds?: number;
    readonly add?: number;
  })[];
  readonly flows?: readonly (FlowSketch & {
    readonly kind: FlowChange['kind'];
    readonly fromStep?: number;
    readonly untilStep?: number;
  })[];
  readonly population?: readonly StockSketch[];
  readonly inflows?: readonly InflowSketch[];
}

interface StockSketch {
  readonly state: string;
  readonly group?: string;
  readonly value: ValueSketch;
  readonly entered?: Quantity;
}

interface InflowSketch {
  readonly state: string;
  readonly group?: string;
  readonly value?: ValueSketch;
  readonly series?: readonly number[];
  readonly law?: Inflow['law'];
  readonly enters?: Inflow['enters'];
}

export interface ScenarioSketch {
  readonly unit?: StepUnit;
  readonly steps?: number;
  /** `2018-01` unless given. */
  readonly start?: string;
  readonly parameters?: Readonly<
    Record<
      string,
      {
        readonly kind: ParameterKind;
        readonly value: ValueSketch;
        readonly redrawn?: readonly Redrawn[];
      }
    >
  >;
  readonly tables?: Readonly<
    Record<
      string,
      { readonly by: Table['by']; readonly rows: readonly (readonly [number | string, string])[] }
    >
  >;
  readonly flows?: readonly FlowSketch[];
  readonly rates?: Scenario['pathway']['rates'];
  readonly groups?: Readonly<
    Record<
      string,
      { readonly age?: number; readonly parameters?: Readonly<Record<string, ValueSketch>> }
    >
  >;
  readonly population?: readonly StockSketch[];
  readonly inflows?: readonly InflowSketch[];
  readonly capacities?: readonly (Omit<Capacity, 'at' | 'label' | 'limit' | 'first'> & {
    readonly limit: string | number;
    readonly first?: readonly string[];
  })[];
  readonly variants?: Readonly<Record<string, VariantSketch>>;
  readonly outcomes?: Readonly<Record<string, Outcome['measure']>>;
  readonly byGroup?: readonly string[];
}

/** Place of the n-th flow of a sketch: line n of a model file. */
const lineOf = (line: number) => ({ file: 'model.yaml', line, column: 1 });

/** A checked scenario as `readScenario` would give it, from few words. */
export function sketchScenario(sketch: ScenarioSketch): Scenario {
  const { unit = 'month', groups = {}, outcomes = {} } = sketch;
  const parse = expressionsOf(sketch);
  const assign = (value: ValueSketch, redrawn?: readonly Redrawn[]) =>
    assignmentOf(value, parse, redrawn);
  const flows = (sketch.flows ?? []).map((flow, i) => flowOf(flow, i + 1, parse));
  const added = Object.values(sketch.variants ?? {}).flatMap((variant) => variant.flows ?? []);
  const names = [...flows, ...added].flatMap(({ from, to }) => [from, to]);
  const people = [...(sketch.population ?? []), ...(sketch.inflows ?? [])];
  const waiting = (sketch.capacities ?? []).map(({ waitsIn }) => waitsIn);
  const states = [...new Set([...names, ...people.map(({ state }) => state), ...waiting])];
  const stocks = (list: readonly StockSketch[] = []): readonly Stock[] =>
    list.map(({ value, ...stock }) => ({ ...stock, assignment: assign(value) }));
  const inflows = (list: readonly InflowSketch[] = []): readonly Inflow[] =>
    list.map(({ state, group, value, series, law = 'poisson', enters = 'end' }, i) => ({
      state,
      ...(group === undefined ? {} : { group }),
      size: series
        ? { kind: 'series', people: series }
        : { kind: 'rate', assignment: assign(value ?? 0) },
      law,
      enters,
      at: { file: 'scenario.yaml', line: i + 1, column: 1 },
    }));
  return {
    path: 'scenario.yaml',
    id: 'sketch',
    title: 'A sketch',
    question: 'What follows?',
    clock: {
      startMonth: parseDate(sketch.start ?? '2018-01'),
      steps: sketch.steps ?? 12,
      unit,
      stepMonths: monthsOf(unit),
      isDated: true,
    },
    run: { seed: 'sketch', draws: 100 },
    evidence: { sources: new Map(), claims: new Map() } as unknown as Scenario['evidence'], // nothing of the evidence is compiled
    pathway: {
      path: 'model.yaml',
      title: 'A sketch',
      states: states.map((name) => ({ name, label: name })),
      flows,
      outcomes: [],
      tables: Object.entries(sketch.tables ?? {}).map(([name, { by, rows }]) => ({
        name,
        kind: 'number',
        by,
        rows: rows.map(([from, value]) => ({ from, value: parse(value) })),
        at: lineOf(1),
      })),
      capacities: (sketch.capacities ?? []).map((capacity, i) => ({
        first: [],
        ...capacity,
        label: capacity.name,
        limit: parse(capacity.limit),
        at: lineOf(i + 1),
      })),
      rates: sketch.rates ?? 'competing',
      leavesOut: [],
    },
    parameters: Object.entries(sketch.parameters ?? {}).map(([name, { kind, value, redrawn }]) => ({
      name,
      label: name,
      kind,
      assignment: assign(value, redrawn),
      setBy: 'model',
    })),
    population: stocks(sketch.population),
    inflows: inflows(sketch.inflows),
    groups: Object.entries(groups).map(([name, { age, parameters = {} }]): Group => ({
      name,
      label: name.toUpperCase(),
      ...(age === undefined ? {} : { age }),
      parameters: Object.entries(parameters).map(([own, value]) => ({
        name: own,
        assignment: assign(value),
      })),
    })),
    splits: [],
    correlations: [],
    variants: Object.entries(sketch.variants ?? {}).map(([name, variant]): Variant => ({
      name,
      title: name,
      changes: (variant.changes ?? []).map(({ set, times, odds, add, ...change }): Change => ({
        fromStep: 1,
        untilStep: Infinity,
        ...change,
        op:
          set !== undefined
            ? { kind: 'set', assignment: assign(set) }
            : times !== undefined
              ? { kind: 'times', by: times }
              : odds !== undefined
                ? { kind: 'odds', by: odds }
                : { kind: 'add', by: add ?? 0 },
      })),
      population: stocks(variant.population),
      inflows: inflows(variant.inflows),
      flowChanges: (variant.flows ?? []).map(
        ({ kind, fromStep = 1, untilStep = Infinity, ...flow }): FlowChange => ({
          kind,
          flow: flowOf(flow, 99, parse),
          fromStep,
          untilStep,
        }),
      ),
      combines: [],
    })),
    outcomes: Object.entries(outcomes).map(([name, measure]) => ({
      name,
      label: name,
      unit: 'people',
      measure,
      includesStart: false,
    })),
    byGroup: sketch.byGroup ?? [],
    warnings: [],
    inputs: [],
  };
}

type Parse = (text: string | number) => Expression;

/** Reads an expression over the names of a sketch. */
export function expressionsOf({ parameters = {}, tables = {} }: ScenarioSketch): Parse {
  const known = { tables: Object.keys(tables) };
  return (text) => parseExpression(String(text), 'sketch', Object.keys(parameters), known);
}

function assignmentOf(value: ValueSketch, parse: Parse, redrawn?: readonly Redrawn[]): Assignment {
  const common = { text: 'sketch', weight: 1, at: lineOf(1), ...(redrawn ? { redrawn } : {}) };
  if (typeof value === 'number') return { ...common, quantity: { kind: 'fixed', value } };
  if (typeof value === 'string') {
    return { ...common, quantity: { kind: 'fixed', value: 0 }, expression: parse(value) };
  }
  if ('kind' in value) return { ...common, quantity: value };
  return { ...common, quantity: { kind: 'range', low: value[0], high: value[1] } };
}

function flowOf(
  { from, to, rate, probability, share, after, groups }: FlowSketch,
  line: number,
  parse: Parse,
): Flow {
  const common = { from, to, ...(groups ? { groups } : {}), at: lineOf(line) };
  if (rate !== undefined) return { ...common, kind: 'rate', rate: parse(rate) };
  if (probability !== undefined) {
    return { ...common, kind: 'probability', probability: parse(probability) };
  }
  return {
    ...common,
    kind: 'share',
    share: share === undefined || share === 'rest' ? 'rest' : parse(share),
    after: sojournOf(after ?? 1),
  };
}

function sojournOf(after: NonNullable<FlowSketch['after']>): Sojourn {
  if (typeof after === 'object') return after;
  if (typeof after === 'string') return { kind: 'parameter', name: after };
  return { kind: 'quantity', quantity: { kind: 'fixed', value: after }, text: `${after} months` };
}
