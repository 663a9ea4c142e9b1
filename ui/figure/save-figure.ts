import { figureWords } from '../words/figure/figure-words.ts';
import { composeSvg, inlineStyles, type StyleReader } from './standalone-svg.ts';

/** Gives the reader a file to keep. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Text of a self-contained SVG file of a drawn figure, as it looks now, with its title and caption. */
export function figureSvg(svg: SVGSVGElement, title: string, caption: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement; // a clone has the type of its original
  const styleOf: StyleReader = (element) => getComputedStyle(element as unknown as Element); // inlineStyles walks only the elements given here
  inlineStyles(svg, copy, styleOf);
  const style = getComputedStyle(svg);
  const { width, height } = svg.viewBox.baseVal;
  return composeSvg({
    width,
    height,
    body: Array.from(copy.children)
      .filter(({ tagName }) => tagName !== 'title' && tagName !== 'desc')
      .map((child) => new XMLSerializer().serializeToString(child))
      .join(''),
    title,
    caption,
    ink: style.getPropertyValue('--figure-ink').trim(),
    inkSoft: style.getPropertyValue('--figure-ink-soft').trim(),
    paper: style.getPropertyValue('--figure-paper').trim(),
    fontFamily: style.fontFamily,
  });
}

/**
 * Paints SVG text at `scale` pixels a unit.
 *
 * @throws Error when the browser cannot decode the picture or refuses the canvas
 */
export async function pngOfSvg(svgText: string, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  const context = canvas.getContext('2d');
  if (!context) throw new Error(figureWords.noCanvas);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error(figureWords.noPng));
    }, 'image/png');
  });
}
