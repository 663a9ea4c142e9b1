import { checkSchema } from '../document/check-schema.ts';
import { parseYamlDocument } from '../document/yaml-document.ts';
import { z } from '../document/zod.ts';
import type { Lock } from './lock.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 hash, 64 hexadecimal digits');
const number = z.number();

const lockSchema = z.strictObject({
  baserate: z.literal(1),
  engine: z.string().min(1),
  stream: z.literal(2),
  seed: z.string(),
  draws: z.int().positive(),
  sampling: z.enum(['random', 'sobol']),
  precision: z.strictObject({ outcome: z.string(), mcse: number.positive() }).optional(),
  inputs: z.record(z.string(), hash),
  runs: z.record(
    z.string(),
    z.record(
      z.string(),
      z.strictObject({
        mean: number,
        mcse: number.nonnegative(),
        method: z.enum(['simulated', 'conditional']),
        distribution: z.enum(['simulated', 'conditional']).default('simulated'),
        quantiles: z.array(number).length(5),
        atLeastOne: number.min(0).max(1),
        digest: hash,
      }),
    ),
  ),
});

/**
 * Reads a lock file; JSON is read as the subset of YAML that it is, so that problems carry line and column.
 *
 * @param file path shown in problems
 * @throws BaserateError with every problem of the file
 */
export function readLock(file: string, text: string): Lock {
  return checkSchema(parseYamlDocument(file, text), lockSchema);
}
