import type { Terminal } from './terminal.ts';

const WIDTH = 24;

/** Least time between two drawings, milliseconds. */
const INTERVAL_MS = 50;

/** Shows how far a run is, on a terminal only; returns what to call after every chunk. */
export function progressBar(
  terminal: Terminal,
  title: string,
): (progress: { drawsDone: number; draws: number }) => void {
  let shownAt = -Infinity;
  return ({ drawsDone, draws }) => {
    if (drawsDone === draws) {
      terminal.status('');
      return;
    }
    const now = performance.now();
    if (now - shownAt < INTERVAL_MS) return;
    shownAt = now;
    const full = Math.floor((WIDTH * drawsDone) / draws);
    const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
    terminal.status(`${bar} ${drawsDone} of ${draws} draws  ${title}`);
  };
}
