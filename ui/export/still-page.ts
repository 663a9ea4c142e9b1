import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import { exportWords } from '../words/export-words.ts';

/** Parts of a page that only work while it runs. */
const LIVE_PARTS = [
  '.no-print',
  '.bar',
  '[role="toolbar"]',
  '[role="tooltip"]',
  '[role="alert"]',
  '[aria-live]',
  '[data-screen-only]',
  '[data-toast]',
  '[data-keep]',
  'script',
].join(', ');

/** What a report says besides the page itself. */
export interface ReportFacts {
  readonly document: NotebookDocument;
  /** Seed that is tried beside the scenario's own. */
  readonly seed: string | undefined;
  readonly command: string;
  /** When it is made, as a reader writes it. */
  readonly date: string;
}

/**
 * A copy of the page as it stands, without anything that works only while it runs: boxes become what stands
 * in them, explanations the words they explain. What differs from the published scenario and the
 * command that runs it again are added.
 */
export function stillPage(article: HTMLElement, facts: ReportFacts): HTMLElement {
  const copy = article.cloneNode(true) as HTMLElement; // a clone has the type of its original
  freezeBoxes(article, copy);
  for (const part of copy.querySelectorAll(LIVE_PARTS)) part.remove();
  for (const fold of copy.querySelectorAll('[data-phone-fold]')) {
    fold.removeAttribute('data-phone-fold'); // a report has no button that would show the rest
  }
  for (const button of copy.querySelectorAll('button')) {
    // a live number is a button that reads as a word
    if (button.closest('.live')) button.replaceWith(element('strong', button.textContent));
    else button.remove();
  }
  for (const each of copy.querySelectorAll('[tabindex], [role="button"]')) {
    each.removeAttribute('tabindex');
    if (each.getAttribute('role') === 'button') each.removeAttribute('role');
  }
  for (const link of copy.querySelectorAll('a[href^="#"]')) {
    const target = link.getAttribute('href')?.slice(1) ?? '';
    if (copy.querySelector(`[id="${CSS.escape(target)}"]`) === null) link.removeAttribute('href');
  }
  copy.append(factsOf(facts));
  return copy;
}

/** Puts what stands in each box in its place; a clone does not know what was typed or chosen. */
function freezeBoxes(original: HTMLElement, copy: HTMLElement): void {
  const find = (root: HTMLElement) => [
    ...root.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
      'input, select, textarea',
    ),
  ];
  const copies = find(copy);
  find(original).forEach((box, index) => copies[index]?.replaceWith(element('b', textIn(box))));
}

function textIn(box: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): string {
  if (box instanceof HTMLSelectElement) return box.selectedOptions[0]?.textContent.trim() ?? '';
  const isMark = box instanceof HTMLInputElement && ['radio', 'checkbox'].includes(box.type);
  return isMark ? (box.checked ? '● ' : '○ ') : box.value;
}

function factsOf({ document: { changes }, seed, command, date }: ReportFacts): HTMLElement {
  const section = element('section');
  section.append(element('h2', exportWords.reportOf(date)));
  section.append(
    element(
      'p',
      changes.length === 0 ? exportWords.published : exportWords.changed(changes.length),
    ),
  );
  if (changes.length > 0) {
    const list = element('ul');
    for (const { assumption, was, is } of changes) {
      list.append(element('li', `${assumption.label}: ${was} → ${is}`));
    }
    section.append(list);
  }
  if (seed !== undefined) section.append(element('p', exportWords.tried(seed)));
  section.append(element('p', exportWords.again), element('pre', command));
  return section;
}

function element(name: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
