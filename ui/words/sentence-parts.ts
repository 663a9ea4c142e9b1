/** A stretch of a sentence: words, or the name of what stands in their place. */
export interface SentencePart {
  readonly text: string;
  readonly isSlot: boolean;
}

/**
 * A text of the catalogue cut at its places, so that a translation may put them in any order.
 *
 * @param slots names of the places that are filled; anything else in braces is text
 * @example sentenceParts('{mean} on average', ['mean']) // the place `mean`, then ` on average`
 */
export function sentenceParts(text: string, slots: readonly string[]): readonly SentencePart[] {
  return text
    .split(/(\{[a-z0-9]+\})/i)
    .filter((part) => part !== '')
    .map((part) => {
      const name = part.slice(1, -1);
      const isSlot = part.startsWith('{') && slots.includes(name);
      return { text: isSlot ? name : part, isSlot };
    });
}
