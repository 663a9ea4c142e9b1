import { z } from '../document/zod.ts';
import {
  assignmentShape,
  phraseSchema,
  phraseTextSchema,
  redrawnSchema,
} from './assignment-schema.ts';
import { dateSchema } from './clock-schema.ts';
import { flowSchema } from './model-schema.ts';
import { nameSchema, textSchema } from './name-schema.ts';
import { inflowSchema, populationSchema } from './people-schema.ts';
import { splitSchema } from './split-schema.ts';

/** How a variant changes one parameter. */
export const changeSchema = z
  .union([
    z.number(),
    phraseTextSchema,
    z.strictObject({
      ...assignmentShape,
      redrawn: redrawnSchema.optional(),
      times: z.number().describe('Multiplies the base value by this number.').optional(),
      odds: z.number().describe('Multiplies the odds of a share by this number.').optional(),
      add: phraseSchema
        .describe('Adds this fixed number to the base value; may be negative.')
        .optional(),
      from: dateSchema
        .describe('Date from which the change holds: from the step on that contains it.')
        .optional(),
      until: dateSchema
        .describe('Date from which it no longer holds: from the step on that contains it.')
        .optional(),
      reach: z
        .enum(['entrants', 'everyone'])
        .describe(
          'Whom a dated change concerns: only people who enter their state while it holds (`entrants`), or `everyone` in it.',
        )
        .optional(),
    }),
  ])
  .describe(
    'A new value, or a map with exactly one of `value`, `evidence`, `times`, `odds`, `add`, and perhaps `from`, `until` and `reach`.',
  );

const changesSchema = z
  .record(nameSchema, changeSchema)
  .describe(
    'Changed parameters; everything else is shared with the base, random numbers included.',
  );

const lasting = {
  starts: dateSchema.describe('Date from which the change holds.').optional(),
  ends: dateSchema.describe('Date from which it no longer holds.').optional(),
};

/** A flow that a variant adds. */
export const addedFlowSchema = flowSchema.extend(lasting);

/** A flow that a variant closes. */
export const closedFlowSchema = z.strictObject({
  from: nameSchema.describe('State that people leave by it.'),
  to: nameSchema.describe('State that they enter.'),
  ...lasting,
});

/** What a variant changes in one group. */
export const variantGroupSchema = z.strictObject({
  set: changesSchema.optional(),
  population: populationSchema.optional(),
  inflow: inflowSchema.optional(),
});

/** One entry of `variants`. */
export const variantSchema = z.strictObject({
  title: textSchema.describe('What is different, in a few words.'),
  about: textSchema.describe('Why the variant is worth a look.').optional(),
  combines: z
    .array(nameSchema)
    .min(1, 'must name at least one variant')
    .max(64, 'must name at most 64 variants')
    .describe('Other variants whose changes it makes first, in this order.')
    .optional(),
  set: changesSchema.optional(),
  splits: z
    .record(nameSchema, splitSchema)
    .describe('Splits of the scenario that are counted otherwise, with the same parameters.')
    .optional(),
  population: populationSchema.optional(),
  inflow: inflowSchema.optional(),
  groups: z
    .record(nameSchema, variantGroupSchema)
    .describe('Changes in some groups only: `set`, `population`, `inflow` of each.')
    .optional(),
  flows: z
    .strictObject({
      add: z
        .array(addedFlowSchema)
        .describe('Flows that there are besides those of the model.')
        .optional(),
      close: z.array(closedFlowSchema).describe('Flows of the model that nobody takes.').optional(),
    })
    .describe('Changes of the model itself: flows to `add` and to `close`.')
    .optional(),
});

export type ChangeInput = z.output<typeof changeSchema>;
