import type {
  CountMeasure,
  Expression,
  Group,
  Outcome,
  OutcomeMeasure,
} from '../scenario/scenario.ts';
import { amount, compileTotal, type CompiledMeasure, type RowsByEpoch } from './compile-total.ts';
import { countOf, everyone, type Countable } from './count-of.ts';
import { eventSizes } from './event-sizes.ts';
import type { ModelMeasure, ModelOutcome } from './model.ts';
import type { Setting } from './setting.ts';

/** An outcome whose amounts are not yet placed in epochs. */
export interface CompiledOutcome {
  readonly amounts: CompiledMeasure['amounts'];
  place(rowAt: RowsByEpoch): ModelOutcome;
}

/** The outcomes asked for, each followed by those of its groups where they are asked for too. */
export function compileOutcomes(
  setting: Setting,
  countable: Countable,
): readonly CompiledOutcome[] {
  const { outcomes, byGroup, groups } = setting.scenario;
  return outcomes.flatMap((outcome) => [
    compileOutcome(outcome, undefined, setting, countable),
    ...(byGroup.includes(outcome.name) ? groups : []).map((group) =>
      compileOutcome(outcome, group, setting, countable),
    ),
  ]);
}

function compileOutcome(
  outcome: Outcome,
  group: Group | undefined,
  setting: Setting,
  countable: Countable,
): CompiledOutcome {
  const { measure, includesStart } = outcome;
  const { amounts, place } = compileMeasure(
    measure.kind === 'entries' ? { includesStart, ...measure } : measure,
    `outcomes.${outcome.name}`,
    group,
    setting,
    countable,
  );
  const isWhole = wholeOf(measure, setting.scenario.clock.stepMonths);
  return {
    amounts,
    place: (rowAt) => ({
      name: group ? `${outcome.name}@${group.name}` : outcome.name,
      label: group ? `${outcome.label}: ${group.label}` : outcome.label,
      unit: outcome.unit,
      ...(group ? { group: group.name } : {}),
      isWhole,
      measure: place(rowAt),
    }),
  };
}

/** Whether all values are whole numbers: counts are, and times where a step is whole months. */
function wholeOf({ kind }: OutcomeMeasure, stepMonths: number): boolean {
  if (kind === 'share' || kind === 'total') return false;
  return (kind !== 'time-to' && kind !== 'peak-time') || Number.isInteger(stepMonths);
}

function compileMeasure(
  measure: OutcomeMeasure,
  path: string,
  group: Group | undefined,
  setting: Setting,
  countable: Countable,
): CompiledMeasure {
  const fixed = (compiled: ModelMeasure) => ({ amounts: [], place: () => compiled });
  const count = (of: CountMeasure) => countOf(of, countable, group?.name);
  switch (measure.kind) {
    case 'stock':
    case 'entries':
      return fixed({ kind: 'count', of: count(measure) });
    case 'share': {
      const among = measure.among ? count(measure.among) : everyone(countable, group?.name);
      return fixed({ kind: 'share', of: count(measure.of), among });
    }
    case 'any':
    case 'time-to':
      return fixed({ kind: measure.kind, of: count(measure.of), least: measure.least });
    case 'peak':
    case 'peak-time':
      return fixed({ kind: measure.kind, of: count(measure.of) });
    case 'total':
      return compileTotal(measure, path, group, setting, countable);
    case 'events': {
      const of = count(measure.of);
      const persons = eventSizes(measure.persons, path);
      const share = amount(measure.share ?? CERTAIN, path, group, setting);
      return {
        amounts: [share],
        place: (rowAt) => ({
          kind: 'events',
          of,
          persons,
          share: share.values,
          rowAt: rowAt(share),
        }),
      };
    }
  }
}

const CERTAIN: Expression = { kind: 'number', value: 1 };
