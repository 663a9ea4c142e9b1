/**
 * Words in lines, broken at spaces and behind hyphens; a word that is longer has a line of its own.
 *
 * @param letters most letters of a line; Infinity for one line
 * @example breakWords('return-rate * known', 12) // ['return-rate', '* known']
 */
export function breakWords(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const part of text.match(/[^ -]*[ -]|[^ -]+/g) ?? []) {
    const line = lines.at(-1);
    if (line !== undefined && (line + part).trimEnd().length <= letters) {
      lines[lines.length - 1] = line + part;
    } else lines.push(part);
  }
  return lines.map((line) => line.trim());
}
