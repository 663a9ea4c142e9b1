import type { SourcePosition } from '../../engine/index.ts';
import { formatWhole } from '../locale/number-format.ts';

/** What is said of files that a reader opens. */
export const importWords = {
  open: 'Open a file',
  about: 'A scenario.yaml or notebook.md of this page; undo brings back what is here now',
  opened: (name: string) => `Opened ${name}. Undo brings back what was here.`,
  otherKind: (name: string) => `${name}: must end in .yaml, .yml or .md. Nothing was changed.`,
  tooLarge: (name: string, bytes: number) =>
    `${name}: must be at most 256 KiB; it has ${formatWhole(Math.ceil(bytes / 1024))} KiB. Nothing was changed.`,
  broken: (
    name: string,
    message: string,
    at: Pick<SourcePosition, 'line' | 'column'> | undefined,
  ) =>
    `${name}${at === undefined ? '' : `, line ${String(at.line)}, column ${String(at.column)}`}: ${message}. Nothing was changed.`,
} as const;
