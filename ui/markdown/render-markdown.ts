import DOMPurify from 'dompurify';
import { parseMarkdown } from './parse-markdown.ts';

/**
 * Markdown of a notebook as safe HTML. Notebooks may come from strangers, so there are two locks: raw
 * HTML and images are written out as text, and what is left goes through a short list of allowed tags.
 */
export function renderMarkdown(markdown: string): string {
  return DOMPurify.sanitize(parseMarkdown(markdown), {
    ALLOWED_TAGS: [
      ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote'],
      ...[
        'strong',
        'em',
        'del',
        'code',
        'pre',
        'a',
        'table',
        'thead',
        'tbody',
        'tr',
        'th',
        'td',
        'span',
      ],
    ],
    ALLOWED_ATTR: ['href', 'rel', 'start', 'data-live'],
    ADD_URI_SAFE_ATTR: ['data-live', 'start'], // no addresses: read as text and as a number
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|#)/i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
}
