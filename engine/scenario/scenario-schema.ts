import { z } from '../document/zod.ts';
import { defaultWeightsSchema } from '../evidence/ledger-schema.ts';
import {
  assignmentSchema,
  assignmentShape,
  claimIdSchema,
  phraseSchema,
  phraseTextSchema,
  weightSchema,
} from './assignment-schema.ts';
import { ledgersSchema, nameSchema, pathSchema, textSchema } from './name-schema.ts';

/** Version of the scenario format that this code reads. */
export const SCENARIO_VERSION = 1;

/** Most months a run may have, so that a step fits 12 bits of a random number's address. */
export const MAX_STEPS = 4095;

/** Most draws a scenario file may ask for. */
export const MAX_DRAWS = 10_000_000;

const MONTH_RULE = 'must be a month written year-month (such as `2018-01`)';

/** A month, such as `2018-01`. */
export const monthSchema = z
  .string({
    error: ({ input }) => (input === undefined || input === null ? undefined : MONTH_RULE),
  })
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, MONTH_RULE);

/** Section `clock` of a scenario. */
export const clockSchema = z
  .strictObject({
    start: monthSchema.describe('First simulated month, such as `2018-01`.'),
    end: monthSchema.describe('Month at whose beginning the run ends, such as `2028-01`.'),
    step: z.literal('month').describe('Length of a step; always `month`.').optional(),
  })
  .describe('The time that the scenario covers, in whole months.');

/** Section `run` of a scenario. */
export const runSchema = z
  .strictObject({
    seed: z
      .union([z.string().max(256, 'must have at most 256 characters'), z.number()])
      .describe('Any text or number; the same seed gives the same result, bit for bit.'),
    draws: z
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .max(MAX_DRAWS, `must be at most ${MAX_DRAWS.toLocaleString('en')}`)
      .describe('Number of Monte Carlo draws, 1 to 10,000,000.'),
  })
  .describe('How the scenario is run when nobody says otherwise.');

/** Section `population` of a scenario or a variant. */
export const populationSchema = z
  .record(nameSchema, assignmentSchema)
  .describe('People in each state at the start: state name to count.');

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

/** One item of `correlations`. */
export const correlationSchema = z.strictObject({
  between: z
    .array(nameSchema)
    .length(2, 'must name two parameters')
    .describe('The two parameters.'),
  rank: z
    .number()
    .gt(-1, 'must be more than −1 and less than 1')
    .lt(1, 'must be more than −1 and less than 1')
    .describe('Spearman’s rank correlation over the draws, more than −1 and less than 1.'),
});

/** How a variant changes one parameter. */
export const changeSchema = z
  .union([
    z.number(),
    phraseTextSchema,
    z.strictObject({
      ...assignmentShape,
      times: z.number().describe('Multiplies the base value by this number.').optional(),
      odds: z.number().describe('Multiplies the odds of a share by this number.').optional(),
      add: phraseSchema
        .describe('Adds this fixed number to the base value; may be negative.')
        .optional(),
      from: monthSchema.describe('First month in which the change holds.').optional(),
      until: monthSchema.describe('First month in which it no longer holds.').optional(),
    }),
  ])
  .describe(
    'A new value, or a map with exactly one of `value`, `evidence`, `times`, `odds`, `add`, and perhaps `from` and `until`.',
  );

/** One entry of `variants`. */
export const variantSchema = z.strictObject({
  title: textSchema.describe('What is different, in a few words.'),
  about: textSchema.describe('Why the variant is worth a look.').optional(),
  set: z
    .record(nameSchema, changeSchema)
    .describe(
      'Changed parameters; everything else is shared with the base, random numbers included.',
    )
    .optional(),
  splits: z
    .record(nameSchema, splitSchema)
    .describe('Splits of the scenario that are counted otherwise, with the same parameters.')
    .optional(),
  population: populationSchema.optional(),
});

/** `scenario.yaml`: a question, what is assumed, and what to compare. */
export const scenarioSchema = z
  .strictObject({
    baserate: z.literal(SCENARIO_VERSION).describe('Version of the scenario format: 1.'),
    title: textSchema.describe('Name of the scenario, such as `British returnees, 2018–2028`.'),
    question: textSchema.describe(
      'The question that the first outcome answers, as a newspaper reader would ask it.',
    ),
    about: textSchema.describe('What the scenario is about, in a few sentences.').optional(),
    evidence: ledgersSchema.optional(),
    model: pathSchema.describe('The model file, as a path relative to this file.'),
    clock: clockSchema,
    run: runSchema,
    population: populationSchema,
    parameters: z
      .record(nameSchema, assignmentSchema)
      .describe('Values of the model’s parameters; those left out keep the model’s own value.')
      .optional(),
    'default-weights': defaultWeightsSchema.optional(),
    splits: z
      .record(nameSchema, splitSchema)
      .describe(
        'Shares that were counted out of one total, drawn together so that they add up to 1 (Dirichlet).',
      )
      .optional(),
    correlations: z
      .array(correlationSchema)
      .max(496, 'must have at most 496 items')
      .describe('Rank correlations between parameters; pairs left out are uncorrelated.')
      .optional(),
    variants: z
      .record(nameSchema, variantSchema)
      .describe('What-ifs: each a named list of changes to the base.')
      .optional(),
    outcomes: z
      .array(nameSchema)
      .min(1, 'must name at least one outcome of the model')
      .describe('Outcomes of the model to report; the first answers the question.'),
  })
  .meta({
    title: 'Baserate scenario',
    description: 'A question, the counts it starts from, and the variants to compare.',
  });

/** What a scenario file says, before its references are resolved. */
export type ScenarioInput = z.output<typeof scenarioSchema>;
export type VariantInput = z.output<typeof variantSchema>;
export type SplitInput = z.output<typeof splitSchema>;
export type ChangeInput = z.output<typeof changeSchema>;
