/**
 * The loss of a worker, against which calls to it are raced: comlink alone would leave them pending for ever.
 *
 * A promise that never settles, given to `Promise.race` with each call, would hold the answer of every call
 * for as long as the worker lives; here a call is forgotten once it has been answered.
 */
export interface Loss {
  /** Every call under way, and every later one, rejects with this error; the first declaration counts. */
  declare(error: Error): void;
  /** Settles as the call does, or rejects when the worker is lost before that. */
  race<T>(call: Promise<T>): Promise<T>;
}

export function createLoss(): Loss {
  let lost: Error | undefined;
  const waiting = new Set<(error: Error) => void>();
  return {
    declare(error) {
      if (lost) return;
      lost = error;
      for (const reject of waiting) reject(error);
      waiting.clear();
    },
    race: <T>(call: Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        if (lost) reject(lost);
        else waiting.add(reject);
        call.then(
          (answer) => {
            waiting.delete(reject);
            resolve(answer);
          },
          (error: unknown) => {
            waiting.delete(reject);
            reject(error);
          },
        );
      }),
  };
}
