import { z } from '../document/zod.ts';
import { formulaSchema } from './formula-schema.ts';
import { nameSchema, textSchema } from './name-schema.ts';

/** Most rows of a table. */
export const MAX_ROWS = 4096;

/** One entry of `tables` of a model. */
export const tableSchema = z
  .strictObject({
    label: textSchema.describe('What the table holds, as a reader would say it.').optional(),
    kind: z
      .enum(['share', 'count', 'rate', 'duration', 'number', 'money', 'inflow'])
      .describe('What its values measure, as of a parameter.'),
    by: z
      .enum(['dwell', 'elapsed', 'age', 'date', 'group'])
      .describe(
        'What decides the value: `dwell` (time since people entered the state), `elapsed` (time since the start of the run), `age`, `date`, or `group`.',
      ),
    from: z
      .record(z.string(), formulaSchema)
      .describe(
        'Time or date → value that holds from then on: `{ 0 years: 0.001 per year, 65 years: 0.02 per year }`, `{ 2014-01: early, 2017-10: late }`.',
      )
      .optional(),
    every: z
      .string()
      .min(1, 'must not be empty')
      .describe('How far apart the `values` are, such as `1 week`; the first holds from 0.')
      .optional(),
    values: z
      .array(formulaSchema)
      .min(1, 'must have at least one value')
      .max(MAX_ROWS, `must have at most ${MAX_ROWS} values`)
      .describe('Values that hold one after another, each for `every`, the last for ever.')
      .optional(),
    is: z
      .record(nameSchema, formulaSchema)
      .describe('Group → value, of a table by group.')
      .optional(),
  })
  .describe(
    'A step function, used in formulas by its name: values that change with time, age or group.',
  );

/** One entry of `capacities` of a model. */
export const capacitySchema = z
  .strictObject({
    label: textSchema.describe('What is limited, as a reader would say it.'),
    state: nameSchema.describe('State that holds at most `limit` people.').optional(),
    flow: z
      .strictObject({
        from: nameSchema.describe('State that people leave by it.'),
        to: nameSchema.describe('State that they enter.'),
      })
      .describe('Flow that takes at most `limit` people per time.')
      .optional(),
    limit: formulaSchema.describe(
      'People in the state (`300`), or along the flow per time (`50 per year`), as a fixed phrase or an expression.',
    ),
    'waits-in': nameSchema.describe(
      'State in which those wait who find no room, the longest waiting first; its stock is the queue.',
    ),
    first: z
      .array(nameSchema)
      .min(1, 'must name at least one state')
      .describe(
        'Of those who newly arrive at a limited state, whose turn comes first: states they come from, in order.',
      )
      .optional(),
  })
  .describe('At most so many people in a state, or along a flow in a time; the others wait.');

export type TableInput = z.output<typeof tableSchema>;
export type CapacityInput = z.output<typeof capacitySchema>;
