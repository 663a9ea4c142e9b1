import { z } from '../document/zod.ts';
import { ledgerSchema } from '../evidence/ledger-schema.ts';
import { modelSchema } from './model-schema.ts';
import { scenarioSchema } from './scenario-schema.ts';

/** JSON Schema as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * JSON Schemas (draft 2020-12) of the three formats, made from the very schemas that check the
 * files, so that editors complete and explain every key. What needs more than one place of a file
 * (that a state exists, that shares add up to 1) is for `readScenario` to say.
 */
export function jsonSchemas(): {
  readonly scenario: JsonSchema;
  readonly model: JsonSchema;
  readonly evidence: JsonSchema;
} {
  return {
    scenario: toJsonSchema(scenarioSchema, 'Baserate scenario'),
    model: toJsonSchema(modelSchema, 'Baserate model'),
    evidence: toJsonSchema(ledgerSchema, 'Baserate evidence ledger'),
  };
}

/** Text of a schema file, as it stands in the tree. */
export function serialiseJsonSchema(schema: JsonSchema): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function toJsonSchema(schema: z.ZodType, title: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return { $schema, title, ...rest };
}
