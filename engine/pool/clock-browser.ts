/** Milliseconds since some moment, never going back: for watchdogs alone, no number depends on it. */
// eslint-disable-next-line no-restricted-globals -- the one clock of pages and their workers
export const clock = (): number => performance.now();
