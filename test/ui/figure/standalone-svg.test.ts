import { describe, expect, it } from 'vitest';
import {
  composeSvg,
  inlineStyles,
  wrapText,
  type StyledElement,
} from '../../../ui/figure/standalone-svg.ts';

/** As much of an element as inlining touches. */
class FakeElement implements StyledElement {
  readonly attributes = new Map<string, string>();
  readonly children: FakeElement[] = [];
  parent: FakeElement | undefined;

  constructor(attributes: Record<string, string>, ...children: FakeElement[]) {
    for (const [name, value] of Object.entries(attributes)) this.attributes.set(name, value);
    for (const child of children) {
      child.parent = this;
      this.children.push(child);
    }
  }
  setAttribute(name: string, value: string) {
    this.attributes.set(name, value);
  }
  removeAttribute(name: string) {
    this.attributes.delete(name);
  }
  hasAttribute(name: string) {
    return this.attributes.has(name);
  }
  remove() {
    this.parent?.children.splice(this.parent.children.indexOf(this), 1);
  }
}

describe('inlineStyles', () => {
  const tree = () =>
    new FakeElement(
      { class: 'plot' },
      new FakeElement({ 'data-screen-only': '' }),
      new FakeElement({ class: 'median', d: 'M0,0' }),
    );

  it('writes computed colours onto the copy and drops classes and the cursor', () => {
    const copy = tree();
    inlineStyles(tree(), copy, () => ({
      getPropertyValue: (name) => (name === 'stroke' ? 'rgb(23, 89, 127)' : ''),
    }));
    expect(copy.children).toHaveLength(1);
    expect(Object.fromEntries(copy.children[0]!.attributes)).toEqual({
      d: 'M0,0',
      stroke: 'rgb(23, 89, 127)',
    });
    expect(copy.hasAttribute('class')).toBe(false);
  });
});

describe('wrapText', () => {
  it('breaks at spaces, never inside a number and its unit', () => {
    const lines = wrapText('the bands that hold 90\u00a0% of all draws', 90, 12);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe('the bands that hold 90\u00a0% of all draws');
    expect(lines.some((line) => line.includes('90\u00a0%'))).toBe(true);
  });

  it('keeps a word that is too long on a line of its own', () => {
    expect(wrapText('a incomprehensibilities b', 40, 12)).toEqual([
      'a',
      'incomprehensibilities',
      'b',
    ]);
  });
});

describe('composeSvg', () => {
  it('sets title and caption around the plot and escapes what could break the file', () => {
    const text = composeSvg({
      width: 400,
      height: 200,
      body: '<path d="M0,0"/>',
      title: 'A < B & "C"',
      caption: 'Each dot is 1 chance in 50.',
      ink: 'black',
      inkSoft: 'grey',
      paper: 'white',
      fontFamily: '"DejaVu Sans", sans-serif',
    });
    expect(text).toContain('A &lt; B &amp; &quot;C&quot;');
    expect(text).toContain('font-family="&quot;DejaVu Sans&quot;, sans-serif"');
    expect(text).toContain('<path d="M0,0"/>');
    expect(text).toContain('Each dot is 1 chance in 50.');
    expect(text).not.toContain('var(');
    expect(text).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="432" height="\d+"/);
  });
});
