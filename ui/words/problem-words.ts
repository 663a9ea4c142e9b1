/** Where a problem of a file stands. */
export const problemWords = {
  line: (line: number) => `Line ${String(line)}`,
  lineOf: (file: string, line: number) => `${file}, line ${String(line)}`,
  place: (line: number, column: number) => `Line ${String(line)}, column ${String(column)}:`,
  more: (count: number) => `${String(count)} more`,
  unreadable: (reason: string) => `the scenario could not be read: ${reason}`,
  warning: (message: string) => `Warning: ${message}`,
} as const;
