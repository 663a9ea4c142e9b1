/** The index of scenarios, made when the page is built by openings-plugin.ts. */
declare module 'virtual:openings' {
  import type { IndexEntry } from './opening.ts';

  const entries: readonly IndexEntry[];
  export default entries;
}
