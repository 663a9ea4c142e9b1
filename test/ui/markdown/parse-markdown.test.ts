import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../ui/markdown/parse-markdown.ts';

describe('Markdown of a notebook', () => {
  it('keeps ordinary prose', () => {
    expect(parseMarkdown('Some **bold** and [a link](https://example.org/a?b=1).')).toBe(
      '<p>Some <strong>bold</strong> and <a href="https://example.org/a?b=1" rel="noopener noreferrer">a link</a>.</p>\n',
    );
  });

  it('writes raw HTML out as text', () => {
    const html = parseMarkdown(
      '<script>alert(1)</script>\n\nA <img src=x onerror=alert(1)> b <b>c</b>',
    );
    expect(html).not.toMatch(/<(script|img|b)\b/);
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('loads no picture from elsewhere', () => {
    expect(parseMarkdown('![a "map](https://example.org/x.png)')).not.toMatch(/<img|src=/);
  });

  it('drops the target of a link that is no web address, and keeps its words', () => {
    for (const href of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      '//e.org',
    ]) {
      const html = parseMarkdown(`[words](${href})`);
      expect(html).not.toContain('<a');
      expect(html).toContain('words');
    }
  });

  it('leaves the first level of heading to the question of the page', () => {
    expect(parseMarkdown('# Method')).toBe('<h2>Method</h2>\n');
    expect(parseMarkdown('### Detail')).toBe('<h3>Detail</h3>\n');
  });
});
