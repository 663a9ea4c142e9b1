import { BaserateError, distributionOf, type Prior, type ValueKeys } from '../../engine/index.ts';
import { asSentence } from '../assumption/check-phrase.ts';
import type { CountAssignment } from './posterior-text.ts';
import { summaryRow, type SummaryRow } from './summary-row.ts';
import { priorFieldWords, priorOptionWords } from '../words/panel-words.ts';

type PriorKey = NonNullable<ValueKeys['prior']>;
export type PriorKind = Prior['kind'];

/** A number that a prior is described by. */
export interface PriorField {
  readonly name: 'a' | 'b' | 'mean' | 'size' | 'vague';
  readonly label: string;
  /** What stands behind the box. */
  readonly unit: string;
}

/** A kind of prior that can be chosen. */
export interface PriorOption {
  readonly kind: PriorKind;
  readonly label: string;
  readonly about: string;
  /** Numbers that it needs; none for the named ones. */
  readonly fields: readonly PriorField[];
}

/** Numbers that each kind needs, in the order of the method. */
const FIELDS: Readonly<Record<PriorKind, readonly PriorField['name'][]>> = {
  jeffreys: [],
  uniform: [],
  haldane: [],
  informed: ['mean', 'size'],
  counts: ['a', 'b'],
  robust: ['mean', 'size', 'vague'],
};

/** Every kind of prior of a share, in the order of the method. */
export const PRIOR_OPTIONS: readonly PriorOption[] = (
  ['jeffreys', 'uniform', 'haldane', 'informed', 'counts', 'robust'] as const
).map((kind) => ({
  kind,
  ...priorOptionWords[kind],
  fields: FIELDS[kind].map((name) => ({ name, ...priorFieldWords[name] })),
}));

/** What stands in the boxes of a prior, as typed. */
export type PriorTexts = Readonly<Partial<Record<PriorField['name'], string>>>;

/** How often an informed prior is wrong where nobody says, in percent: a convention. */
const VAGUE = '20';

/**
 * The numbers of a prior as they stand in boxes; also those of its other forms, so that a reader who
 * changes the form need not type them again.
 */
export function priorTexts(prior: Prior | undefined): PriorTexts {
  switch (prior?.kind) {
    case 'counts':
      return { a: text(prior.a), b: text(prior.b), ...meanTexts(prior), vague: VAGUE };
    case 'informed': {
      const a = prior.mean * prior.size;
      const counts = { a: text(a), b: text(prior.size - a) };
      return { ...counts, mean: text(prior.mean * 100), size: text(prior.size), vague: VAGUE };
    }
    case 'robust': {
      const { a, b } = prior.informed;
      const vague = text((1 - prior.weight) * 100);
      return { a: text(a), b: text(b), ...meanTexts({ a, b }), vague };
    }
    default:
      return { vague: VAGUE };
  }
}

function meanTexts({ a, b }: { readonly a: number; readonly b: number }): PriorTexts {
  return { mean: text((a / (a + b)) * 100), size: text(a + b) };
}

/** Without the last bits of a calculation. */
function text(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** The prior that boxes describe, as the scenario file says it; undefined until all of them hold a number. */
export function priorFromTexts(kind: PriorKind, texts: PriorTexts): PriorKey | undefined {
  const fields = PRIOR_OPTIONS.find((option) => option.kind === kind)?.fields ?? [];
  const number = (name: PriorField['name']) => Number(texts[name]?.replace(/%$/, '') ?? NaN);
  const isReady = fields.every(
    ({ name }) => texts[name]?.trim() !== '' && Number.isFinite(number(name)),
  );
  if (!isReady) return undefined;
  const informed = { mean: `${number('mean')}%`, size: number('size') };
  switch (kind) {
    case 'counts':
      return { counts: [number('a'), number('b')] };
    case 'informed':
      return informed;
    case 'robust':
      return { informed, 'vague-weight': Number((number('vague') / 100).toPrecision(12)) };
    default:
      return kind;
  }
}

/** What a prior makes of a count, or why it makes nothing of it, in the engine's words. */
export type PriorEffect =
  | { readonly kind: 'result'; readonly row: SummaryRow }
  | { readonly kind: 'refusal'; readonly message: string };

/**
 * The posterior that a prior gives the same count, so that its effect is seen: 0 of 103 has mean 0.481 %
 * with Jeffreys' and 0.952 % with the uniform one.
 */
export function priorEffect(
  { quantity, weight }: Pick<CountAssignment, 'quantity' | 'weight'>,
  prior: Prior,
): PriorEffect {
  try {
    const row = summaryRow(distributionOf(quantity, 'share', weight, prior), 'share');
    return { kind: 'result', row };
  } catch (error) {
    if (!(error instanceof BaserateError)) throw error;
    const message = error.problems.map((problem) => asSentence(problem.message)).join(' ');
    return { kind: 'refusal', message };
  }
}
