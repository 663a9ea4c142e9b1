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
    'A number as people write it: `300`, `13.5%`, `54 of 400`, `at least 130 of 800`, `about 30`, `5% to 20%` (90 % range), `3 to 18 months`, `0.2 per year`, `pert(5%, 10%, 20%)`.',
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

const betaShape = {
  counts: z
    .array(z.number())
    .length(2, 'must be two numbers, such as [2, 18]')
    .describe('Beta(a, b) as two numbers: a earlier cases and b others.')
    .optional(),
  mean: phraseSchema.describe('Mean of the prior, such as 10%; goes with `size`.').optional(),
  size: z.number().describe('How many people the prior is worth; goes with `mean`.').optional(),
};

/** What is known of a share before its count. */
export const priorSchema = z
  .union([
    z.enum(['jeffreys', 'uniform', 'haldane']),
    z
      .strictObject({
        ...betaShape,
        informed: z
          .strictObject(betaShape)
          .describe('The informed part of a robust mixture: `counts`, or `mean` and `size`.')
          .optional(),
        'vague-weight': z
          .number()
          .describe(
            'Probability that the informed part is wrong and a uniform prior holds; goes with `informed`.',
          )
          .optional(),
      })
      .describe('a mapping with counts, or mean and size, or informed and vague-weight'),
  ])
  .describe(
    'Prior of a share before its count: `jeffreys` (½, ½; unless stated), `uniform` (1, 1), `haldane` (0, 0), `{ counts: [a, b] }`, `{ mean: 10%, size: 20 }`, or `{ informed: { mean: 10%, size: 20 }, vague-weight: 0.2 }`.',
  );

/** Ways to take several claims for one number. */
export const combineRules = ['newest', 'pool', 'mixture', 'partial', 'each'] as const;

/** What a value can say besides being a phrase; also of a change in a variant. */
export const assignmentShape = {
  value: phraseSchema.optional(),
  evidence: z
    .union([
      claimIdSchema,
      z
        .array(claimIdSchema)
        .min(2, 'must name two claims or more (write a single one without brackets)')
        .max(50, 'must name at most 50 claims'),
    ])
    .describe('Id of a claim of the evidence ledgers, or a list of ids with `combine`.')
    .optional(),
  as: z
    .enum(['count', 'bound'])
    .describe(
      'How a claim with the caveat `lower-bound` or `upper-bound` is taken: as the `bound` it is (unless stated), or as a `count`.',
    )
    .optional(),
  prior: priorSchema.optional(),
  weight: weightSchema.optional(),
  combine: z
    .enum(combineRules)
    .describe(
      'What several claims make together: `newest` takes the latest, `pool` adds independent counts, `mixture` holds one of them to be right, `partial` lets places learn from one another, `each` makes a variant of each.',
    )
    .optional(),
  weights: z
    .array(z.number().min(0, 'must be between 0 and 1').max(1, 'must be between 0 and 1'))
    .describe(
      'One number for each claim: of a mixture how likely it is the right one (sum 1), else how much its count is trusted.',
    )
    .optional(),
  place: z
    .union([z.literal('new'), claimIdSchema])
    .describe(
      'With `combine: partial`: the claim whose place is meant, or `new` (unless stated) for a place that was not counted.',
    )
    .optional(),
};

const redrawnNames = ['step', 'year', 'group'] as const;

/** How often a parameter gets a new value within one draw. */
export const redrawnSchema = z
  .union([
    z.enum(redrawnNames),
    z.array(z.enum(redrawnNames)).min(1, 'must name `step`, `year` or `group`'),
  ])
  .describe(
    'A new value, within one draw, for each `step`, `year` since the start or `group`, or a list of these; one value for all unless stated.',
  );

/** Value of a parameter: a phrase, or a map with `value` or `evidence`. */
export const assignmentSchema = z
  .union([
    z.number(),
    phraseTextSchema,
    z.strictObject({ ...assignmentShape, redrawn: redrawnSchema.optional() }),
  ])
  .describe(
    'A number as people write it (`54 of 400`, `5% to 20%`, `3 to 18 months`), or `{ evidence: claim-id }`, either with a `prior` and a `weight`, or several claims with `combine`.',
  );

/** What a file says for an assignment. */
export type AssignmentInput = z.output<typeof assignmentSchema>;
/** The same when it is a map. */
export type AssignmentMap = Extract<AssignmentInput, object>;
export type PriorInput = z.output<typeof priorSchema>;
