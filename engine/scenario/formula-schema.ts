import { z } from '../document/zod.ts';

/** One fixed number as a phrase, or an expression. */
export const formulaSchema = z.union([
  z.number(),
  z
    .string()
    .min(1, 'must not be empty')
    .describe('a phrase such as `0.2 per year` or an expression such as `1 - convicted`'),
]);

export type FormulaInput = z.output<typeof formulaSchema>;
