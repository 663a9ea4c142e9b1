import { knownKeys, unwrap } from './describe-form.ts';
import { meantKey } from './missing-key.ts';
import type { z } from './zod.ts';

/**
 * Text that would be the mapping, list or number it stands for, were a colon, a space or a bracket not left out
 * or a mark not put in: what to do about it, in brackets; nothing where it is no such text.
 *
 * @param schema what should stand there
 * @example lostMark(z.strictObject({ draws: z.int() }), 'draws 1000') // " (is there a ':' missing after draws?)"
 */
export function lostMark(schema: z.core.$ZodType | undefined, data: unknown): string {
  if (schema === undefined || typeof data !== 'string') return '';
  const { def } = (unwrap(schema) as z.core.$ZodTypes)._zod; // the union of all zod's own schemas
  switch (def.type) {
    case 'array':
      if (/^-\S/.test(data)) return ' (put a space behind each dash)';
      return /^[\w./-]+(?:, ?[\w./-]+)*$/.test(data) && data.length <= 64
        ? ` (write [${data}])`
        : '';
    case 'number':
      return plainNumber(data);
    case 'object': {
      const known = knownKeys(schema);
      if (known.includes(data)) return ` (is there a ':' missing after ${data}?)`;
      const meant = meantKey(data, known);
      return meant && data.startsWith(meant.name) ? ` (${meant.remedy})` : '';
    }
    case 'record': {
      const [, name, mark = ''] = /^([\w-]+)(:\S|\s)/.exec(data) ?? [];
      if (name === undefined) return '';
      return mark.startsWith(':')
        ? ` (put a space behind the ':' after ${name})`
        : ` (is there a ':' missing after ${name}?)`;
    }
    default:
      return '';
  }
}

/** A number that is written for readers: `100%`, `10,000`. */
function plainNumber(text: string): string {
  const percent = /^(\d{1,9}(?:\.\d{1,9})?)\s*%$/.exec(text)?.[1];
  if (percent !== undefined) return ` (write ${Number((Number(percent) / 100).toPrecision(12))})`;
  return /^\d{1,3}([,_'’ \u00a0\u202f]\d{3})+$/.test(text)
    ? ` (write ${text.replace(/\D/g, '')})`
    : '';
}
