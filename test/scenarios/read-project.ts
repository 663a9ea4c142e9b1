import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Reads a file of this project by its path from the root; `changed` replaces some of them. */
export function readProject(changed: Readonly<Record<string, string>> = {}) {
  return (path: string): string | undefined => {
    const text = changed[path];
    if (text !== undefined) return text;
    try {
      return readFileSync(`${ROOT}${path}`, 'utf8');
    } catch {
      return undefined;
    }
  };
}
