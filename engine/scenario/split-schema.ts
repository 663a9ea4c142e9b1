import { z } from '../document/zod.ts';
import { claimIdSchema, phraseTextSchema, weightSchema } from './assignment-schema.ts';
import { nameSchema } from './name-schema.ts';

/** One part of a split. */
export const splitPartSchema = z
  .union([z.number(), phraseTextSchema, z.strictObject({ evidence: claimIdSchema })])
  .describe(
    'People of the total in this part: `250`, `400 to 450`, or `{ evidence: claim-id }` of a count of the same total.',
  );

/** One entry of `splits`. */
export const splitSchema = z.strictObject({
  of: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(1_000_000_000, 'must be at most 1,000,000,000')
    .describe('The total that was divided: people.'),
  parts: z
    .record(nameSchema, splitPartSchema)
    .describe('Share parameters of the model, each with how many of the total it was.'),
  rest: nameSchema
    .describe(
      'Name of who is in no part: a share parameter of the model, or any other name. Without it the parts are everybody.',
    )
    .optional(),
  prior: z
    .enum(['jeffreys', 'uniform'])
    .describe('Dirichlet prior of each part: `jeffreys` (½, unless stated) or `uniform` (1).')
    .optional(),
  weight: weightSchema.optional(),
});

export type SplitInput = z.output<typeof splitSchema>;
