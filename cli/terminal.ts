import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Where a command writes: results to standard output, everything else to standard error. */
export interface Terminal {
  /** One line of the result. */
  print(line: string): void;
  /** One line for people: warnings, progress, notes. */
  note(line: string): void;
  /** Colours text that goes to standard output, if it shows colour. */
  paint(style: Style, text: string): string;
  /** A line on standard error that the next one replaces; nothing where standard error is no terminal. */
  status(line: string): void;
}

/** The terminal of a process; colour only where a person looks and NO_COLOR is not set. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const hasColour = stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  let hasStatus = false;
  const clearStatus = () => {
    if (hasStatus) stderr.write('\r\u001b[K');
    hasStatus = false;
  };
  return {
    print(line) {
      clearStatus();
      stdout.write(`${line}\n`);
    },
    note(line) {
      clearStatus();
      stderr.write(`${line}\n`);
    },
    paint: (style, text) => (hasColour ? styleText(style, text) : text),
    status(line) {
      if (!stderr.isTTY) return;
      clearStatus();
      if (line === '') return;
      stderr.write(line.slice(0, Math.max(20, stderr.columns - 1)));
      hasStatus = true;
    },
  };
}
