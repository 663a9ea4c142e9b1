import { knownKeys, unwrap } from './describe-form.ts';
import { meantKey } from './missing-key.ts';
import type { z } from './zod.ts';

/**
 * Text that would be the mapping or list it stands for, were a colon, a space or a bracket not left out: what to
 * do about it, in brackets; nothing where it is no such text.
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
      return /^[\w-]{1,64}$/.test(data) ? ` (write [${data}])` : '';
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
