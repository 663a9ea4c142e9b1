const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Nothing may be loaded and nothing may run: the report is words, pictures and their style. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** A whole page in one file: the markup of a still page with the style of the notebook. */
export function reportHtml(title: string, still: HTMLElement, css: string): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(title)}</title>`,
    // a style sheet cannot hold its own end
    `<style>${css.replaceAll('</', '<\\/')}</style>`,
    '</head>',
    '<body>',
    `<main><div class="report">${still.outerHTML}</div></main>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Every rule of the page's own style sheets, and the margins of a report. */
export function pageStyle(sheets: Iterable<CSSStyleSheet>): string {
  const rules = [...sheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
  return [
    ...rules,
    '.report { max-width: 64rem; margin: 0 auto; padding: 1rem var(--gutter) 4rem; }',
    // nothing explains itself on hover any more
    '.report .term { text-decoration: none; cursor: auto; }',
    '.report pre { white-space: pre-wrap; overflow-wrap: anywhere; }',
  ].join('\n');
}
