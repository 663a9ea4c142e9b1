/** Loads the run of a scenario that is on the first screen, by folder; made when the page is built by openings-plugin.ts. */
declare module 'virtual:published-runs' {
  import type { PublishedRun } from './published-run.ts';

  const loaders: Readonly<Record<string, () => Promise<{ readonly default: PublishedRun }>>>;
  export default loaders;
}
