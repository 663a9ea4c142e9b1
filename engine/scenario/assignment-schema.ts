import { z } from '../document/zod.ts';

/** A phrase, before it is read. */
export const phraseTextSchema = z
  .string()
  .min(1, 'must not be empty')
  .describe('a phrase such as `54 of 400` or `5% to 20%`');

/** A number as people write it, such as `54 of 400`, `5% to 20%`, `3 to 18 months`, `0.2 per year`. */
export const phraseSchema = z
  .union([z.number(), phraseTextSchema])
  .describe(
    'A number as people write it: `300`, `13.5%`, `54 of 400`, `5% to 20%` (90 % range), `3 to 18 months`, `0.2 per year`.',
  );

/** Power-prior weight. */
export const weightSchema = z
  .number()
  .min(0, 'must be between 0 and 1')
  .max(1, 'must be between 0 and 1')
  .describe(
    'How much a count `x of n` is trusted, 0 to 1 (power prior): 0.5 counts it as half as many people.',
  );

/** Id of a claim. */
export const claimIdSchema = z
  .string()
  .max(64, 'must have at most 64 characters')
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'must be lower-case letters, digits and single hyphens (such as `bbc-uk-convicted`)',
  )
  .describe('Id of a claim of the evidence ledgers.');

/** Value of a parameter or of a population: a phrase, or a map with `value` or `evidence`. */
export const assignmentSchema = z
  .union([
    z.number(),
    phraseTextSchema,
    z.strictObject({
      value: phraseSchema.optional(),
      evidence: claimIdSchema.optional(),
      weight: weightSchema.optional(),
    }),
  ])
  .describe(
    'A number as people write it (`54 of 400`, `5% to 20%`, `3 to 18 months`), or `{ evidence: claim-id }`, either with a `weight`.',
  );

/** What a file says for an assignment. */
export type AssignmentInput = z.output<typeof assignmentSchema>;
