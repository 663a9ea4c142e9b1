import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readNotebook, readScenario } from '../../engine/index.ts';
import { readProject } from './read-project.ts';

const root = fileURLToPath(new URL('../../scenarios', import.meta.url));
const folders = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('/scenario.yaml'))
  .map((path) => path.replace('/scenario.yaml', ''));

const SMALL =
  /^(?:that|this|what|they|with|them|those|have|here|been|from|were|than|there|their|which|would|only|does|into|when|people)$/;

/** Words of a sentence that carry its meaning, by their first letters. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(words.map((word) => word.slice(0, 6)).filter((word) => !SMALL.test(word)));
}

/** Share of a sentence's words that another has too. */
function overlap(sentence: string, other: string): number {
  const [own, its] = [wordsOf(sentence), wordsOf(other)];
  return own.size < 2 ? 0 : [...own].filter((word) => its.has(word)).length / own.size;
}

describe.each(folders)('the page of %s', (folder) => {
  const scenario = readScenario(`scenarios/${folder}/scenario.yaml`, readProject());
  const { cells } = readNotebook(scenario, readProject());
  const at = cells.findIndex(({ kind }) => kind === 'limits');
  const before = cells[at - 1];
  const sentences =
    before?.kind === 'prose'
      ? (before.markdown.split(/^#.*$/m).at(-1) ?? '').split(/(?<=[.!?])\s+/).map((each) => each.trim())
      : [];

  it('says what its model leaves out', () => {
    expect(scenario.pathway.leavesOut.length).toBeGreaterThan(0);
    expect(at).toBeGreaterThan(0);
  });

  it('says it once: what stands before the list is not in it', () => {
    const { leavesOut } = scenario.pathway;
    const nobody = 'None of them is the risk of a person: a share of a group, its members.';
    const doubled = sentences.flatMap((sentence) =>
      [...leavesOut, nobody]
        .filter((limit) => overlap(sentence, limit) > 0.5)
        .map((limit) => `“${sentence}” says again “${limit}”`),
    );
    expect(doubled).toEqual([]);
  });
});

describe('what finds a sentence said twice', () => {
  it('finds it in other words, and not in a sentence of something else', () => {
    const limit = 'Children, who are most of those held.';
    expect(overlap('Children are most of those held, and are not here.', limit)).toBeGreaterThan(0.5);
    expect(overlap('Who is in prison at home is taken from a Belgian count.', limit)).toBe(0);
  });
});
