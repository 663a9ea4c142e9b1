import { textWidth } from '../../engine/index.ts';

/** What stands around a plot once it leaves the page: its title and caption, and colours already resolved. */
export interface SvgFrame {
  readonly width: number;
  readonly height: number;
  /** SVG markup of the plot, styles inlined. */
  readonly body: string;
  readonly title: string;
  readonly caption: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly paper: string;
  readonly fontFamily: string;
}

const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-weight',
  'font-family',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
];

/** The part of an element that inlining needs; every SVG element of a page has it. */
export interface StyledElement {
  readonly children: ArrayLike<StyledElement>;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  hasAttribute(name: string): boolean;
  remove(): void;
}

/** The styles a browser computed for an element. */
export type StyleReader = (element: StyledElement) => { getPropertyValue(name: string): string };

/**
 * Writes the styles computed for `original` onto `copy`, its deep clone, so that the copy needs no
 * style sheet and no CSS variable. Parts marked `data-screen-only` (the cursor) are left out.
 */
export function inlineStyles(
  original: StyledElement,
  copy: StyledElement,
  styleOf: StyleReader,
): void {
  const style = styleOf(original);
  for (const name of STYLES) {
    const value = style.getPropertyValue(name);
    if (value !== '') copy.setAttribute(name, value);
  }
  copy.removeAttribute('class');
  const copies = Array.from(copy.children);
  Array.from(original.children).forEach((child, i) => {
    const twin = copies[i];
    if (!twin) return;
    if (child.hasAttribute('data-screen-only')) twin.remove();
    else inlineStyles(child, twin, styleOf);
  });
}

/** Breaks text into lines of at most `width` pixels, at spaces. */
export function wrapText(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  let line = '';
  // Not \s: a no-break space holds a number and its unit together.
  for (const word of text.split(/[ \n]+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, fontSize) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === '' ? lines : [...lines, line];
}

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A whole SVG document: the plot between its title and its caption, on paper. */
export function composeSvg(frame: SvgFrame): string {
  const { width, height, body, ink, inkSoft, paper } = frame;
  const pad = 16;
  const block = (
    text: string,
    fontSize: number,
    lineHeight: number,
    top: number,
    style: string,
  ) => {
    const lines = wrapText(text, width, fontSize);
    const spans = lines.map(
      (line, i) =>
        `<tspan x="${pad}" y="${top + fontSize + i * lineHeight}">${escape(line)}</tspan>`,
    );
    return {
      markup: `<text font-size="${fontSize}" ${style}>${spans.join('')}</text>`,
      bottom: top + lines.length * lineHeight,
    };
  };
  const title = block(frame.title, 16, 21, pad, `font-weight="600" fill="${escape(ink)}"`);
  const plotTop = title.bottom + 10;
  const caption = block(frame.caption, 12, 17, plotTop + height + 12, `fill="${escape(inkSoft)}"`);
  const fullWidth = width + 2 * pad;
  const fullHeight = caption.bottom + pad;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${fullWidth}" height="${fullHeight}" viewBox="0 0 ${fullWidth} ${fullHeight}" font-family="${escape(frame.fontFamily)}">`,
    `<rect width="100%" height="100%" fill="${escape(paper)}"/>`,
    title.markup,
    `<g transform="translate(${pad} ${plotTop})">${body}</g>`,
    caption.markup,
    '</svg>',
  ].join('\n');
}
