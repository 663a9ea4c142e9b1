// Long because each form of a cell and each of its mistakes is a row of its own.
import { describe, expect, it } from 'vitest';
import { BaserateError } from '../../../engine/errors/baserate-error.ts';
import { notebookParts } from '../../../engine/scenario/notebook-parts.ts';
import { joinPieces, piecesOf } from '../../../engine/scenario/notebook-pieces.ts';
import { parseNotebook, readCells } from '../../../engine/scenario/parse-notebook.ts';
import { GUARDED_TEST_MS, runGuarded } from './run-guarded.ts';

const PAGE = `# Returnees

Of those who came back.

\`\`\`question id=answer outcome=convicted
\`\`\`

Some *prose*:

\`\`\`yaml
baserate: 1
\`\`\`

\`\`\`assumptions id=who only=convicted,time-to-trial
\`\`\`
\`\`\`figure fan id=over-time outcome=convicted variant="more"
A **caption** of
two lines.
\`\`\`

~~~markdown
\`\`\`receipt id=not-a-cell
\`\`\`
~~~

\`\`\`receipt id=receipt
\`\`\`
`;

const cellsOf = (text: string) => parseNotebook(text, 'notebook.md').cells;

function problemsOf(text: string): readonly string[] {
  try {
    cellsOf(text);
  } catch (error) {
    if (error instanceof BaserateError) {
      return error.problems.map(({ code, at, message }) => `${at?.line} ${code}: ${message}`);
    }
    throw error;
  }
  return [];
}

