import type { Endpoint } from 'comlink';

/** One worker thread as the pool sees it. */
export interface PoolWorker {
  /** Where comlink talks to the worker. */
  readonly endpoint: Endpoint;
  /** Calls back when the worker has crashed, ended, or sent what cannot be read; reason for people. */
  onLost(callback: (reason: string) => void): void;
  /** Ends the worker at once, whatever it is doing. */
  terminate(): void;
}

/** Where the pool's workers come from; the one thing that differs between browser and Node. */
export interface PoolPlatform {
  /** Number of workers, at least 1. */
  readonly size: number;
  /** Milliseconds since some moment, never going back: for watchdogs alone, no number depends on it. */
  now(): number;
  spawn(): PoolWorker;
}
