import { z } from '../document/zod.ts';
import { defaultWeightsSchema } from '../evidence/ledger-schema.ts';
import { assignmentSchema } from './assignment-schema.ts';
import { clockSchema } from './clock-schema.ts';
import { ledgersSchema, nameSchema, pathSchema, textSchema } from './name-schema.ts';
import { groupSchema, inflowSchema, populationSchema } from './people-schema.ts';
import { splitSchema } from './split-schema.ts';
import { variantSchema } from './variant-schema.ts';

/** Version of the scenario format that this code reads. */
export const SCENARIO_VERSION = 1;

/** Most draws a scenario file may ask for. */
export const MAX_DRAWS = 10_000_000;

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
      .describe('Number of Monte Carlo draws, 1 to 10,000,000; with `precision`, the most.'),
    sampling: z
      .enum(['random', 'sobol'], 'must be random or sobol')
      .describe(
        'How uncertain values are drawn: `random` (independent numbers, unless stated) or `sobol` (points spread evenly, for smaller errors).',
      )
      .optional(),
    method: z
      .enum(['auto', 'conditional', 'simulated'], 'must be auto, conditional or simulated')
      .describe(
        'How counts are worked out: `conditional` (by their exact laws given the parameters, wherever these are known), `simulated` (by following people) or `auto` (unless stated: by laws, but counts of several groups or starting states only with Sobol points).',
      )
      .optional(),
    precision: z
      .strictObject({
        outcome: nameSchema.describe('Name of an outcome that the scenario asks for.'),
        mcse: z
          .number()
          .gt(0, 'must be more than 0')
          .describe(
            'Largest Monte Carlo standard error of its mean at the end, in the unit of the outcome (0.01 is one percent for chances and shares).',
          ),
      })
      .describe('Stops the run at the first of 1,024, 2,048, 4,096 … draws that is precise enough.')
      .optional(),
  })
  .describe('How the scenario is run when nobody says otherwise.');

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

/** An item of `outcomes`: the name of an outcome, perhaps followed by `by group`. */
export const askedOutcomeSchema = z
  .string()
  .max(80, 'must have at most 80 characters')
  .regex(
    /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?: by group)?$/,
    'must be the name of an outcome, perhaps followed by `by group` (such as `returned by group`)',
  )
  .describe('Name of an outcome of the model, perhaps followed by `by group`.');

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
    population: populationSchema.optional(),
    inflow: inflowSchema.optional(),
    groups: z
      .record(nameSchema, groupSchema)
      .describe(
        'People told apart, such as men and minors: each with a population, an inflow and values of its own.',
      )
      .optional(),
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
      .array(askedOutcomeSchema)
      .min(1, 'must name at least one outcome of the model')
      .describe(
        'Outcomes of the model to report, each perhaps `by group`; the first answers the question.',
      ),
  })
  .meta({
    title: 'Baserate scenario',
    description: 'A question, the counts it starts from, and the variants to compare.',
  });
