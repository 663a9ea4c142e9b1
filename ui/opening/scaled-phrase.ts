/** A phrase some times as large, or why there is none. */
export type ScaledPhrase =
  | { readonly kind: 'phrase'; readonly text: string }
  /** It would be more than all of them. */
  | { readonly kind: 'beyond'; readonly total: string };

/**
 * A value half or twice as large, in the words it was written in: of `54 of 400` twice is `108 of 400`.
 *
 * @returns undefined where the phrase is no plain count, share or number
 */
export function scaledPhrase(text: string, factor: number): ScaledPhrase | undefined {
  const [, part, total] = /^(\d+)\s+of\s+(\d+)$/.exec(text.trim()) ?? [];
  if (part !== undefined && total !== undefined) {
    const scaled = Math.round(Number(part) * factor);
    if (scaled > Number(total)) return { kind: 'beyond', total };
    return { kind: 'phrase', text: `${scaled} of ${total}` };
  }
  const [, number, sign = ''] = /^(\d+(?:\.\d+)?)(\s*%)?$/.exec(text.trim()) ?? [];
  if (number === undefined) return undefined;
  const scaled = Number((Number(number) * factor).toPrecision(12));
  if (sign !== '' && scaled > 100) return { kind: 'beyond', total: '100%' };
  return { kind: 'phrase', text: `${scaled}${sign}` };
}

/** The phrase of everybody, or of certainty: of `54 of 62` it is `62 of 62`; undefined where there is no most. */
export function mostOf(text: string): string | undefined {
  const [, total, sign] = /^(?:\d+\s+of\s+(\d+)|\d+(?:\.\d+)?\s*(%))$/.exec(text.trim()) ?? [];
  if (total !== undefined) return `${total} of ${total}`;
  return sign === undefined ? undefined : '100%';
}
