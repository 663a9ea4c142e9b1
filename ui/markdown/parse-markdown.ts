import { Marked } from 'marked';
import { LIVE_NUMBER } from '../../engine/index.ts';

const marked = new Marked({
  gfm: true,
  extensions: [
    {
      name: 'live-number',
      level: 'inline',
      start: (text: string) => text.indexOf('${'),
      tokenizer(text: string) {
        const [raw, inner] = LIVE_NUMBER.exec(text) ?? [];
        return raw === undefined ? undefined : { type: 'live-number', raw, text: inner };
      },
      renderer: ({ text }) => `<span data-live="${escapeHtml(String(text))}"></span>`,
    },
  ],
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ text }) => escapeHtml(text),
    // The page's one h1 is the question: headings of the prose start below it.
    heading({ tokens, depth }) {
      const level = Math.max(2, depth);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    link({ href, tokens }) {
      const inner = this.parser.parseInline(tokens);
      if (!/^(https?:|mailto:|#)/i.test(href)) return inner;
      return `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${inner}</a>`;
    },
  },
});

/**
 * Markdown as HTML, with raw HTML and images written out as text and only plain web links kept. A live number
 * is an empty element that holds what stands between its braces, to be filled in by the page.
 */
export function parseMarkdown(markdown: string): string {
  return marked.parse(markdown, { async: false });
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
