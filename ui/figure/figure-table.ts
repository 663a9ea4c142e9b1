/** Data behind a figure: what its table shows and its CSV file holds. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const quote = (cell: string | number): string => {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The table as CSV text after RFC 4180: CRLF line ends, quotes only where needed, full precision. */
export function writeCsv(table: FigureTable): string {
  return [table.columns, ...table.rows].map((row) => `${row.map(quote).join(',')}\r\n`).join('');
}
