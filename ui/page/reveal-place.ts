import { openFolds } from '../cell/open-folds.ts';
import type { PagePlace } from '../source/page-place.ts';

/**
 * Scrolls to a place of the page and gives it the focus; what hides it opens.
 *
 * @param fallback cell to show where an assumption is not drawn, such as the folded cell that holds it
 * @returns        whether the page has it
 */
export function revealPlace(place: PagePlace, fallback?: string): boolean {
  const article = document.querySelector('main article');
  const cell = (id: string | undefined) =>
    id === undefined ? null : article?.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`);
  const target =
    place.kind === 'cell'
      ? cell(place.id)
      : (article?.querySelector<HTMLElement>(`[data-assumption="${CSS.escape(place.id)}"]`) ??
        cell(fallback));
  if (!target) return false;
  openFolds(target);
  target.scrollIntoView({ block: 'center' });
  const first =
    place.kind === 'assumption' && target.matches('[data-assumption]')
      ? target.querySelector<HTMLElement>('input, button')
      : target.querySelector<HTMLElement>('[data-control="more"], button, input');
  first?.focus({ preventScroll: true });
  return true;
}
