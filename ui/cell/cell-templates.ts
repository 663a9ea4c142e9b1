import { CELL_KINDS, type FencedCell, type Scenario } from '../../engine/index.ts';
import { cellWords } from '../words/cell-words.ts';

export type NewKind = Exclude<FencedCell['kind'], 'question'> | 'prose';

/** Kinds of cell that a reader can add, the most wanted first. */
export const NEW_KINDS: readonly NewKind[] = [
  ...(['prose', 'figure', 'table', 'compare', 'assumptions'] as const),
  ...CELL_KINDS.filter(
    (kind): kind is Exclude<NewKind, 'prose'> =>
      !['question', 'figure', 'table', 'compare', 'assumptions'].includes(kind),
  ),
];

/** What a new cell is: of the scenario's first outcome, and named by what it shows. */
export function cellTemplate(kind: NewKind, scenario: Scenario): string {
  const outcome = scenario.outcomes[0]?.name ?? '';
  switch (kind) {
    case 'prose':
      return cellWords.newText;
    case 'figure':
      return block(`figure fan id=${outcome}-over-time outcome=${outcome}`);
    case 'compare':
      return block(`compare id=${outcome}-compared outcome=${outcome}`);
    default:
      return block(`${kind} id=${kind}`);
  }
}

function block(info: string): string {
  return `\`\`\`${info}\n\`\`\``;
}
