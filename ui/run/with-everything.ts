import type { NotebookRun } from './notebook-run.svelte.ts';

/** How often it is looked whether all is done, and for how long at most, milliseconds. */
const LOOK_MS = 50;
const MOST_WAIT_MS = 30_000;

/** Looks without a run under way after which what is still not drawn is waited for no longer: three seconds. */
const MOST_QUIET = 60;

/**
 * Runs every variant that the page shows, near the screen or not, and has all cells drawn with what came of it;
 * waits half a minute at most.
 *
 * @param make    what to do then, such as taking the page away
 * @param isDrawn whether no cell waits for a part of the page that is loaded when it is used
 */
export async function withEverything<T>(
  run: Pick<NotebookRun, 'wantsAll' | 'drawAll' | 'isIdle'>,
  make: () => T,
  isDrawn: () => boolean = () => true,
): Promise<T> {
  run.wantsAll = true;
  try {
    let quiet = 0;
    const isReady = () => quiet >= MOST_QUIET || (quiet >= 2 && isDrawn());
    for (let waited = 0; waited < MOST_WAIT_MS && !isReady(); waited += LOOK_MS) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      run.drawAll(); // what is drawn may ask for more
      quiet = run.isIdle ? quiet + 1 : 0;
    }
    return make();
  } finally {
    run.wantsAll = false;
  }
}
