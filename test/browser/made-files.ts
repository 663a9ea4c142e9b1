import type { Page } from 'puppeteer-core';
import { press } from './notebook-page.ts';

/** Keeps what the page hands out as files, so that a test can read it. */
export async function watchFiles(page: Page): Promise<void> {
  await page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      Object.assign(globalThis, { lastFile: blob });
      return make(blob);
    };
  });
}

/** Presses a button and gives back the file that it makes. */
export async function fileOf(page: Page, button: string): Promise<Buffer> {
  await page.waitForSelector(`${button}:not(:disabled)`);
  await page.evaluate(() => Object.assign(globalThis, { lastFile: undefined }));
  await press(page, button);
  await page.waitForFunction(() => Object(Reflect.get(globalThis, 'lastFile')) instanceof Blob);
  const base64 = await page.evaluate(async () => {
    const { lastFile } = globalThis as unknown as { lastFile: Blob }; // watchFiles keeps it
    let binary = '';
    for (const byte of new Uint8Array(await lastFile.arrayBuffer()))
      binary += String.fromCharCode(byte);
    return btoa(binary);
  });
  return Buffer.from(base64, 'base64');
}

/** What a browser reads in the text of an SVG file: its size, and its title and caption, lines joined. */
export function readSvg(page: Page, text: string) {
  return page.evaluate((markup) => {
    const { documentElement: svg } = new DOMParser().parseFromString(markup, 'image/svg+xml');
    const words = [...svg.children]
      .filter(({ tagName }) => tagName === 'text')
      .map((block) => [...block.children].map((line) => line.textContent).join(' '));
    const [width, height] = ['width', 'height'].map((name) => Number(svg.getAttribute(name)));
    return { root: svg.tagName, width, height, title: words[0] ?? '', caption: words[1] ?? '' };
  }, text);
}

/** Size of the picture that a browser reads in the last file, and how many colours it has. */
export function readPicture(page: Page) {
  return page.evaluate(async () => {
    const { lastFile } = globalThis as unknown as { lastFile: Blob }; // watchFiles keeps it
    const picture = await createImageBitmap(lastFile);
    const { width, height } = picture;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context?.drawImage(picture, 0, 0);
    const { data = [] } = context?.getImageData(0, 0, width, height) ?? {};
    const colours = new Set<number>();
    for (let i = 0; i < data.length; i += 4) {
      colours.add(((data[i] ?? 0) << 16) + ((data[i + 1] ?? 0) << 8) + (data[i + 2] ?? 0));
    }
    return { width, height, colours: colours.size };
  });
}

/** Cells of a CSV file whose texts hold no comma, line by line. */
export const readCsv = (file: Buffer) =>
  file
    .toString('utf8')
    .split('\r\n')
    .map((line) => line.split(','));
