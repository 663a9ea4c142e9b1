import type { PoolPlatform } from './platform.ts';

/** A timer later than this slept or was held up itself, and proves nothing about the one it watches. */
const LATE_MS = 250;

/**
 * Calls back when it has not been told to rest for so long. Where the timer itself comes late, as after a
 * laptop's sleep or while this thread was busy, answers may wait unread, and the time begins again.
 *
 * @param limitMs whole time, milliseconds
 * @returns tells it to rest
 */
export function startWatchdog(
  { now }: Pick<PoolPlatform, 'now'>,
  limitMs: number,
  bark: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const watch = () => {
    const due = now() + limitMs;
    timer = setTimeout(() => {
      if (now() > due + LATE_MS) watch();
      else bark();
    }, limitMs);
  };
  watch();
  return () => clearTimeout(timer);
}
