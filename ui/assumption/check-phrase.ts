import { BaserateError, parsePhrase, type ParameterKind } from '../../engine/index.ts';
import { meaningText } from './meaning-text.ts';

/** What a box says about the phrase in it. */
export type PhraseCheck =
  | { readonly kind: 'meaning'; readonly text: string }
  | { readonly kind: 'fault'; readonly message: string };

/** Reads a phrase as a value of a kind: what it means, or what is wrong with it; never throws. */
export function checkPhrase(phrase: string, kind: ParameterKind, weight: number): PhraseCheck {
  try {
    return { kind: 'meaning', text: meaningText(parsePhrase(phrase.trim(), kind), kind, weight) };
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
