import { parsePhrase } from '../evidence/phrase.ts';
import { quantile } from '../distribution/quantile.ts';
import { distributionOf } from '../synthesis/distribution-of.ts';
import type { OutcomeInput } from './outcome-schema.ts';
import { inside, type Place } from './problem-list.ts';
import { readCount, type CountContext } from './read-count.ts';
import { readFormula, type FormulaContext } from './read-formula.ts';
import { readTotal } from './read-total.ts';
import type { CountMeasure, Outcome, OutcomeMeasure } from './scenario.ts';

/** What the outcomes of a model can refer to. */
export type OutcomeContext = CountContext & FormulaContext;

const FORMS = [
  'stock',
  'entries',
  'share',
  'any',
  'peak',
  'peak-time',
  'time-to',
  'total',
  'events',
] as const;

/** What an outcome counts unless it says; a total must say. */
const UNITS: Readonly<Record<OutcomeMeasure['kind'], string | undefined>> = {
  stock: 'people',
  entries: 'people',
  peak: 'people',
  share: 'share',
  any: 'probability',
  'peak-time': 'months',
  'time-to': 'months',
  events: 'events',
  total: undefined,
};

/**
 * Resolves one outcome of a model file.
 *
 * @returns undefined when something is wrong with it; the problems are noted
 */
export function readOutcome(
  name: string,
  input: OutcomeInput,
  place: Place,
  context: OutcomeContext,
): Outcome | undefined {
  const { problems } = context;
  const forms = FORMS.filter((form) => input[form] !== undefined);
  const [form] = forms;
  if (form === undefined || forms.length > 1) {
    const got = forms.length === 0 ? 'none of them' : forms.join(' and ');
    const message = `an outcome must have exactly one of ${FORMS.join(', ')}; got ${got}`;
    problems.error(place, 'scenario/outcome-form', message);
    return undefined;
  }
  if (input['includes-start'] !== undefined && form !== 'entries' && form !== 'stock') {
    const message = `includes-start goes beside the entries it is about; got it beside ${form} (write it inside \`of\`)`;
    problems.error(inside(place, 'includes-start'), 'scenario/includes-start', message);
  }
  const measure = readMeasure(input, place, context);
  if (!measure) return undefined;
  const unit = input.unit ?? UNITS[measure.kind];
  if (unit === undefined) {
    const message = 'a total must say its unit (such as `unit: pounds` or `unit: person-years`)';
    problems.error(place, 'scenario/no-unit', message);
    return undefined;
  }
  return {
    name,
    label: input.label,
    unit,
    ...(input.about === undefined ? {} : { about: input.about }),
    measure,
    includesStart: measure.kind === 'entries' && measure.includesStart === true,
  };
}

function readMeasure(
  input: OutcomeInput,
  place: Place,
  context: OutcomeContext,
): OutcomeMeasure | undefined {
  const { share, any, peak, total, events, 'peak-time': peakTime, 'time-to': timeTo } = input;
  const at = (...path: readonly string[]) => inside(place, ...path);
  const count = (of: Parameters<typeof readCount>[0], path: Place) => readCount(of, path, context);
  if (share) {
    const of = count(share.of, at('share', 'of'));
    const among = share.among && count(share.among, at('share', 'among'));
    if (!of || (share.among && !among)) return undefined;
    return { kind: 'share', of, ...(among && { among }) };
  }
  if (any) {
    const of = count(any.of, at('any', 'of'));
    return of && { kind: 'any', of, least: any.least ?? 1 };
  }
  if (timeTo) {
    const of = count(timeTo.of, at('time-to', 'of'));
    return of && { kind: 'time-to', of, least: timeTo.least ?? 1 };
  }
  if (peak) {
    const of = count(peak.of, at('peak', 'of'));
    return of && { kind: 'peak', of };
  }
  if (peakTime) {
    const of = count(peakTime.of, at('peak-time', 'of'));
    return of && { kind: 'peak-time', of };
  }
  if (total) return readTotal(total, at('total'), context);
  if (events) return readEvents(events, at('events'), context);
  const { stock, entries, 'includes-start': includesStart } = input;
  return count({ stock, entries, 'includes-start': includesStart }, place);
}

function readEvents(
  input: NonNullable<OutcomeInput['events']>,
  place: Place,
  context: OutcomeContext,
): OutcomeMeasure | undefined {
  const { problems } = context;
  const of = readCount(input.of, inside(place, 'of'), context);
  const at = inside(place, 'persons');
  const persons = problems.attempt(at, () => {
    const quantity = parsePhrase(input.persons, 'count');
    return { quantity, most: quantile(distributionOf(quantity, 'count'), 1 - 1e-9) };
  });
  if (persons && !(persons.most >= 1)) {
    const message = `an event must be made by at least one person; got ${input.persons}`;
    problems.error(at, 'scenario/out-of-range', message, input.persons);
    return undefined;
  }
  const role = { name: 'share', kind: 'share', use: 'common' } as const;
  const share =
    input.share === undefined
      ? undefined
      : readFormula(input.share, role, inside(place, 'share'), context);
  if (!of || !persons || (input.share !== undefined && !share)) return undefined;
  const counted = countedMoves(of, inside(place, 'of'), context);
  return (
    counted && { kind: 'events', of: counted, persons: persons.quantity, ...(share && { share }) }
  );
}

/** Only who moves makes an event; who is somewhere has made it before. */
function countedMoves(
  of: CountMeasure,
  place: Place,
  { problems }: OutcomeContext,
): Extract<CountMeasure, { kind: 'entries' }> | undefined {
  if (of.kind === 'entries' && of.includesStart !== true) return of;
  const got = of.kind === 'stock' ? 'a stock' : 'one that includes the start';
  const message = `events are made by people who move: \`{ entries: { to: [attacked] } }\`; got ${got}`;
  problems.error(place, 'scenario/outcome-form', message);
  return undefined;
}
