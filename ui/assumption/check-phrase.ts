import { BaserateError, parsePhrase, type ParameterKind, type Prior } from '../../engine/index.ts';
import { drawnDistribution } from '../posterior/drawn-distribution.ts';
import type { Assumption } from './assumption.ts';
import { readSeries, seriesText } from './series.ts';
import { calculatedText, distributionText, meaningText } from './meaning-text.ts';
import { assumptionWords } from '../words/assumption-words.ts';

/** What a box says about the phrase in it. */
export type PhraseCheck =
  | { readonly kind: 'meaning'; readonly text: string }
  | { readonly kind: 'fault'; readonly message: string };

/**
 * Reads a phrase as a value of a kind: what it means, or what is wrong with it; never throws.
 *
 * @param weight power-prior weight that stays where the phrase is a count
 * @param prior  prior that stays where the phrase is a count; Jeffreys when left out
 * @param names  parameters of the model: a calculation with one of them has its place elsewhere
 */
export function checkPhrase(
  phrase: string,
  kind: ParameterKind,
  weight: number,
  prior?: Prior,
  names: readonly string[] = [],
): PhraseCheck {
  const series = kind === 'inflow' ? readSeries(phrase) : undefined;
  if (series !== undefined) return { kind: 'meaning', text: seriesText(series) };
  const check = attempt(() => {
    const quantity = parsePhrase(phrase.trim(), kind);
    const isCount = quantity.kind === 'proportion';
    return meaningText(quantity, kind, isCount ? weight : 1, isCount ? prior : undefined);
  });
  const words = phrase.match(/[a-z][\w-]*/gi) ?? [];
  if (check.kind === 'meaning' || !words.some((word) => names.includes(word))) return check;
  return { kind: 'fault', message: assumptionWords.inSourceView(check.message) };
}

/** Meanings already worked out: an edit of one value makes new objects for all, most of them equal. */
const known = new Map<string, PhraseCheck>();
const MOST_KNOWN = 500;

/** What a value of the scenario means as it is drawn: bounded by its caveats, combined, calculated, a part of a split. */
export function checkAssumption(
  assumption: Pick<Assumption, 'assignment' | 'kind' | 'name' | 'split' | 'series'>,
): PhraseCheck {
  const { assignment, kind, name, split, series } = assumption;
  if (series !== undefined) return { kind: 'meaning', text: seriesText(series) };
  const { quantity, weight, prior, expression } = assignment;
  const part = split && [name, split];
  const key = JSON.stringify([kind, quantity, weight, prior, expression !== undefined, part]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const check = attempt(() => {
    if (expression !== undefined) return calculatedText(quantity, kind);
    const share = split && drawnDistribution(assumption);
    return share ? distributionText(share, kind) : meaningText(quantity, kind, weight, prior);
  });
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, check);
  return check;
}

function attempt(work: () => string): PhraseCheck {
  try {
    return { kind: 'meaning', text: work() };
  } catch (error) {
    if (!(error instanceof BaserateError)) throw error;
    return {
      kind: 'fault',
      message: error.problems.map(({ message }) => asSentence(message)).join(' '),
    };
  }
}

/** A problem's message without the path before it, as a sentence. */
export function asSentence(message: string): string {
  const words = message.replace(/^[^:\s]*:\s*/, '');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?)]$/.test(words) ? '' : '.'}`;
}
