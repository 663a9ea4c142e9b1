import { z } from '../document/zod.ts';

/** Lower-case words joined by hyphens: the form of every name a file gives. */
export const NAME_PATTERN = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Words of the format itself, which a parameter, state, outcome or variant cannot be called. */
export const RESERVED_NAMES: readonly string[] = [
  'age',
  'base',
  'dwell',
  'elapsed',
  'false',
  'max',
  'min',
  'null',
  'outside',
  'rest',
  'step',
  'this',
  'true',
];

/** Name of a parameter, state, outcome, variant or claim, such as `time-to-charge`. */
export const nameSchema = z
  .string()
  .max(64, 'must have at most 64 characters')
  .regex(
    NAME_PATTERN,
    'must be lower-case letters, digits and single hyphens, starting with a letter (such as `time-to-charge`)',
  )
  .describe('Lower-case words joined by hyphens, such as `time-to-charge`.');

/** A line of plain text that must say something. */
export const textSchema = z.string().trim().min(1, 'must not be empty');

/** Path of another file, relative to the file that names it. */
export const pathSchema = z
  .string()
  .min(1, 'must not be empty')
  .max(512, 'must have at most 512 characters')
  .describe('Path relative to this file, with forward slashes.');

/** Ledgers that a file's claims come from. */
export const ledgersSchema = z
  .array(pathSchema)
  .max(64, 'must name at most 64 ledgers')
  .describe('Evidence ledgers whose claims this file uses, as paths relative to this file.');
