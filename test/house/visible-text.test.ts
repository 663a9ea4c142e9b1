import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { projectFiles } from './project-files.ts';
import { scriptsOf, textsInMarkup, textsInScript } from './visible-text.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = projectFiles(root).filter(
  (path) => /^ui\/.*\.(ts|svelte)$/.test(path) && existsSync(`${root}/${path}`),
);
const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8');
const inCatalogue = (path: string) => path.startsWith('ui/words/');

/** Files whose strings with spaces are no texts of the page, and what they are. */
const NO_TEXTS: Readonly<Record<string, string>> = {
  'ui/content-security-policy.ts': 'a policy',
  'ui/kernel-files-plugin.ts': 'code that is written at build time',
  'ui/page-worker-plugin.ts': 'code that is written at build time',
  'ui/offline/offline-plugin.ts': 'code that is written at build time',
  'ui/opening/openings-plugin.ts': 'code that is written at build time',
  'ui/export/report-html.ts': 'markup and style of a file',
  'ui/figure/standalone-svg.ts': 'markup of a file',
  'ui/markdown/parse-markdown.ts': 'markup',
  'ui/export/still-markdown.ts': 'names of elements',
  'ui/export/run-command.ts': 'a command line',
  'ui/run/notice-tone.ts': 'how a sentence of the engine begins',
  'ui/evidence/claim-entry.ts': 'kinds of relation between claims',
  'ui/evidence/ClaimRow.svelte': 'kinds of relation between claims',
  'ui/cell/cell-templates.ts': 'the first lines of new cells, in the language of the file',
};

/** Files whose errors no reader is told of, and who is; the page shows the message of many another. */
const UNREAD_ERRORS: Readonly<Record<string, string>> = {
  'ui/main.ts': 'whoever changed index.html',
  'ui/opening/make-openings.ts': 'whoever builds the page',
};

/** Selectors of elements, and other strings for machines. */
const isForMachines = (text: string) =>
  /^(?:main article|own seed|notebook source|pointerdown .*|.*\[data-.*|.*var\(--.*|.*\.cm-.*)$/s.test(
    text,
  );

function wrongIn(path: string): readonly string[] {
  if (inCatalogue(path) && path.endsWith('.ts')) return [];
  const text = read(path);
  const isComponent = path.endsWith('.svelte');
  const found = [
    ...(isComponent ? textsInMarkup(text) : []),
    ...(path in NO_TEXTS
      ? []
      : textsInScript(isComponent ? scriptsOf(text) : text, !(path in UNREAD_ERRORS))),
  ];
  return found
    .filter((each) => !isForMachines(each.text))
    .map((each) => `${path}:${each.line}: “${each.text}” belongs to ui/words`);
}

describe('texts of the page', () => {
  it('are looked for in every component', () => {
    expect(sources.filter((path) => path.endsWith('.svelte')).length).toBeGreaterThan(80);
  });

  it('stand in the catalogue, ui/words, and nowhere else', () => {
    expect(sources.flatMap(wrongIn)).toEqual([]);
  });

  it('excuse only files that are there', () => {
    const excused = [...Object.keys(NO_TEXTS), ...Object.keys(UNREAD_ERRORS)];
    expect(excused.filter((path) => !sources.includes(path))).toEqual([]);
  });

  it('write numbers and dates by the reader’s locale, which one folder knows', () => {
    const wrong = sources
      .filter((path) => !path.startsWith('ui/locale/') && path !== 'ui/words/counted.ts')
      .filter((path) => /\bIntl\.|toLocale(?:Date|Time)?String|d3-format/.test(read(path)));
    expect(wrong).toEqual([]);
  });
});

describe('what looks for texts', () => {
  it.each([
    ['<p>Fine</p>', 'Fine'],
    ['<p>{a} of {b}</p>', 'of'],
    ['<button aria-label="Close">×</button>', 'Close'],
    ['<input placeholder="soufan, prison …" />', 'soufan, prison …'],
    ['<Figure title="Shares {a}" />', 'Shares'],
    ["<p>{isOpen ? 'Hide it' : words.show}</p>", 'Hide it'],
    ['<p>{`${count} draws done`}</p>', 'draws done'],
    ["<Row cause={'With this'} />", 'With this'],
    ['{#snippet row()}<td>none seen</td>{/snippet}', 'none seen'],
    ['{#if a}{:else}<p>nothing here</p>{/if}', 'nothing here'],
  ])('finds the text in %s', (markup, text) => {
    expect(textsInMarkup(markup).map((each) => each.text)).toEqual([text]);
  });

  it.each([
    '<p class="long title">{words.title}</p>',
    '<p style:width="{a}px">×&nbsp;{a}</p>',
    "<p class:wide={form === 'fan'}>{form === 'fan' ? words.fan : words.dots}</p>",
    '<svg viewBox="0 0 8 8"><path d="M0 0L8 4L0 8z" /></svg>',
    '<input id="{uid}-name" type="text" autocomplete="off" />',
    "<button onkeydown={(event) => event.key === 'Escape' && close()}>{words.close}</button>",
    '<style>p { color: red; }</style>',
  ])('leaves %s alone', (markup) => {
    expect(textsInMarkup(markup)).toEqual([]);
  });

  it('finds words in a script, with their line, but not what is imported, a type or a symbol', () => {
    const script = [
      "import { a } from './some thing.ts';",
      "type Kind = 'one kind' | 'other kind';",
      "if (a) throw new Error('this must not be');",
      "b(new RangeError('nor this'), Symbol('my key'));",
      'const text = `${a} of the draws`;',
      "const title = 'Seed';",
    ].join('\n');
    const seen = [
      { line: 5, text: 'of the draws' },
      { line: 6, text: 'Seed' },
    ];
    const thrown = [
      { line: 3, text: 'this must not be' },
      { line: 4, text: 'nor this' },
    ];
    expect(textsInScript(script)).toEqual([...thrown, ...seen]);
    expect(textsInScript(script, false)).toEqual(seen);
  });

  it('knows the lines of a component’s script', () => {
    const component = "<p>x</p>\n\n<script>\n  const a = 'two words';\n</script>\n";
    expect(textsInScript(scriptsOf(component))).toEqual([{ line: 4, text: 'two words' }]);
  });
});
