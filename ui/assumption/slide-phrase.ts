/** How far a slider goes for a phrase, and what it writes. */
export interface Slide {
  readonly max: number;
  readonly step: number;
  /** Step of an arrow key with Shift. */
  readonly largeStep: number;
  readonly value: number;
  /** The phrase at a place of the slider, in the words it was written in. */
  readonly phraseAt: (value: number) => string;
}

/** Large steps from end to end. */
const LARGE_STEPS = 10;

/**
 * The slider of a phrase that has a natural range: the part of a count `54 of 400`, from 0 to its total; a
 * percentage of a share, from 0 to 100 %.
 *
 * @returns undefined for any other phrase, and for one beyond the range
 */
export function slidePhrase(phrase: string): Slide | undefined {
  const [, part, total] = /^(\d[\d,]*)\s+of\s+(\d[\d,]*)$/.exec(phrase.trim()) ?? [];
  if (part !== undefined && total !== undefined) {
    const max = Number(total.replaceAll(',', ''));
    const largeStep = Math.max(1, Math.round(max / LARGE_STEPS));
    return within(Number(part.replaceAll(',', '')), {
      ...{ max, step: 1, largeStep },
      phraseAt: (value) => `${value} of ${total}`,
    });
  }
  const [, percent] = /^(\d+(?:\.\d+)?)\s*%$/.exec(phrase.trim()) ?? [];
  if (percent === undefined) return undefined;
  return within(Number(percent), {
    ...{ max: 100, step: 0.5, largeStep: 100 / LARGE_STEPS },
    phraseAt: (value) => `${value}%`,
  });
}

/** The place after a step of so many, on the slider's own marks; it stops at the ends. */
export function slideBy({ value, max }: Slide, by: number): number {
  return Math.min(max, Math.max(0, Number((value + by).toPrecision(12))));
}

function within(value: number, slide: Omit<Slide, 'value'>): Slide | undefined {
  return value <= slide.max && slide.max > 0 ? { ...slide, value } : undefined;
}
