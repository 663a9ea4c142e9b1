import { openingWords } from '../words/opening-words.ts';
import { isPublishedModel } from './scenario-order.ts';

/** What is said of a number without a source of its own: a model that is rebuilt names its source once. */
export function unsourcedText(id: string): string {
  return isPublishedModel(id) ? openingWords.ofPublished : openingWords.noSource;
}
