import { fail } from '../errors/baserate-error.ts';

/** A claim with the time at which its number was true: a year, year-month or day (ISO 8601). */
export interface DatedClaim {
  readonly id: string;
  readonly asOf?: string;
  /** What the sentence calls it; the id where it is left out. */
  readonly label?: string;
}

/** The claim that is newest by its date. */
export interface NewestClaim {
  readonly id: string;
  /** Others that may be as new: their dates overlap, such as `2017` and `2017-10`. */
  readonly tiedWith: readonly string[];
  /** Claims without a date, which were left out. */
  readonly undated: readonly string[];
  readonly sentence: string;
}

/**
 * The claim with the latest `as-of` date, not the one printed last.
 *
 * A year stands for all of its days, so `2017` ties with `2017-10`. Of the tied, the one whose date
 * ends last is taken, then the one that is dated more closely, then the first by id.
 *
 * @throws `synthesis/no-date` when no claim is dated, `synthesis/bad-date`
 */
export function newestClaim(claims: readonly DatedClaim[]): NewestClaim {
  const undated = claims.filter(({ asOf }) => asOf === undefined).map(({ id }) => id);
  const dated = claims
    .flatMap(({ id, asOf }) => (asOf === undefined ? [] : [{ id, asOf, ...daysOf(id, asOf) }]))
    .sort((a, b) => b.end - a.end || b.start - a.start || (a.id < b.id ? -1 : 1));
  const [newest, ...others] = dated;
  if (!newest) {
    const message =
      'newest needs a claim with a date; got none (add as-of to the claims, or use pool)';
    throw fail('synthesis/no-date', '', message);
  }
  const tiedWith = others.filter(({ end }) => end > newest.start).map(({ id }) => id);
  const named = (ids: readonly string[]) =>
    ids.map((id) => claims.find((claim) => claim.id === id)?.label ?? id).join(', ');
  const tie = tiedWith.length === 0 ? '' : `, which may be no newer than ${named(tiedWith)}`;
  const rest = undated.length === 0 ? '' : `; without a date: ${named(undated)}`;
  const name = named([newest.id]);
  const date = name.includes(newest.asOf) ? '' : ` (${newest.asOf})`; // a label may hold it
  const sentence = `The newest count is ${name}${date}${tie}${rest}.`;
  return { id: newest.id, tiedWith, undated, sentence };
}

/** First day and the day after the last of a date, counted in days of 31 to the month. */
export function daysOf(id: string, asOf: string): { start: number; end: number } {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(asOf);
  const [year, month, day] = (match?.slice(1) ?? []).map((part) => part && Number(part));
  const isRight =
    typeof year === 'number' &&
    !(Number(month) < 1 || Number(month) > 12) &&
    !(Number(day) < 1 || Number(day) > 31);
  if (!isRight) {
    const message = `a date must be a year, year-month or day; got ${asOf} (write 2017-10)`;
    throw fail('synthesis/bad-date', id, message, asOf);
  }
  const first = year * 372;
  if (typeof month !== 'number') return { start: first, end: first + 372 };
  const start = first + (month - 1) * 31;
  return typeof day === 'number'
    ? { start: start + day - 1, end: start + day }
    : { start, end: start + 31 };
}