describe('parseNotebook', () => {
  it('splits a page into prose and cells, with their lines', () => {
    expect(cellsOf(PAGE).map(({ kind, id, line, endLine }) => [kind, id, line, endLine])).toEqual([
      ['prose', 'prose-1', 1, 4],
      ['question', 'answer', 5, 7],
      ['prose', 'prose-2', 8, 13],
      ['assumptions', 'who', 14, 15],
      ['figure', 'over-time', 16, 20],
      ['prose', 'prose-3', 21, 25],
      ['receipt', 'receipt', 26, 27],
    ]);
  });

  it('reads attributes and captions', () => {
    const [, question, , assumptions, figure] = cellsOf(PAGE);
    expect(question).toMatchObject({ outcome: 'convicted', caption: '' });
    expect(assumptions).toMatchObject({ only: ['convicted', 'time-to-trial'] });
    expect(figure).toMatchObject({
      figure: 'fan',
      outcome: 'convicted',
      variant: 'more',
      caption: 'A **caption** of\ntwo lines.',
    });
  });

  it.each([
    PAGE,
    PAGE.replaceAll('\n', '\r\n'),
    PAGE.trimEnd(),
    '',
    '\n\n',
    '\n\n```receipt id=a\n```',
    '```receipt id=a\n```\n\n\n',
    'text without an end',
    '  ````receipt id=a\n```\nstill the caption\n   `````  \nafter\n',
  ])('writes an unchanged page back to the same bytes (%#)', (text) => {
    expect(joinPieces(piecesOf(text, notebookParts(text)), text)).toBe(text);
  });

  it('begins prose anew at headings of the first two levels, not at those in code', () => {
    const text = '# A\n\na\n\n## B\n\n### C\n\n~~~\n# no\n~~~\n#also not\n';
    expect(cellsOf(text).map(({ source }) => source.slice(0, 4))).toEqual(['# A\n', '## B']);
  });

  it('takes the id of prose from its comment, and shows the comment to nobody', () => {
    const [first, second, third] = cellsOf('a\n\n<!-- id=why -->\n## Why\n\nb\n\n## C\n');
    expect([first?.id, second?.id, third?.id]).toEqual(['prose-1', 'why', 'prose-3']);
    expect(second?.kind === 'prose' && second.markdown).toBe('## Why\n\nb\n\n');
  });

  it('keeps a cell of a kind that it does not know, with a warning', () => {
    const { cells, problems } = parseNotebook('a\n\n```orbit id=x\ny\n```\n', 'notebook.md');
    expect(cells[1]).toMatchObject({ kind: 'unread', id: 'x', source: '```orbit id=x\ny\n```\n' });
    expect(problems).toMatchObject([
      { severity: 'warning', code: 'notebook/unknown-cell', at: { line: 3 } },
    ]);
  });

  it('reads around a cell with a fault', () => {
    const text = '```receipt id=a\n```\n```table id=b quantiles=p50\n```\n```limits id=c\n```\n';
    const { cells, problems } = readCells(text, 'notebook.md');
    expect(cells.map(({ kind, id }) => [kind, id])).toEqual([
      ['receipt', 'a'],
      ['unread', 'b'],
      ['limits', 'c'],
    ]);
    expect(problems).toHaveLength(1);
  });

  it('reads tables and comparisons', () => {
    const [table, compare] = cellsOf(
      '```table id=t outcomes=a,b quantiles=p25,median at="1 year,2 years" variant=base\n```\n' +
        '```compare id=c outcome=a only=x,y\n```\n',
    );
    expect(table).toMatchObject({
      outcomes: ['a', 'b'],
      quantiles: ['p25', 'median'],
      at: ['1 year', '2 years'],
    });
    expect(table).not.toHaveProperty('variant');
    expect(compare).toMatchObject({ outcome: 'a', only: ['x', 'y'] });
  });

  it('takes the variant base as the scenario as it stands', () => {
    const [figure] = cellsOf('```figure fan id=a outcome=b variant=base\n```\n');
    expect(figure).not.toHaveProperty('variant');
  });

  // A quadratic pattern takes hours for two million spaces, and the guard stops it.
  it.each([
    ['as long as a notebook may be', 200_000, (text: string) => cellsOf(text)],
    ['far longer', 2_000_000, (text: string) => notebookParts(text).map(({ block }) => block)],
  ])(
    'does not go back over a line of spaces %s',
    (_, spaces, read) => {
      const line = '```a' + ' '.repeat(spaces) + 'b\n';
      const parts: readonly { readonly kind: string }[] = runGuarded(() => read(line));
      expect(parts.map(({ kind }) => kind)).toEqual(['prose']);
    },
    GUARDED_TEST_MS,
  );

  it('reads a page with Windows line ends as the same cells', () => {
    const shape = (text: string) => cellsOf(text).map(({ kind, id, line }) => [kind, id, line]);
    expect(shape(PAGE.replaceAll('\n', '\r\n'))).toEqual(shape(PAGE));
  });

  it.each([
    ['histogram id=x outcome=y', { figure: 'histogram', outcome: 'y' }],
    ['cumulative id=x outcome=y', { figure: 'cumulative', outcome: 'y' }],
    ['exceedance id=x outcome=y variant=z', { figure: 'exceedance', outcome: 'y', variant: 'z' }],
    ['difference id=x outcome=y variant=z', { figure: 'difference', outcome: 'y', variant: 'z' }],
    ['convergence id=x outcome=y', { figure: 'convergence', outcome: 'y' }],
    ['multiples id=x outcome=y by=group', { figure: 'multiples', outcome: 'y', by: 'group' }],
    [
      'multiples id=x outcome=y by=variant only=a,b',
      { figure: 'multiples', outcome: 'y', by: 'variant', only: ['a', 'b'] },
    ],
    ['stream id=x', { figure: 'stream' }],
    ['sankey id=x variant=z', { figure: 'sankey', variant: 'z' }],
    ['forest id=x', { figure: 'forest' }],
    ['forest id=x only=a,b', { figure: 'forest', only: ['a', 'b'] }],
  ])('reads the figure %j', (info, parts) => {
    const [cell] = cellsOf(`\`\`\`figure ${info}\n\`\`\`\n`);
    const { source, line, endLine, ...rest } = cell!;
    expect(rest).toEqual({ kind: 'figure', id: 'x', caption: '', ...parts });
    expect([source.length > 0, line, endLine]).toEqual([true, 1, 2]);
  });

  it('leaves fences of other languages in the prose', () => {
    const text = '```js title="x"\n```\n```\nplain\n```\n```figure`fan\n';
    expect(cellsOf(text).map(({ kind }) => kind)).toEqual(['prose']);
  });

  it.each([
    ['```figures fan id=x outcome=y\n```\n', 'notebook/unknown-cell', /did you mean figure\?/],
    ['```table id=x quantiles=p99\n```\n', 'notebook/unknown-quantile', /p95; got p99/],
    ['```figure fun id=x outcome=y\n```\n', 'notebook/unknown-figure', /did you mean fan\?/],
    [
      '```figure id=x outcome=y\n```\n',
      'notebook/unknown-figure',
      /dots, .* or convergence; got nothing/,
    ],
    ['```figure fan id=x\n```\n', 'notebook/missing-attribute', /outcome=NAME/],
    [
      '```figure forest id=x variant=y\n```\n',
      'notebook/unknown-attribute',
      /shows claims, .*leave variant=y out/,
    ],
    ['```figure stream id=x outcome=y\n```\n', 'notebook/unknown-attribute', /leave outcome=y out/],
    [
      '```figure fan id=x outcome=y by=group\n```\n',
      'notebook/unknown-attribute',
      /only multiples take by/,
    ],
    [
      '```figure dots id=x outcome=y only=a\n```\n',
      'notebook/unknown-attribute',
      /only multiples take only/,
    ],
    [
      '```figure multiples id=x outcome=y\n```\n',
      'notebook/missing-attribute',
      /by=group or by=variant/,
    ],
    [
      '```figure multiples id=x outcome=y by=men\n```\n',
      'notebook/missing-attribute',
      /got by=men/,
    ],
    [
      '```figure multiples id=x outcome=y by=variant variant=z\n```\n',
      'notebook/unknown-attribute',
      /only=NAME/,
    ],
    ['```figure fan id=x outcom=y\n```\n', 'notebook/unknown-attribute', /did you mean outcome\?/],
    ['```receipt id=x outcome=y\n```\n', 'notebook/unknown-attribute', /it takes id/],
    ['```receipt\n```\n', 'notebook/missing-attribute', /must have an id/],
    ['```receipt id=X\n```\n', 'notebook/id-form', /lower-case/],
    ['```receipt id=prose-1\n```\n', 'notebook/id-form', /prose-1/],
    ['```receipt id=\n```\n', 'notebook/empty-attribute', /must not be empty/],
    ['```receipt id=a id=b\n```\n', 'notebook/duplicate-attribute', /only once/],
    ['```receipt please id=a\n```\n', 'notebook/stray-word', /got please/],
    ['```receipt id=a\nno end', 'notebook/unclosed-cell', /closed/],
  ])('refuses %j', (text, code, message) => {
    const problems = problemsOf(`first line\n${text}`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`2 ${code}: `);
    expect(problems[0]).toMatch(message);
  });

  it('refuses an id that is taken and tells every problem at once', () => {
    const text = '```receipt id=a\n```\n```evidence id=a\n```\n```figure fan id=b\n```\n';
    expect(problemsOf(text)).toEqual([
      '3 notebook/duplicate-id: ids must be unique; got a again (first on line 1)',
      '5 notebook/missing-attribute: a figure must say what it shows (add outcome=NAME)',
    ]);
  });

  it('refuses a page over 256 KiB', () => {
    expect(problemsOf('x'.repeat(256 * 1024 + 1))[0]).toContain('notebook/too-large');
  });
});
