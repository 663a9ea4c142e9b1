import { beforeEach, describe, expect, it } from 'vitest';
import { removeCell } from '../../../engine/index.ts';
import { NotebookDocument, notebookPath } from '../../../ui/document/notebook-document.svelte.ts';
import { parseScenario } from '../../../ui/document/parse-scenario.ts';
import { readProjectFile, scenarioPath } from '../../../ui/project/project-file.ts';
import { offerChanges, readLink } from '../../../ui/share/offered-changes.ts';
import { packText } from '../../../ui/share/share-link.ts';
import { textMark } from '../../../ui/share/text-mark.ts';

const ID = 'uk-returnees';
const text = readProjectFile(scenarioPath(ID)) ?? '';
const edited = text.replace('weight: 1 }', 'weight: 1, value: x }');

let document: NotebookDocument;
beforeEach(() => {
  const parsed = parseScenario(ID, text);
  if (parsed.kind === 'broken') throw new Error('the committed scenario must be readable');
  const committed = readProjectFile(notebookPath(ID));
  document = new NotebookDocument(ID, text, parsed.scenario, text, { committed });
});

const link = (parts: object) => readLink({ page: 'notebook', id: ID, ...parts }, document);

describe('what a link offers', () => {
  it('lists the assumptions it changes, with what they were and would be', () => {
    const offered = text.replace('abroad: 295', 'abroad: 100');
    const offer = link({ edit: packText(offered), from: textMark(text) });
    expect(offer).toMatchObject({ kind: 'offer', scenario: offered, isOtherBase: false });
    if (offer.kind !== 'offer') return;
    expect(offer.changes.map(({ was, is }) => [was, is])).toEqual([['295', '100']]);
    expect(offer.assumptions).toBeGreaterThan(offer.changes.length);
    expect(offer.others).toEqual([]);
    expect(document.text).toBe(text);
  });

  it('tells of draws, seed, question and what-ifs, which no assumption shows', () => {
    const offered = text
      .replace('draws: 10000', 'draws: 20000')
      .replace('seed: uk-2018', 'seed: other')
      .replace(/question: .*/, 'question: How many?')
      .replace('title: As often as in Belgium', 'title: As in Belgium');
    const offer = link({ edit: packText(offered) });
    expect(offer).toMatchObject({
      kind: 'offer',
      changes: [],
      others: [
        'It asks for 20,000 draws instead of 10,000.',
        'It draws with the seed “other” instead of “uk-2018”.',
        'It asks: “How many?”',
        'It changes the what-if “As in Belgium”.',
      ],
    });
  });

  it('counts the cells that it changes', () => {
    const notebook = removeCell(document.notebook, 'model');
    expect(link({ cells: packText(notebook) })).toMatchObject({
      kind: 'offer',
      scenario: text,
      notebook,
      cells: { removed: 1 },
    });
  });

  it('knows when it was made from another version', () => {
    expect(link({ edit: packText(text), from: '00000000' })).toMatchObject({ isOtherBase: true });
  });

  it('refuses a scenario that does not work, with line and column', () => {
    const refused = link({ edit: packText(edited) });
    expect(refused.kind).toBe('refused');
    expect(refused).toMatchObject({ reason: expect.stringMatching(/\(line \d+, column \d+\)/) });
  });

  it('refuses scenario and notebook that together unpack to more than the limit', () => {
    const half = packText(' '.repeat(1_500_000));
    expect(link({ edit: half, cells: half })).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('more than 2 MiB'),
    });
    expect(offerChanges({ notebook: ' '.repeat(10) }, document)).toMatchObject({ kind: 'offer' });
  });
});
