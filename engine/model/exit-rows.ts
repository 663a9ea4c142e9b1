import type { Flow } from '../scenario/scenario.ts';
import type { Bindings } from './bindings.ts';
import { cohortRows, type CohortRows } from './cohort-rows.ts';
import { programKey, scaled } from './fold-program.ts';
import type { ModelSojourn, Program } from './model.ts';
import { ALWAYS, untilFirst, type Moment, type Timed, type Until } from './moment.ts';
import type { PlannedFlow } from './plan-flows.ts';
import { refuseAt } from './refuse-at.ts';
import { bindingsFor, inPlace, type Setting } from './setting.ts';

/** Values of all flows out of a state, or out of all states of a generator, at one moment. */
export interface ExitRow {
  readonly values: readonly (Program | 'rest')[];
  /** Of shares only. */
  readonly sojourns: readonly ModelSojourn[];
}

/** States with the same rows: one, or those of a generator. */
export interface ExitUnit {
  readonly states: readonly number[];
  readonly flows: readonly PlannedFlow[];
  readonly isGenerator: boolean;
}

const NO_DWELL = {
  share: 'for a share or its time, which are dealt on entry (use probabilities or rates)',
  generator:
    'where rates become probabilities by the matrix exponential, as people pass through several states in a step (use `rates: competing`)',
} as const;

/**
 * The values that people meet who leave these states.
 *
 * @param entries of tables of times: steps that people can be in the state, and 0
 * @throws        where an expression has no meaning, with the place of its flow
 */
export function exitRows(unit: ExitUnit, setting: Setting, entries: number): CohortRows<ExitRow> {
  const { flows, isGenerator } = unit;
  const isDealt = flows[0]?.flow.kind === 'share';
  const readers = flows.map((planned) => exitReader(planned, isGenerator, setting, entries));
  const read = (moment: Moment): Timed<ExitRow> => {
    const exits = readers.map((reader) => reader(moment));
    return {
      value: {
        values: exits.map(({ value }) => value),
        sojourns: exits.flatMap(({ sojourn }) => (sojourn ? [sojourn] : [])),
      },
      until: untilFirst(exits.map(({ until }) => until)),
    };
  };
  const keyOf = ({ values, sojourns }: ExitRow) =>
    [
      ...values.map((value) => (value === 'rest' ? value : programKey(value))),
      ...sojourns.map((sojourn) => setting.sojourns.keyOf(sojourn)),
    ].join('|');
  const rows = cohortRows(read, keyOf, setting.scenario.clock.steps, isDealt);
  checkRests(rows, flows);
  if (isGenerator && rows.starts.length > 1) {
    const [first] = flows;
    const message =
      'a change that reaches entrants only cannot be told apart by the matrix exponential (let it reach everyone, or use `rates: competing`)';
    throw refuseAt(first?.flow.at, 'model/entrants-in-generator', `flows.${first?.name}`, message);
  }
  return rows;
}

interface Exit {
  readonly value: Program | 'rest';
  readonly sojourn?: ModelSojourn;
  readonly until: Until;
}

function exitReader(
  { name, flow, from, isOpen }: PlannedFlow,
  isGenerator: boolean,
  setting: Setting,
  entries: number,
): (moment: Moment) => Exit {
  const { clock } = setting.scenario;
  const path = `flows.${name}`;
  const isAtEntry = flow.kind === 'share';
  const noDwell = isAtEntry ? NO_DWELL.share : isGenerator ? NO_DWELL.generator : undefined;
  const group = setting.states.list[from]?.group;
  const bindings = bindingsFor(setting, {
    ...(group ? { group } : {}),
    isAtEntry,
    ...(noDwell === undefined ? {} : { noDwell }),
    path,
  });
  return (moment) =>
    inPlace(flow.at, path, () => {
      const open = isOpen(moment);
      const value = open.value
        ? valueOf(flow, bindings, moment, clock.stepMonths)
        : { value: [0], until: open.until };
      const until = untilFirst([open.until, value.until]);
      if (flow.kind !== 'share') return { value: value.value, until };
      const sojourn = setting.sojourns.compile(flow.after, bindings, moment, entries);
      return {
        value: value.value,
        sojourn: sojourn.value,
        until: untilFirst([until, sojourn.until]),
      };
    });
}

/** Rates are per month in the file and per step in the model. */
function valueOf(
  flow: Flow,
  bindings: Bindings,
  moment: Moment,
  stepMonths: number,
): Timed<Program | 'rest'> {
  switch (flow.kind) {
    case 'probability':
      return bindings.program(flow.probability, moment);
    case 'rate': {
      const { value, until } = bindings.program(flow.rate, moment);
      return { value: scaled(value, stepMonths), until };
    }
    case 'share':
      if (flow.share !== 'rest') return bindings.program(flow.share, moment);
      return { value: 'rest', until: ALWAYS };
  }
}

/** @throws `model/second-rest` where a variant adds one */
function checkRests(rows: CohortRows<ExitRow>, flows: readonly PlannedFlow[]): void {
  for (const { values } of rows.values) {
    const second = values.lastIndexOf('rest');
    if (second === values.indexOf('rest')) continue;
    const planned = flows[second];
    const message = 'one exit of a state can be `rest`; got a second one at the same time';
    throw refuseAt(planned?.flow.at, 'model/second-rest', `flows.${planned?.name}`, message);
  }
}
