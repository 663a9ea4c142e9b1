import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { parentPort } from 'node:worker_threads';
import type { KernelKind } from '../simulate/create-kernel.ts';
import { createWorkerApi } from './worker-api.ts';

if (!parentPort)
  throw new Error('worker-node.js is run by the pool in a worker thread, not by itself');
/** Of tests and timings: the kind of kernel to take, `simd`, `scalar` or `typescript`. */
const wanted = process.env['BASERATE_KERNEL'] || undefined;
const only = wanted as KernelKind | undefined; // any other word is refused with the first model

expose(createWorkerApi(only), nodeEndpoint(parentPort));
