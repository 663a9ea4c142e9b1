import { z } from '../document/zod.ts';
import { phraseSchema } from './assignment-schema.ts';
import { formulaSchema } from './formula-schema.ts';
import { nameSchema, textSchema } from './name-schema.ts';
import { STEP_UNITS } from './step-unit.ts';

const statesSchema = z.array(nameSchema).min(1, 'must name at least one state');

const movesShape = {
  to: statesSchema.describe('States whose entries are counted.'),
  from: statesSchema
    .describe(
      'Counts only moves that leave one of these states; `outside` stands for people who enter the model.',
    )
    .optional(),
};

const countShape = {
  stock: statesSchema.describe('Counts the people who are in any of these states.').optional(),
  entries: z
    .strictObject(movesShape)
    .describe(
      'Counts moves into `to` since the start, from states outside `to` and from outside the model, or only from `from`.',
    )
    .optional(),
  'includes-start': z
    .boolean()
    .describe('Counts the people already in `to` at the start as entered.')
    .optional(),
};

/** What is counted step by step: `stock` or `entries`. */
const countSchema = z
  .strictObject(countShape)
  .describe('What is counted: `{ stock: [states] }` or `{ entries: { to: [states] } }`.');

const leastSchema = z
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .describe('Count that must be reached; 1 unless stated.')
  .optional();

const totalSchema = z.strictObject({
  'in-state': z
    .record(nameSchema, formulaSchema)
    .describe('State → amount for each person in it and `per`.')
    .optional(),
  per: z
    .enum(STEP_UNITS)
    .describe('Time in a state that the amount of `in-state` is for.')
    .optional(),
  'on-entry': z
    .array(
      z.strictObject({ ...movesShape, value: formulaSchema.describe('Amount for each move.') }),
    )
    .min(1, 'must have at least one item')
    .describe('Amounts for moves.')
    .optional(),
  counting: z
    .union([
      z.enum(['start', 'end', 'half-cycle']),
      z
        .array(z.number().min(0, 'must not be negative'))
        .describe('a list of weights of step 0, 1, … up to the last'),
    ])
    .describe(
      'Which people stand for a step: those at its `start`, at its `end`, the mean of both (`half-cycle`, unless stated), or a weight for step 0, 1, ….',
    )
    .optional(),
  discount: z
    .strictObject({
      rate: formulaSchema.describe(
        'Yearly rate r: `3% per year`, or an expression over rates; what lies t years ahead counts (1 + r)^−t.',
      ),
      index: z
        .enum(['own', 'start', 'middle'])
        .describe(
          'Years ahead of a count: those of its own time (unless stated), of the `start` or of the `middle` of its step.',
        )
        .optional(),
    })
    .describe('Makes later amounts count less.')
    .optional(),
});

/** One entry of `outcomes` of a model. */
export const outcomeSchema = z.strictObject({
  label: textSchema.describe('Name of the outcome on screen.'),
  unit: textSchema
    .describe('What is counted; people unless stated. A total must state it.')
    .optional(),
  about: textSchema.describe('How to understand it.').optional(),
  ...countShape,
  share: z
    .strictObject({
      of: countSchema,
      among: countSchema
        .describe('Of whom; everyone who has ever been in the model unless stated.')
        .optional(),
    })
    .describe('Part of one count in another, 0 where there is nobody.')
    .optional(),
  any: z
    .strictObject({ of: countSchema, least: leastSchema })
    .describe('Whether the count has reached `least`: its mean is a probability.')
    .optional(),
  peak: z.strictObject({ of: countSchema }).describe('Greatest count so far.').optional(),
  'peak-time': z
    .strictObject({ of: countSchema })
    .describe('Months from the start to the greatest count so far.')
    .optional(),
  'time-to': z
    .strictObject({ of: countSchema, least: leastSchema })
    .describe('Months until the count has reached `least`; the time so far where it has not.')
    .optional(),
  total: totalSchema
    .describe('Weighted sum since the start: person-time, cost, quality-adjusted life years.')
    .optional(),
  events: z
    .strictObject({
      of: countSchema.describe('Moves of the people who make the events: `{ entries: … }`.'),
      persons: phraseSchema.describe(
        'How many people make one event: `2`, `poisson(1.5)`, `table(1: 3, 2: 2)`, `1 to 5`.',
      ),
      share: formulaSchema
        .describe('Probability that an event counts; 1 unless stated.')
        .optional(),
    })
    .describe('Events that several people make together, such as plots.')
    .optional(),
});

export type OutcomeInput = z.output<typeof outcomeSchema>;
export type CountInput = z.output<typeof countSchema>;
export type MovesInput = NonNullable<CountInput['entries']>;
export type TotalInput = z.output<typeof totalSchema>;
