import type { SourcePosition } from '../../engine/index.ts';
import { formatWhole } from '../locale/number-format.ts';

const kib = (bytes: number) => `${formatWhole(Math.ceil(bytes / 1024))} KiB`;
const placeText = ({ file, line, column }: SourcePosition) =>
  `${file}, line ${String(line)}, column ${String(column)}:`;

/** Why files cannot be opened, as half a sentence. */
export const fileWords = {
  none: 'there is no file',
  otherKind: 'must end in .zip, .yaml, .yml or .md',
  tooLarge: (bytes: number) => `must be at most 256 KiB; it has ${kib(bytes)}`,
  zipTooLarge: 'a .zip file must be at most 4 MiB',
  allTooLarge: 'together the files must be at most 4 MiB',
  tooMany: 'at most 500 files can be opened at once',
  zipAlone: 'a .zip file is opened alone',
  badName: 'its name holds characters that no file of a scenario has',
  twice: (path: string) => `there are two files called ${path}`,
  noText: 'it is no text in UTF-8',
  otherText: 'it is no scenario: one says “baserate: 1” at its top',
  unreadable: 'the scenario could not be read',
  noScenario: (paths: readonly string[]) =>
    paths.length === 0
      ? 'it holds no scenario.yaml'
      : `none of its files is a scenario (${listed(paths)}); a scenario says title, question, model and clock`,
  severalScenarios: (paths: readonly string[]) =>
    `it holds ${formatWhole(paths.length)} scenarios (${listed(paths)}); put one into it, with the files it refers to`,
  place: placeText,
  problem: (message: string, at: SourcePosition | undefined) =>
    `${at === undefined ? '' : `${placeText(at)} `}${message}`,
  missing: (reference: string, at: SourcePosition | undefined) =>
    `${at === undefined ? '' : `${placeText(at)} `}the file ${reference} is missing; put it into the .zip file, or choose or drop it together with the scenario`,
} as const;

/** Why a .zip file cannot be read, as half a sentence. */
export const zipWords = {
  tooLarge: (bytes: number) => `a .zip file must be at most 4 MiB; it has ${kib(bytes)}`,
  damaged: 'it is no .zip file, or its end is missing',
  zip64: 'it is a .zip file for huge contents (Zip64), which is not read',
  tooMany: 'it holds more than 500 files',
  unsafe: (path: string) =>
    `it holds a name that leads out of its folder or that no disk should get (${path.slice(0, 80)})`,
  twice: (path: string) => `it holds two files called ${path}`,
  encrypted: (path: string) => `${path} is encrypted`,
  fileTooLarge: (path: string) => `${path} unpacks to more than 256 KiB`,
  allTooLarge: 'it unpacks to more than 4 MiB',
  fileDamaged: (path: string) =>
    `${path} is damaged: its bytes are not those that the .zip file says it has`,
  noText: (path: string) => `${path} is no text in UTF-8`,
} as const;

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, 4);
  const more = paths.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${formatWhole(more)} more` : ''}`;
}
