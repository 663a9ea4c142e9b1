import { z } from '../document/zod.ts';
import { parseDate } from './month.ts';
import { STEP_UNITS } from './step-unit.ts';

/** Most steps a run may have, so that a step fits 12 bits of a random number's address. */
export const MAX_STEPS = 4095;

const DATE_RULE = 'must be a month written year-month (such as `2018-01`), or a day (`2018-01-15`)';

/** A month or a day of the calendar, such as `2018-01` or `2018-01-15`. */
export const dateSchema = z
  .string(DATE_RULE)
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/, {
    error: DATE_RULE,
    abort: true,
  })
  .refine((text) => !Number.isNaN(parseDate(text)), 'must be a day that the calendar has');

/** Section `clock` of a scenario. */
export const clockSchema = z
  .strictObject({
    start: dateSchema
      .describe(
        'Beginning of the first step: a month such as `2018-01`, or a day (`2018-01-15`) where steps are days or weeks. Without it no date can be used.',
      )
      .optional(),
    end: dateSchema
      .describe('Month or day at whose beginning the run ends, such as `2028-01`.')
      .optional(),
    steps: z
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .describe('Number of steps, in place of `end`.')
      .optional(),
    step: z.enum(STEP_UNITS).describe('Length of a step; a month unless stated.').optional(),
  })
  .describe('The time that the scenario covers, in whole steps.');
