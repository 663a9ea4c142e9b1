import { parsePhrase } from '../evidence/phrase.ts';
import type { FlowInput } from './model-schema.ts';
import { NAME_PATTERN } from './name-schema.ts';
import { inside, type Place } from './problem-list.ts';
import { readFormula, type FormulaContext } from './read-formula.ts';
import type { Flow, Sojourn } from './scenario.ts';

/** What the flows of a model can refer to. */
export interface FlowContext extends FormulaContext {
  readonly states: readonly string[];
}

const FORMS = ['probability', 'rate', 'share'] as const;

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
  if (!isFromKnown || !isToKnown || value === undefined) return undefined;
  const common = {
    from: input.from,
    to: input.to,
    ...(input.label === undefined ? {} : { label: input.label }),
    at: place.document.positionOf(place.path, 'value'),
  };
  if (form === 'share') return after && { ...common, kind: form, share: value, after };
  if (value === 'rest') return undefined;
  return form === 'rate'
    ? { ...common, kind: form, rate: value }
    : { ...common, kind: form, probability: value };
}

function isStateKnown(name: string, place: Place, { states, problems }: FlowContext): boolean {
  if (states.includes(name)) return true;
  const message = `no state is called ${name}${problems.suggest(name, states)}`;
  problems.error(place, 'scenario/unknown-state', message, name);
  return false;
}

function readValue(
  input: FlowInput,
  form: (typeof FORMS)[number],
  place: Place,
  context: FlowContext,
) {
  const text = input[form];
  if (text === undefined) return undefined;
  if (text !== 'rest') return readFormula(text, form, inside(place, form), context);
  if (form === 'share') return text;
  const message = `only a share can be \`rest\`; got it as a ${form} (people who take no exit stay)`;
  context.problems.error(inside(place, form), 'scenario/rest-of-what', message, text);
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
    const median = readFormula(input.median, 'median', inside(place, 'median'), context);
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
