import { openConductor, type PageConductor } from '../../engine/pool/conductor-browser.ts';

let conductor: PageConductor | undefined;

/** The page's one conductor, which owns the pool of workers; started when first asked for and kept. */
export function pageConductor(): PageConductor {
  conductor ??= openConductor();
  return conductor;
}
