import { z } from '../document/zod.ts';
import { assignmentSchema, assignmentShape, phraseTextSchema } from './assignment-schema.ts';
import { MAX_STEPS } from './clock-schema.ts';
import { nameSchema, textSchema } from './name-schema.ts';

/** Most people of one state at the start, or of one inflow, so that every count of a run is exact. */
export const MAX_PEOPLE = 1_000_000_000;

/** People in one state at the start. */
export const stockSchema = z
  .union([
    z.number(),
    phraseTextSchema,
    z.strictObject({
      ...assignmentShape,
      entered: phraseTextSchema
        .describe(
          'How long ago they entered the state, over people: `18 months`, `uniform(0 months, 24 months)`; `now` unless stated.',
        )
        .optional(),
    }),
  ])
  .describe(
    'A number of people (`300`, `400 to 450`), or `{ value, entered }`, `{ evidence: claim-id }`.',
  );

/** Section `population` of a scenario, a group or a variant. */
export const populationSchema = z
  .record(nameSchema, stockSchema)
  .describe('People in each state at the start: state name to count.');

/** People who enter one state while the model runs. */
export const inflowEntrySchema = z
  .union([
    z.number(),
    phraseTextSchema,
    z.strictObject({
      ...assignmentShape,
      series: z
        .array(
          z
            .int('must be a whole number')
            .min(0, 'must not be negative')
            .max(MAX_PEOPLE, `must be at most ${MAX_PEOPLE.toLocaleString('en')}`),
        )
        .min(1, 'must say how many enter in step 1, 2, …')
        .max(MAX_STEPS, `must have at most ${MAX_STEPS.toLocaleString('en')} numbers`)
        .describe('People who enter in step 1, 2, …, nobody after the last.')
        .optional(),
      law: z
        .enum(['poisson', 'fixed'])
        .describe(
          'How many enter in a step: a `poisson` number with the rate (unless stated), or the `fixed` whole people that the added-up rate has reached.',
        )
        .optional(),
      enters: z
        .enum(['start', 'end'])
        .describe(
          'When in the step they enter: at its `end` (unless stated), or at its `start`, so that they can leave in it.',
        )
        .optional(),
    }),
  ])
  .describe(
    'People per time (`2,000 per month`), an expression over parameters, or a map with `value`, `evidence` or `series`, and perhaps `law` and `enters`.',
  );

/** Section `inflow` of a scenario, a group or a variant. */
export const inflowSchema = z
  .record(nameSchema, inflowEntrySchema)
  .describe('People who enter the model while it runs: state name to people per time.');

/** One entry of `groups`. */
export const groupSchema = z.strictObject({
  label: textSchema
    .describe('Name of the group on screen; that of the model unless stated.')
    .optional(),
  about: textSchema.describe('Who is in it.').optional(),
  age: z
    .union([z.number(), phraseTextSchema])
    .describe('Age at the start, the same for all of the group: `30 years`.')
    .optional(),
  population: populationSchema.optional(),
  inflow: inflowSchema.optional(),
  parameters: z
    .record(nameSchema, assignmentSchema)
    .describe('Values of parameters that hold in this group only; all others are shared.')
    .optional(),
});

export type InflowInput = z.output<typeof inflowEntrySchema>;
