import { z } from '../document/zod.ts';
import { assignmentSchema } from './assignment-schema.ts';
import { ledgersSchema, nameSchema, textSchema } from './name-schema.ts';

/** Version of the model format that this code reads. */
export const MODEL_VERSION = 1;

/** One entry of `parameters` of a model. */
export const parameterSchema = z.strictObject({
  label: textSchema.describe('What the parameter measures, as a reader would say it.'),
  about: textSchema.describe('How to understand it.').optional(),
  kind: z
    .enum(['share', 'count', 'rate', 'duration', 'sojourn'])
    .describe(
      'share: a part of people; count: people; rate: events per time; duration: one unknown length of time; sojourn: how long people take, which differs from person to person.',
    ),
  value: assignmentSchema.optional(),
});

/** One entry of `states`. */
export const stateSchema = z.strictObject({
  label: textSchema.describe('Name of the state on screen.'),
  about: textSchema.describe('Who is in it.').optional(),
});

const formulaSchema = z.union([
  z.number(),
  z
    .string()
    .min(1, 'must not be empty')
    .describe('a phrase such as `0.2 per year` or an expression such as `1 - convicted`'),
]);

/** One item of `flows`. */
export const flowSchema = z.strictObject({
  from: nameSchema.describe('State that people leave.'),
  to: nameSchema.describe('State that they enter.'),
  label: textSchema.describe('Name of the move on screen.').optional(),
  probability: formulaSchema
    .describe('Probability per month, in competition with the other exits of the state.')
    .optional(),
  rate: formulaSchema
    .describe(
      'Hazard (`0.2 per year`, or an expression over rates), in competition with the other exits.',
    )
    .optional(),
  share: formulaSchema
    .describe('Part of those entering the state who take this exit; `rest` fills up to 1.')
    .optional(),
  after: z
    .union([
      z.string().min(1, 'must not be empty').describe('a time such as `3 to 18 months`'),
      z.strictObject({
        median: formulaSchema.describe('Median time over people, as a phrase or an expression.'),
        sigma: z
          .number()
          .min(0, 'must be between 0 and 5')
          .max(5, 'must be between 0 and 5')
          .describe('Standard deviation of the logarithm of the time over people.'),
      }),
    ])
    .describe(
      'Time from entry to this exit: `6 months`, `3 to 18 months` (90 % of people), the name of a `sojourn` parameter, or `{ median, sigma }`.',
    )
    .optional(),
});

/** One entry of `outcomes` of a model. */
export const outcomeSchema = z.strictObject({
  label: textSchema.describe('Name of the outcome on screen.'),
  unit: textSchema.describe('What is counted; people unless stated.').optional(),
  about: textSchema.describe('How to understand it.').optional(),
  stock: z
    .array(nameSchema)
    .min(1, 'must name at least one state')
    .describe('Counts the people who are in any of these states.')
    .optional(),
  entries: z
    .strictObject({
      to: z
        .array(nameSchema)
        .min(1, 'must name at least one state')
        .describe('States whose entries are counted.'),
      from: z
        .array(nameSchema)
        .min(1, 'must name at least one state')
        .describe('Counts only moves that leave one of these states.')
        .optional(),
    })
    .describe(
      'Counts moves into `to` since the start, from states outside `to` or only from `from`.',
    )
    .optional(),
  'includes-start': z
    .boolean()
    .describe('Counts the people already in `to` at the start as entered.')
    .optional(),
});

/** A model file: states, flows, parameters with their defaults, and what can be counted. */
export const modelSchema = z
  .strictObject({
    'baserate-model': z.literal(MODEL_VERSION).describe('Version of the model format: 1.'),
    title: textSchema.describe('Name of the model.'),
    about: textSchema.describe('What the model holds, in a few sentences.').optional(),
    evidence: ledgersSchema.optional(),
    parameters: z
      .record(nameSchema, parameterSchema)
      .describe('The unknown numbers of the model.')
      .optional(),
    states: z.record(nameSchema, stateSchema).describe('Where people can be.'),
    flows: z
      .array(flowSchema)
      .describe('Moves from state to state; states without flows are final.'),
    outcomes: z.record(nameSchema, outcomeSchema).describe('What can be counted.'),
    'leaves-out': z
      .array(textSchema)
      .describe('What the model does not hold, one sentence each.')
      .optional(),
  })
  .meta({
    title: 'Baserate model',
    description: 'A graph of states and flows that scenarios share.',
  });

/** What a model file says, before its references are resolved. */
export type ModelInput = z.output<typeof modelSchema>;
export type FlowInput = z.output<typeof flowSchema>;
export type OutcomeInput = z.output<typeof outcomeSchema>;
