import { expect, it } from 'vitest';
import { writeCsv } from '../../../ui/figure/figure-table.ts';

it('writes CSV after RFC 4180: CRLF, and quotes only where needed', () => {
  const table = {
    columns: ['outcome', 'mean'],
    rows: [
      ['a, b', 0.1 + 0.2],
      ['say "x"', 7],
      ['two\nlines', 0],
    ],
  };
  expect(writeCsv(table)).toBe(
    'outcome,mean\r\n"a, b",0.30000000000000004\r\n"say ""x""",7\r\n"two\nlines",0\r\n',
  );
});
