/** Marks the lists of which a phone shows the beginning, and those of them that are open: `PhoneFold`. */
const FOLD = '[data-phone-fold]';

/** What is asked of an element of the page. */
type Inside = Pick<Element, 'closest'>;

/** Opens whatever hides an element, so that it can be shown: its details, and the list that a phone cuts. */
export function openFolds(target: Inside): void {
  target.closest(FOLD)?.setAttribute('data-phone-fold', 'open');
  const details = target.closest('details');
  if (details === null) return;
  details.open = true;
  if (details.parentElement) openFolds(details.parentElement);
}
