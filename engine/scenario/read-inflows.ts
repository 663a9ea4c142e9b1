import type { AssignmentMap } from './assignment-schema.ts';
import { constantOf } from './constant-of.ts';
import { fittingEntries } from './fitting.ts';
import { inputKindsOf } from './formula-use.ts';
import { nameSchema } from './name-schema.ts';
import type { PeopleContext, PeopleOwner } from './people-context.ts';
import { inflowEntrySchema, MAX_PEOPLE, type InflowInput } from './people-schema.ts';
import { inside, type Place } from './problem-list.ts';
import { refusesEach } from './read-assignment.ts';
import { checkState, mostOf } from './read-stocks.ts';
import { readValue } from './read-value.ts';
import { atMean, checkMean } from './resolve-definitions.ts';
import type { Inflow } from './scenario.ts';

type InflowMap = Extract<InflowInput, object>;

/**
 * Resolves the section `inflow` of a scenario, a group or a variant.
 *
 * @param data  what the file says
 * @param place where the section stands
 */
export function readInflows(
  data: unknown,
  place: Place,
  { group, base }: PeopleOwner,
  context: PeopleContext,
): readonly Inflow[] {
  const inflows: Inflow[] = [];
  for (const [state, input] of fittingEntries(data, nameSchema, inflowEntrySchema)) {
    const at = inside(place, state);
    checkState(state, at, context);
    const given: InflowMap = typeof input === 'object' ? input : { value: input };
    const size = readSize(input, given, at, context);
    const before = base?.inflows.find((its) => its.state === state && its.group === group);
    if (!size) continue;
    const lawBefore = before?.size.kind === 'rate' ? before.law : undefined;
    inflows.push({
      state,
      ...(group === undefined ? {} : { group }),
      size,
      law: size.kind === 'series' ? 'fixed' : (given.law ?? lawBefore ?? 'poisson'),
      enters: given.enters ?? before?.enters ?? 'end',
      at: place.document.positionOf(at.path, 'value'),
    });
  }
  return inflows;
}

function readSize(
  input: InflowInput,
  { series, law, enters: _, ...value }: InflowMap,
  place: Place,
  context: PeopleContext,
): Inflow['size'] | undefined {
  const { problems } = context;
  if (series !== undefined) {
    const other = Object.keys(value)[0];
    if (other !== undefined) {
      const message = `a series says by itself how many people enter; got it with ${other} (keep one of them)`;
      problems.error(inside(place, other), 'scenario/inflow-form', message);
      return undefined;
    }
    return readSeries(series, law, place, context);
  }
  if (typeof input !== 'object') return readRate(input, place, context);
  if (value.value === undefined && value.evidence === undefined) {
    const remedy = 'write `{ value: 30 per month }`, or `{ series: [10, 20] }`';
    const message = `an inflow must have one of \`value\`, \`evidence\` and \`series\` (${remedy})`;
    problems.error(place, 'scenario/inflow-form', message);
    return undefined;
  }
  return readRate(value, place, context);
}

function readSeries(
  people: readonly number[],
  law: InflowMap['law'],
  place: Place,
  { clock, problems }: PeopleContext,
): Inflow['size'] | undefined {
  if (law === 'poisson') {
    const message =
      'a series gives whole people, so chance has no part in it; got law: poisson (remove it, or write a rate)';
    problems.error(inside(place, 'law'), 'scenario/inflow-form', message, law);
    return undefined;
  }
  const total = people.reduce((sum, its) => sum + its, 0);
  if (total > MAX_PEOPLE) {
    const message = `at most ${MAX_PEOPLE.toLocaleString('en')} people can enter a state; got ${total}`;
    problems.error(inside(place, 'series'), 'scenario/too-many-people', message, total);
    return undefined;
  }
  if (clock && people.length > clock.steps) {
    const message = `the clock has ${clock.steps} steps, so nobody of what follows enters; got ${people.length} numbers`;
    problems.warn(inside(place, 'series'), 'scenario/series-beyond-clock', message, people.length);
  }
  return { kind: 'series', people };
}

function readRate(
  input: string | number | AssignmentMap,
  place: Place,
  context: PeopleContext,
): Inflow['size'] | undefined {
  const { problems, model, clock, means } = context;
  if (!model) return undefined; // whose names it may be calculated from
  const read = readValue(input, 'inflow', place, model.flowContext, context);
  if (!read || refusesEach(read, place, problems)) return undefined;
  const { expression } = read;
  if (expression) {
    if (
      clock &&
      !clock.isDated &&
      inputKindsOf(expression, model.flowContext.tables ?? new Map()).has('date')
    ) {
      const message = `an inflow that goes by date needs a clock with a \`start\`; got ${read.text}`;
      problems.error(place, 'scenario/undated-clock', message, read.text);
      return undefined;
    }
    const mean = constantOf(expression, means) ?? NaN;
    const name = `the inflow into ${String(place.path.at(-1))}`;
    checkMean(mean, { name, kind: 'inflow', text: read.text, isUsed: true }, place, problems);
    return { kind: 'rate', assignment: atMean(read, 'inflow', mean) };
  }
  const most = mostOf(read.quantity) * (clock ? clock.steps * clock.stepMonths : 1);
  if (most > MAX_PEOPLE) {
    const limit = MAX_PEOPLE.toLocaleString('en');
    const message = `at most ${limit} people can enter a state while the clock runs; got ${read.text}`;
    problems.error(place, 'scenario/too-many-people', message, read.text);
    return undefined;
  }
  return { kind: 'rate', assignment: read };
}
