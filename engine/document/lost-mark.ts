import { knownKeys, unwrap } from './describe-form.ts';
import { meantKey } from './missing-key.ts';
import { spelledNumber } from './spelled-number.ts';
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

/** A number that is written for readers: `100%`, `10,000`, `ten thousand`, `10k`, `1000 draws`. */
function plainNumber(text: string): string {
  const percent = /^(\d{1,9}(?:\.\d{1,9})?)\s*%$/.exec(text)?.[1];
  if (percent !== undefined) return ` (write ${Number((Number(percent) / 100).toPrecision(12))})`;
  const grouped = /^(\d{1,3}(?:[,_'’ \u00a0\u202f]\d{3})+)(?:\s+[a-z]+)?$/i.exec(text)?.[1];
  if (grouped !== undefined) return ` (write ${grouped.replace(/\D/g, '')})`;
  const [, digits, unit] = /^(\d{1,9}(?:\.\d{1,9})?)\s*([a-z]+)$/i.exec(text) ?? [];
  if (digits !== undefined) {
    const isThousands = unit?.toLowerCase() === 'k';
    return ` (write ${isThousands ? Number((Number(digits) * 1000).toPrecision(12)) : digits})`;
  }
  const spelled = spelledNumber(text);
  if (spelled !== undefined) return ` (write ${spelled})`;
  return /^[a-z][a-z -]{0,60}$/i.test(text) ? ' (write it in digits)' : '';
}
