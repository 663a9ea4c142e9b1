import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const PAGE = fileURLToPath(new URL('../docs/performance.md', import.meta.url));

/** Markdown as the project's pages are laid out. */
export async function formatted(text) {
  return format(text, { ...(await resolveConfig(PAGE)), parser: 'markdown' });
}

/** Puts the results of a part between its two marks on the page. */
export async function writeResults(part, result) {
  const begin = `<!-- results of ${part} -->`;
  const end = `<!-- end of ${part} -->`;
  const page = readFileSync(PAGE, 'utf8');
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no place for ${part}`);
  const whole = `${page.slice(0, from + begin.length)}\n\n${result}\n${page.slice(to)}`;
  writeFileSync(PAGE, await formatted(whole));
}
