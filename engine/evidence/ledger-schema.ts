import { z } from '../document/zod.ts';
import { caveats } from './caveat.ts';

/** Version of the ledger format that this code reads. */
export const LEDGER_VERSION = 1;

const idSchema = z
  .string()
  .max(64, 'must have at most 64 characters')
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'must be lower-case letters, digits and single hyphens (such as `bbc-uk-convicted`)',
  );

const text = z.string().trim().min(1, 'must not be empty');

const dateSchema = z
  .union([
    z
      .string()
      .regex(
        /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
        'must be a day, month or year such as 2017-10-23, 2017-10 or 2017',
      ),
    z.int().min(1000, 'must be a year such as 2017').max(9999, 'must be a year such as 2017'),
  ])
  .describe('Day, month or year, such as 2017-10-23, 2017-10 or 2017.');

const sourceSchema = z
  .strictObject({
    publisher: text.describe('Who printed it, such as BBC News.'),
    title: text.describe('Its title.'),
    author: text.describe('Who wrote it; `not shown` where nobody is named.'),
    date: dateSchema.describe('When it was printed: 2017-10-23, 2017-10 or 2017.'),
    address: text.optional().describe('Where it can be read.'),
    'based-on': text.optional().describe('What it retells.'),
  })
  .describe('Who printed it: publisher, title, author and date.');

const claimSchema = z
  .strictObject({
    ref: text.optional().describe('Its number in reading notes, such as bb-06.'),
    source: idSchema.describe('The id of its source, as under `sources`.'),
    kind: z
      .enum(['count', 'stock', 'inflow', 'share', 'time', 'number', 'money', 'note'])
      .describe(
        'What it is: count (x of n), stock (people at a time), inflow (people per time), share, time, number (such as a hazard ratio), money, or note (no number to compute with).',
      ),
    says: text.describe('The claim in our own words, not quoted.'),
    value: z
      .union([
        z.string().describe('a phrase such as 54 of 400, 20%, 30000, 5 per year or 4 months'),
        z.number(),
      ])
      .optional()
      .describe('Its number, such as 54 of 400, 20%, 30000, 5 per year or 4 months.'),
    unit: text.optional().describe('Of what, such as people.'),
    place: text.optional().describe('Where, such as United Kingdom.'),
    'as-of': dateSchema.optional().describe('When it was true: 2016-05-01, 2016-05 or 2016.'),
    'reported-by': text.describe('Who said it first, such as UK Home Office.'),
    caveats: z
      .array(z.enum(caveats).describe(`one of ${caveats.join(', ')}`))
      .optional()
      .describe('What is wrong with it, as keywords.'),
    comment: text.optional().describe('What is wrong with it, in a sentence.'),
    unusable: text
      .optional()
      .describe('The reason why it must not feed a parameter; leave it out when it may.'),
    'disputed-by': z.array(idSchema).optional().describe('Ids of claims that say otherwise.'),
    'superseded-by': idSchema.optional().describe('The id of the claim to use in its place.'),
  })
  .describe('One printed quantity, told again, with what a reader needs to doubt it.');

/** Weights of counts by caveat, of a ledger or a scenario. */
export const defaultWeightsSchema = z
  .partialRecord(
    z.enum(caveats).describe(`one of ${caveats.join(', ')}`),
    z
      .number()
      .min(0, 'must be between 0 and 1')
      .max(1, 'must be between 0 and 1')
      .describe('a weight from 0 to 1'),
  )
  .describe(
    'How much a count `x of n` with a caveat is trusted where no weight is stated, 0 to 1; of several caveats the least holds. Those of a scenario go before those of a ledger.',
  );

/** An evidence ledger as written; `z.input` and `z.output` are alike but for trimmed text. */
export const ledgerSchema = z
  .strictObject({
    'baserate-evidence': z
      .literal(LEDGER_VERSION)
      .describe('The version of the format, 1: write `baserate-evidence: 1`.'),
    title: text.describe('What the ledger holds.'),
    'default-weights': defaultWeightsSchema.optional(),
    sources: z.record(idSchema, sourceSchema).describe('Sources by id.'),
    claims: z.record(idSchema, claimSchema).describe('Claims by id.'),
  })
  .describe('A mapping with baserate-evidence, title, sources and claims.');

export type LedgerInput = z.output<typeof ledgerSchema>;
export type ClaimInput = LedgerInput['claims'][string];
