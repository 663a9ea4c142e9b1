import { fail } from '../errors/baserate-error.ts';

/** Refuses a parameter: `code` is `distribution/bad-` and its name. */
export function refuseParameter(kind: string, name: string, rule: string, value: unknown): never {
  throw fail(
    `distribution/bad-${name}`,
    `${kind} distribution`,
    `${name} must be ${rule}; got ${String(value)}`,
    value,
  );
}

/** Refuses what is not a number of at most 1e300 in magnitude; NaN is not. */
export function requireFinite(kind: string, name: string, value: number): void {
  if (!(Math.abs(value) <= 1e300)) refuseParameter(kind, name, 'a finite number', value);
}

/** Refuses what is not a finite number, 0 or more. */
export function requireSpread(kind: string, name: string, value: number): void {
  if (!(value >= 0 && value <= 1e300))
    refuseParameter(kind, name, 'a finite number, 0 or more', value);
}

/** Refuses what lies outside low … high. */
export function requireWithin(
  kind: string,
  name: string,
  value: number,
  low: number,
  high: number,
): void {
  if (!(value >= low && value <= high))
    refuseParameter(kind, name, `from ${low} to ${high}`, value);
}

/** Refuses what is not min ≤ mode ≤ max with min < max. */
export function requireThreePoints(
  kind: string,
  d: { readonly min: number; readonly mode: number; readonly max: number },
): void {
  requireInterval(kind, d);
  if (!(d.mode >= d.min && d.mode <= d.max))
    refuseParameter(kind, 'mode', `between the min ${d.min} and the max ${d.max}`, d.mode);
}

/** Refuses what is not min < max. */
export function requireInterval(
  kind: string,
  d: { readonly min: number; readonly max: number },
): void {
  requireFinite(kind, 'min', d.min);
  requireFinite(kind, 'max', d.max);
  if (!(d.max > d.min))
    refuseParameter(kind, 'max', `above the min ${d.min} (or write one fixed number)`, d.max);
}

/** Refuses what is not a whole number within low … high. */
export function requireWhole(
  kind: string,
  name: string,
  value: number,
  low: number,
  high: number,
): void {
  if (!(value >= low && value <= high && Math.floor(value) === value))
    refuseParameter(kind, name, `a whole number from ${low} to ${high}`, value);
}

/** Refuses what is neither 0 nor from 1e-150 to `high`. */
export function requireZeroOrWithin(kind: string, name: string, value: number, high: number): void {
  if (!(value === 0 || (value >= 1e-150 && value <= high)))
    refuseParameter(kind, name, `0, or from 1e-150 to ${high}`, value);
}
