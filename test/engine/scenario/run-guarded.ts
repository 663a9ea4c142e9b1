import { runInNewContext } from 'node:vm';

/**
 * Runs something that a bad pattern would keep busy for minutes or for ever, and stops it in the middle of a match.
 * The limit is no measure of speed: what is linear takes a few thousandths of it.
 *
 * @throws when it has not ended after so many milliseconds
 */
export function runGuarded<T>(run: () => T, limitMs = 60_000): T {
  const result: T[] = [];
  const context = { step: () => void result.push(run()) };
  runInNewContext('step()', context, { timeout: limitMs });
  const [first] = result;
  return first as T; // pushed, or the line above has thrown
}

/** Time for a test that runs something guarded: longer than the guard, so that the guard speaks first. */
export const GUARDED_TEST_MS = 150_000;
