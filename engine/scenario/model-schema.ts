import { z } from '../document/zod.ts';
import { assignmentSchema } from './assignment-schema.ts';
import { formulaSchema } from './formula-schema.ts';
import { ledgersSchema, nameSchema, textSchema } from './name-schema.ts';
import { outcomeSchema } from './outcome-schema.ts';
import { STEP_UNITS } from './step-unit.ts';
import { capacitySchema, tableSchema } from './table-schema.ts';

/** Version of the model format that this code reads. */
export const MODEL_VERSION = 1;

/** One entry of `parameters` of a model. */
export const parameterSchema = z.strictObject({
  label: textSchema.describe('What the parameter measures, as a reader would say it.'),
  about: textSchema.describe('How to understand it.').optional(),
  kind: z
    .enum(['share', 'count', 'rate', 'duration', 'sojourn', 'number', 'money', 'inflow'])
    .describe(
      'share: a part of people; count: people; rate: events per time; duration: one unknown length of time; sojourn: how long people take, which differs from person to person; number: a plain number such as a ratio; money: an amount; inflow: people per time.',
    ),
  value: assignmentSchema.optional(),
});

/** One entry of `states`. */
export const stateSchema = z.strictObject({
  label: textSchema.describe('Name of the state on screen.'),
  about: textSchema.describe('Who is in it.').optional(),
  final: z.literal(true).describe('Nobody leaves it: a flow out of it is an error.').optional(),
});

/** One item of `flows`. */
export const flowSchema = z.strictObject({
  from: nameSchema.describe('State that people leave.'),
  to: nameSchema.describe('State that they enter.'),
  label: textSchema.describe('Name of the move on screen.').optional(),
  groups: z
    .array(nameSchema)
    .min(1, 'must name at least one group')
    .describe('Only people of these groups take it.')
    .optional(),
  probability: formulaSchema
    .describe('Probability per step, in competition with the other exits of the state.')
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

/** One entry of `groups`. */
export const groupLabelSchema = z.strictObject({
  label: textSchema.describe('Name of the group on screen.'),
  about: textSchema.describe('Who is in it.').optional(),
});

/** A model file: states, flows, parameters with their defaults, and what can be counted. */
export const modelSchema = z
  .strictObject({
    'baserate-model': z.literal(MODEL_VERSION).describe('Version of the model format: 1.'),
    title: textSchema.describe('Name of the model.'),
    about: textSchema.describe('What the model holds, in a few sentences.').optional(),
    evidence: ledgersSchema.optional(),
    step: z
      .enum(STEP_UNITS)
      .describe(
        'Step that the probabilities of the model are for; a month unless stated. A scenario with another step is refused.',
      )
      .optional(),
    rates: z
      .enum(['competing', 'matrix-exponential'])
      .describe(
        'How hazards become probabilities of a step: `competing` (1 − exp(−Σh), one move in a step; unless stated) or `matrix-exponential` (exp(Q·Δ), several moves in a step).',
      )
      .optional(),
    groups: z
      .record(nameSchema, groupLabelSchema)
      .describe('Groups that flows and tables may name; a scenario’s groups must be among them.')
      .optional(),
    parameters: z
      .record(nameSchema, parameterSchema)
      .describe('The unknown numbers of the model.')
      .optional(),
    tables: z
      .record(nameSchema, tableSchema)
      .describe('Values that change with time, age or group.')
      .optional(),
    states: z.record(nameSchema, stateSchema).describe('Where people can be.'),
    flows: z
      .array(flowSchema)
      .describe('Moves from state to state; states without flows are final.'),
    capacities: z
      .record(nameSchema, capacitySchema)
      .describe('Limits on states and flows, with those who wait.')
      .optional(),
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
