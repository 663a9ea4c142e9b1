import { parsePhrase } from '../evidence/phrase.ts';
import type { FlowInput } from './model-schema.ts';
import { isStateKnown } from './check-state.ts';
import { inputKindsOf } from './formula-use.ts';
import { NAME_PATTERN } from './name-schema.ts';
import { inside, type Place } from './problem-list.ts';
import { readFormula, type FormulaContext, type FormulaRole } from './read-formula.ts';
import type { Expression, Flow, Pathway, Sojourn } from './scenario.ts';

/** What the flows of a model can refer to. */
export interface FlowContext extends FormulaContext {
  readonly states: readonly string[];
  /** Those that the model declares final. */
  readonly finalStates: readonly string[];
  /** Groups that the model declares; undefined when it leaves them to the scenario. */
  readonly groups: readonly string[] | undefined;
  readonly rates: Pathway['rates'];
}

const FORMS = ['probability', 'rate', 'share'] as const;

const ROLES: Readonly<Record<(typeof FORMS)[number], FormulaRole>> = {
  probability: { name: 'probability', kind: 'share', use: 'exit' },
  rate: { name: 'rate', kind: 'rate', use: 'exit' },
  share: { name: 'share', kind: 'share', use: 'entry' },
};

const MEDIAN: FormulaRole = { name: 'median', kind: 'duration', use: 'entry' };

/**
 * Resolves one flow of a model file.
 *
 * @returns undefined when something is wrong with it; the problems are noted
 */
export function readFlow(input: FlowInput, place: Place, context: FlowContext): Flow | undefined {
  const { problems } = context;
  const isFromKnown = isStateKnown(input.from, inside(place, 'from'), context);
  const isToKnown = isStateKnown(input.to, inside(place, 'to'), context);
  if (isFromKnown && input.from === input.to) {
    const message = `a flow must lead to another state; got ${input.from} to itself (leave it out: people who take no exit stay)`;
    problems.error(inside(place, 'to'), 'scenario/flow-to-itself', message, input.to);
  }
  if (context.finalStates.includes(input.from)) {
    const message = `nobody leaves a state that is declared final; got a flow out of ${input.from} (remove it, or \`final\`)`;
    problems.error(inside(place, 'from'), 'scenario/flow-out-of-final', message, input.from);
  }
  const forms = FORMS.filter((form) => input[form] !== undefined);
  const [form] = forms;
  if (form === undefined || forms.length > 1) {
    const got = forms.length === 0 ? 'none of them' : forms.join(' and ');
    const message = `a flow must have exactly one of probability, rate and share; got ${got}`;
    problems.error(place, 'scenario/flow-form', message);
    return undefined;
  }
  const value = readValue(input, form, place, context);
  const after = readAfter(input, form, place, context);
  const areGroupsKnown = checkGroups(input.groups, inside(place, 'groups'), context);
  if (!isFromKnown || !isToKnown || !areGroupsKnown || value === undefined) return undefined;
  const common = {
    from: input.from,
    to: input.to,
    ...(input.label === undefined ? {} : { label: input.label }),
    ...(input.groups === undefined ? {} : { groups: input.groups }),
    at: place.document.positionOf(place.path, 'value'),
  };
  if (form === 'share') return after && { ...common, kind: form, share: value, after };
  if (value === 'rest') return undefined;
  return form === 'rate'
    ? { ...common, kind: form, rate: value }
    : { ...common, kind: form, probability: value };
}

function checkGroups(
  names: readonly string[] | undefined,
  place: Place,
  { groups, problems }: FlowContext,
): boolean {
  let isFine = true;
  names?.forEach((name, index) => {
    if (groups && !groups.includes(name)) {
      const message = `the model has no group called ${name}${problems.suggest(name, groups)}`;
      problems.error(inside(place, index), 'scenario/unknown-group', message, name);
      isFine = false;
    } else if (names.indexOf(name) < index) {
      const message = `a group can be named only once; got ${name} again`;
      problems.error(inside(place, index), 'scenario/duplicate-group', message, name);
      isFine = false;
    }
  });
  return isFine;
}

function readValue(
  input: FlowInput,
  form: (typeof FORMS)[number],
  place: Place,
  context: FlowContext,
) {
  const text = input[form];
  if (text === undefined) return undefined;
  const at = inside(place, form);
  if (text !== 'rest') {
    const formula = readFormula(text, ROLES[form], at, context);
    return formula && form === 'rate' ? withoutDwell(formula, at, context) : formula;
  }
  if (form === 'share') return text;
  const message = `only a share can be \`rest\`; got it as a ${form} (people who take no exit stay)`;
  context.problems.error(at, 'scenario/rest-of-what', message, text);
  return undefined;
}

/** The matrix exponential moves people several times in a step, and then nobody knows since when. */
function withoutDwell(
  rate: Expression,
  place: Place,
  { rates, tables = new Map(), problems }: FlowContext,
): Expression | undefined {
  if (rates === 'competing' || !inputKindsOf(rate, tables).has('dwell')) return rate;
  const message =
    'a rate of a matrix exponential cannot depend on dwell, as people move several times in a step (write `rates: competing`, or the flow as a probability)';
  problems.error(place, 'scenario/formula-input', message);
  return undefined;
}

function readAfter(
  input: FlowInput,
  form: (typeof FORMS)[number],
  place: Place,
  context: FlowContext,
): Sojourn | undefined {
  const { problems } = context;
  const { after } = input;
  if (form !== 'share') {
    if (after !== undefined) {
      const message = `only a share has a time; a ${form} says itself how fast people leave (remove \`after\`)`;
      problems.error(inside(place, 'after'), 'scenario/after-without-share', message);
    }
    return undefined;
  }
  if (after === undefined) {
    const message = 'a share must say when it happens (add `after`, such as `after: 6 months`)';
    problems.error(place, 'scenario/share-without-after', message);
    return undefined;
  }
  return readSojourn(after, inside(place, 'after'), context);
}

function readSojourn(
  input: NonNullable<FlowInput['after']>,
  place: Place,
  context: FlowContext,
): Sojourn | undefined {
  const { kinds, names, problems } = context;
  if (typeof input === 'object') {
    const median = readFormula(input.median, MEDIAN, inside(place, 'median'), context);
    return median && { kind: 'lognormal', median, sigma: input.sigma };
  }
  if (typeof input === 'string' && NAME_PATTERN.test(input)) {
    const kind = kinds.get(input);
    if (kind === 'sojourn') return { kind: 'parameter', name: input };
    if (kind === undefined && names.includes(input)) return undefined; // reported where it is declared
    if (kind === undefined) {
      const known = [...kinds].flatMap(([name, its]) => (its === 'sojourn' ? [name] : []));
      const message = `no parameter is called ${input}${problems.suggest(input, known)}`;
      problems.error(place, 'scenario/unknown-parameter', message, input);
      return undefined;
    }
    const rule = 'the time people take must be a parameter of kind sojourn';
    const message = `${rule}; got ${input}, a ${kind}${kind === 'duration' ? ` (for times spread around it write { median: ${input}, sigma: 0.6 })` : ''}`;
    problems.error(place, 'scenario/not-a-sojourn', message, input);
    return undefined;
  }
  const quantity = problems.attempt(place, () => parsePhrase(input, 'sojourn'));
  return quantity && { kind: 'quantity', quantity, text: String(input) };
}
