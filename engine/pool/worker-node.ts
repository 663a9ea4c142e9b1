import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { parentPort } from 'node:worker_threads';
import { createWorkerApi } from './worker-api.ts';

if (!parentPort)
  throw new Error('worker-node.js is run by the pool in a worker thread, not by itself');
expose(createWorkerApi(), nodeEndpoint(parentPort));
