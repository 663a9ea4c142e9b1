import { glossary, type TermName } from '../words/glossary.ts';

/** A piece of a text; with `term` where it is a word of the glossary. */
export interface TextPart {
  readonly text: string;
  readonly term?: TermName;
}

/** Alternatives go from the longest on, so that `Monte Carlo standard error` is not only its last words. */
const FORMS = Object.entries(glossary)
  .flatMap(([name, { forms }]) =>
    forms.map((form) => ({
      term: name as TermName, // a key of the glossary
      form: form.replaceAll(' ', '[\\s\\u00a0]'),
    })),
  )
  .sort((a, b) => b.form.length - a.form.length);

const ANY = new RegExp(
  `(?<![\\p{L}\\d-])(?:${FORMS.map(({ form }) => form).join('|')})(?![\\p{L}\\d-])`,
  'giu',
);
const EACH = FORMS.map(({ term, form }) => ({ term, whole: new RegExp(`^(?:${form})$`, 'iu') }));

/**
 * Divides a text at the words of the glossary. Only the first place of each word is marked: a reader needs one
 * explanation, and a keyboard one stop.
 *
 * @param text  as it is shown; the parts joined are the same text
 * @param known words that are not marked, because they are explained nearby
 */
export function markTerms(text: string, known: readonly TermName[] = []): TextPart[] {
  const seen = new Set<TermName>(known);
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(ANY)) {
    const term = EACH.find(({ whole }) => whole.test(match[0]))?.term;
    if (term === undefined || seen.has(term)) continue;
    seen.add(term);
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: match[0], term });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
