import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What is worth compressing, and what it is; pictures are compressed already. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html;charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

type Encoding = 'br' | 'gzip';

/** Middling effort: a first request waits for it. A 5 of brotli is smaller than a 9 of gzip. */
const COMPRESS: Readonly<Record<Encoding, (content: Buffer) => Promise<Buffer>>> = {
  br: (content) =>
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify<Buffer, Buffer>(gzip),
};

/**
 * The encoding to answer in: the smallest that a browser takes.
 *
 * @param accepted its `Accept-Encoding`; what it gives a weight of 0 it does not take (RFC 9110, 12.5.3)
 */
export function encodingFor(accepted: string): Encoding | undefined {
  const taken = new Map(
    accepted.split(',').map((each) => {
      const [name = '', ...rest] = each.split(';').map((part) => part.trim().toLowerCase());
      const weight = rest.find((part) => part.startsWith('q='))?.slice(2);
      return [name, weight === undefined || Number(weight) > 0];
    }),
  );
  const takes = (name: Encoding) => taken.get(name) ?? taken.get('*') ?? false;
  return (['br', 'gzip'] as const).find(takes);
}

/**
 * Answers requests for the files of a folder compressed, each file compressed once.
 *
 * @param folder absolute; `/` is its `index.html`
 * @returns      whether it answered; what it leaves (pictures, parts of files, browsers that take no encoding,
 *               what is not there) is for another to answer
 */
export function compressedFiles(
  folder: string,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const kept = new Map<string, { readonly mark: string; readonly body: Buffer }>();
  const root = join(folder, sep);
  return async ({ method, url = '/', headers }, response) => {
    if (method !== 'GET' || headers.range !== undefined) return false;
    const encoding = encodingFor(String(headers['accept-encoding'] ?? ''));
    const path = pathOf(url);
    const type = path === undefined ? undefined : TYPES[extname(path)];
    if (encoding === undefined || path === undefined || type === undefined) return false;
    const file = normalize(join(folder, path));
    if (!file.startsWith(root)) return false;
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return false;
    const mark = `W/"${String(found.size)}-${String(found.mtimeMs)}-${encoding}"`;
    const about = { 'cache-control': 'no-cache', etag: mark, vary: 'Accept-Encoding' };
    if (headers['if-none-match'] === mark) {
      response.writeHead(304, about).end();
      return true;
    }
    const key = `${encoding} ${file}`;
    let answer = kept.get(key);
    if (answer?.mark !== mark) {
      answer = { mark, body: await COMPRESS[encoding](await readFile(file)) };
      kept.set(key, answer);
    }
    response.writeHead(200, {
      ...about,
      'content-type': type,
      'content-encoding': encoding,
      'content-length': answer.body.length,
    });
    response.end(answer.body);
    return true;
  };
}

/** Path of a request inside the folder; undefined where it is none. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    return path.includes('\0') ? undefined : path.endsWith('/') ? `${path}index.html` : path;
  } catch {
    return undefined;
  }
}
