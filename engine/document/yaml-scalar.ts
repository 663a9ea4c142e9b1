import type { Scalar } from 'yaml';

/** A scalar's value, or what is wrong with it: a rule and a remedy. */
export type CheckedScalar =
  | { readonly value: string | number | boolean | null }
  | { readonly rule: string; readonly remedy: string };

/**
 * Takes a YAML scalar as data, refusing the numbers that YAML would silently change:
 * infinities, NaN, overflow, integers that a double cannot hold, hexadecimal and octal forms.
 */
export function checkScalar(scalar: Scalar): CheckedScalar {
  const { value } = scalar;
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return { value };
  if (typeof value !== 'number') {
    return { rule: 'must be text, a number, true, false or empty', remedy: 'put it in quotes' };
  }
  const source = scalar.source ?? String(value);
  if (Number.isNaN(value)) {
    return { rule: 'a number must be known', remedy: 'leave the entry out when it is unknown' };
  }
  if (!Number.isFinite(value)) {
    return { rule: 'a number must be finite', remedy: 'write a finite number' };
  }
  if (/^[-+]?0[xo]/i.test(source)) {
    return { rule: 'a number must be decimal', remedy: `write ${value}` };
  }
  if (/^[-+]?0\d/.test(source)) {
    return {
      rule: 'a number must not start with 0, which some programs read as octal',
      remedy: `write ${value}, or '${source}' if it is text`,
    };
  }
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    return {
      rule: `a number must not exceed ${Number.MAX_SAFE_INTEGER}, beyond which it would be rounded`,
      remedy: 'write a smaller number, or put it in quotes if it is text',
    };
  }
  return { value: value === 0 ? 0 : value }; // -0 becomes 0
}
