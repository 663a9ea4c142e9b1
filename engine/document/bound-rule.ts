import type { z } from './zod.ts';

/** Rule of a text or list that must hold something. */
export const EMPTY_RULE = 'must not be empty';

const COUNTED = { string: 'characters', array: 'entries', set: 'entries', map: 'entries' };

/** The rule of a bound that a value is beyond, in words, such as `must have at least 2 entries`. */
export function boundRule(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const isSmall = issue.code === 'too_small';
  const limit = String(isSmall ? issue.minimum : issue.maximum);
  const unit = issue.origin in COUNTED ? COUNTED[issue.origin as keyof typeof COUNTED] : undefined; // checked by `in`
  if (unit !== undefined && isSmall && limit === '1') return EMPTY_RULE;
  const isStrict = issue.inclusive === false;
  const bound = isSmall
    ? isStrict
      ? 'more than'
      : 'at least'
    : isStrict
      ? 'less than'
      : 'at most';
  return unit === undefined ? `must be ${bound} ${limit}` : `must have ${bound} ${limit} ${unit}`;
}
