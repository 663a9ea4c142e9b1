import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Text of the page on the file formats. */
export const formatPage = readFileSync(
  fileURLToPath(new URL('../../docs/format.md', import.meta.url)),
  'utf8',
);

/** Example files of the page by their path. */
export const formatExamples: ReadonlyMap<string, string> = new Map(
  [...formatPage.matchAll(/^(`{3,})\w+ file=(\S+)\n([\s\S]*?)\n\1$/gm)].map(
    ([, , path = '', text = '']) => [path, `${text}\n`],
  ),
);
